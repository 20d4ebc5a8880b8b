import { randomUUID } from 'node:crypto'
import { endpoints, type Endpoints } from '@/contract'
import { everyRow } from '../support/rows'
import { inTwoHours, setup } from '../support/setup'

type Name = keyof Endpoints
type Role = 'guest' | 'owner' | 'stranger'
type Outcome = 'served' | 'unauthenticated' | 'not_found' | 'served in vain'

/** Who gets what. The owner is whose booking, hold or account it is; the stranger is another member. */
const outcomes = {
  'for anybody': { guest: 'served', owner: 'served', stranger: 'served' },
  'for members': { guest: 'unauthenticated', owner: 'served', stranger: 'served' },
  'for its owner': { guest: 'unauthenticated', owner: 'served', stranger: 'not_found' },
  /** A stranger learns no more than that there was nothing to do. */
  'for its owner, else idle': { guest: 'unauthenticated', owner: 'served', stranger: 'served in vain' },
} as const satisfies Record<string, Record<Role, Outcome>>

/** An endpoint that is not here has no policy, and fails. */
const policies: Record<Name, keyof typeof outcomes> = {
  'POST /auth/phone/codes': 'for anybody',
  'POST /auth/phone': 'for anybody',
  'POST /auth/:platform': 'for anybody',
  'GET /me': 'for members',
  'GET /brand': 'for anybody',
  'GET /test-drive/cities': 'for anybody',
  'GET /test-drive/days': 'for anybody',
  'GET /test-drive/availability': 'for anybody',
  'GET /test-drive/dealers': 'for anybody',
  'GET /test-drive/dealers/:dealerId': 'for anybody',
  'GET /test-drive/slots': 'for anybody',
  'POST /test-drive/holds': 'for members',
  'DELETE /test-drive/holds/:holdId': 'for its owner, else idle',
  'POST /test-drive/bookings': 'for its owner',
  'GET /test-drive/bookings': 'for members',
  'GET /test-drive/bookings/:bookingId': 'for its owner',
  'POST /test-drive/bookings/:bookingId/reschedule': 'for its owner',
  'POST /test-drive/bookings/:bookingId/cancel': 'for its owner',
}

type Ask = { params?: Record<string, string>; query?: Record<string, string>; payload?: object }
type World = Awaited<ReturnType<typeof aWorld>>

/** What a caller who may would be served for. */
const asks: Record<Name, (world: World, role: Role) => Ask> = {
  'POST /auth/phone/codes': (_, role) => ({ payload: { phone: newPhones[role] } }),
  'POST /auth/phone': ({ codes }, role) => ({
    payload: { phone: phones[role], code: codes.get(phones[role]) },
  }),
  'POST /auth/:platform': () => ({ params: { platform: 'wechat' }, payload: { code: 'dev:anna' } }),
  'GET /me': () => ({}),
  'GET /brand': () => ({}),
  'GET /test-drive/cities': () => ({}),
  'GET /test-drive/days': () => ({ query: { city: '310100' } }),
  'GET /test-drive/availability': ({ day }) => ({ query: { city: '310100', date: day } }),
  'GET /test-drive/dealers': () => ({ query: { city: '310100' } }),
  'GET /test-drive/dealers/:dealerId': ({ dealerId }) => ({ params: { dealerId } }),
  'GET /test-drive/slots': ({ dealerId, day }) => ({ query: { dealerId, model: 'lan', date: day } }),
  'POST /test-drive/holds': ({ dealerId, later, requestId }) => ({
    payload: { dealerId, modelId: 'lan', startsAt: later, requestId },
  }),
  'DELETE /test-drive/holds/:holdId': ({ holdId }) => ({ params: { holdId } }),
  'POST /test-drive/bookings': ({ holdId, requestId }) => ({
    payload: { holdId, contactName: '陈屿', contactPhone: '13800138000', requestId },
  }),
  'GET /test-drive/bookings': () => ({ query: { when: 'upcoming' } }),
  'GET /test-drive/bookings/:bookingId': ({ bookingId }) => ({ params: { bookingId } }),
  'POST /test-drive/bookings/:bookingId/reschedule': ({ bookingId, later, requestId }) => ({
    params: { bookingId },
    payload: { startsAt: later, requestId },
  }),
  'POST /test-drive/bookings/:bookingId/cancel': ({ bookingId, requestId }) => ({
    params: { bookingId },
    payload: { reason: 'time', requestId },
  }),
}

const newPhones = { guest: '13900139000', owner: '13900139001', stranger: '13900139002' }
const phones = { guest: '13700137000', owner: '13700137001', stranger: '13700137002' }

/** A dealer with room for all, an owner with a booking and a hold, a stranger, and phones that were sent a code. */
async function aWorld() {
  const house = await setup()
  const { id: dealerId } = await house.aDealer({
    models: { lan: 3 },
    consultants: 3,
    policy: { cutoffMin: 0 },
  })
  const owner = await house.aMember()
  const stranger = await house.aMember()
  const booked = await house.book({ member: owner, dealerId })
  const held = await house.hold({ member: owner, dealerId, startsAt: inTwoHours(house.clock.now, 2) })
  for (const phone of Object.values(phones))
    await house.call('POST /auth/phone/codes', { payload: { phone } })
  return {
    ...house,
    ...{ dealerId, owner, stranger },
    bookingId: booked.json<{ id: string }>().id,
    holdId: held.json<{ id: string }>().id,
    day: '2026-03-10',
    later: inTwoHours(house.clock.now, 4).toISOString(),
    requestId: randomUUID(),
  }
}

function ask(world: World, name: Name, role: Role) {
  const { params = {}, query = {}, payload } = asks[name](world, role)
  const path = name.replace(/:(\w+)/g, (_, key: string) => params[key]!)
  return world.call(path, { query, payload, ...(role !== 'guest' && { member: world[role] }) })
}

const names = Object.keys(endpoints) as Name[]

test('every endpoint of the OpenAPI document has a policy, and says in the document whether it needs a session', async () => {
  const { app } = await setup()
  const { paths } = (await app.inject('/api/docs/json')).json<{
    paths: Record<string, Record<string, object>>
  }>()
  const documented = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path.replace('/api', '').replace(/{(\w+)}/g, ':$1')}`
      return [name, 'security' in operation] as const
    }),
  )
  const stated = Object.entries(policies).map(
    ([name, policy]) => [name, outcomes[policy].guest !== 'served'] as const,
  )
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(stated))
})

test('who an endpoint is for is what the contract says', () => {
  const guarded = names.filter((name) => endpoints[name].who === 'member')
  expect(guarded).toEqual(names.filter((name) => outcomes[policies[name]].guest === 'unauthenticated'))
})

test.each(names)('%s answers each as its policy says, and changes nothing where it refuses', async (name) => {
  const world = await aWorld()
  // The owner last: what the others must not change is then still there.
  for (const role of ['guest', 'stranger', 'owner'] as const) {
    const before = await everyRow(world.pool)
    const answer = await ask(world, name, role)
    const outcome: Outcome = outcomes[policies[name]][role]

    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect({ role, status: answer.statusCode, ...codeOf(answer) }).toEqual({
      role,
      ...expected(name, outcome),
    })
    if (outcome !== 'served') expect(await everyRow(world.pool)).toEqual(before)
  }
})

const codeOf = (answer: { json(): { code?: string } }) => ({ code: answer.json().code })

function expected(name: Name, outcome: Outcome) {
  if (outcome === 'unauthenticated') return { status: 401, code: outcome }
  if (outcome === 'not_found') return { status: 404, code: outcome }
  return { status: Number(Object.keys(endpoints[name].reply)[0]), code: undefined }
}

test("a stranger can't tell another's from what never was", async () => {
  const world = await aWorld()
  const nothing = { ...world, bookingId: randomUUID(), holdId: randomUUID() }
  const answers = async (at: World) => {
    const told: Record<string, unknown> = {}
    for (const name of names.filter((name) => policies[name].startsWith('for its owner'))) {
      const { statusCode, body } = await ask(at, name, 'stranger')
      told[name] = { statusCode, body }
    }
    return told
  }
  expect(Object.keys(await answers(world)).length).toBeGreaterThan(3)
  expect(await answers(nothing)).toEqual(await answers(world))
})

test('a member who is gone writes nothing, and is no error', async () => {
  const world = { ...(await aWorld()), stranger: { id: randomUUID() } }
  const before = await everyRow(world.pool)
  for (const name of names.filter((name) => endpoints[name].who === 'member')) {
    const { statusCode } = await ask(world, name, 'stranger')
    expect({ name, isError: statusCode >= 500 }).toEqual({ name, isError: false })
  }
  expect(await everyRow(world.pool)).toEqual(before)
})

test("a member's list holds nobody else's bookings", async () => {
  const world = await aWorld()
  const list = async (role: Role) =>
    (await ask(world, 'GET /test-drive/bookings', role)).json<{ bookings: { id: string }[] }>().bookings
  expect((await list('owner')).map(({ id }) => id)).toEqual([world.bookingId])
  expect(await list('stranger')).toEqual([])
})
