import { randomUUID } from 'node:crypto'
import { endpoints } from '@/contract'
import { rewardPolicies } from '../support/access-rewards'
import { ask, roles, worlds, type Name, type Role, type World } from '../support/access-world'
import { everyRow } from '../support/rows'
import { setup } from '../support/setup'

type Outcome =
  | 'served'
  | 'car_code_wrong'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'booking_open'
  | 'served in vain'

const everybody = { guest: 'served', ...to('served') } as const
/** Who gets what: staff are members, too, and learn no more of a member's own than any other. */
const outcomes = {
  'for anybody': everybody,
  'for members': { ...everybody, guest: 'unauthenticated' },
  /** The owner has a booking. */
  'for members without bookings': { ...everybody, guest: 'unauthenticated', owner: 'booking_open' },
  'for its owner': { guest: 'unauthenticated', ...to('not_found'), owner: 'served' },
  /** A stranger learns no more than that there was nothing to do. */
  'for its owner, else idle': { guest: 'unauthenticated', ...to('served in vain'), owner: 'served' },
  /** One code, which the first who has it uses up. */
  'for whoever has the code': { guest: 'unauthenticated', ...to('car_code_wrong'), stranger: 'served' },
  'for consultants': {
    ...{ guest: 'unauthenticated', ...to('forbidden') },
    ...{ consultant: 'served', manager: 'served', operator: 'served' },
  },
  'for managers': {
    ...{ guest: 'unauthenticated', ...to('forbidden') },
    ...{ manager: 'served', operator: 'served' },
  },
  'for operators': { guest: 'unauthenticated', ...to('forbidden'), operator: 'served' },
} as const satisfies Record<string, Record<Role, Outcome>>

function to<O extends Outcome>(outcome: O) {
  const [stranger, visitor, consultant, manager, operator, owner] = Array<O>(6).fill(outcome) as [
    O,
    O,
    O,
    O,
    O,
    O,
  ]
  return { stranger, visitor, consultant, manager, operator, owner }
}

/** An endpoint that is not here has no policy, and fails. */
const policies: Record<Name, keyof typeof outcomes> = {
  'POST /auth/phone/codes': 'for anybody',
  'POST /auth/phone': 'for anybody',
  'POST /auth/phone/proof': 'for anybody',
  'POST /auth/:platform': 'for anybody',
  'POST /auth/refresh': 'for anybody',
  'POST /auth/sign-out': 'for anybody',
  'POST /auth/sign-out-everywhere': 'for members',
  'GET /me': 'for members',
  'PUT /me/profile': 'for members',
  'POST /me/avatar': 'for members',
  'GET /me/roles': 'for members',
  'POST /me/phone': 'for members',
  'GET /me/devices': 'for members',
  'DELETE /me/devices/:deviceId': 'for its owner',
  'GET /me/referral': 'for members',
  'POST /me/referral/visits': 'for anybody',
  'POST /operator/members/lookups': 'for operators',
  'GET /operator/members/:memberId/merges': 'for operators',
  'POST /operator/merges': 'for operators',
  'POST /operator/merges/:mergeId/undo': 'for operators',
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
  'GET /test-drive/bookings/:bookingId/slots': 'for its owner',
  'POST /test-drive/bookings/:bookingId/reschedule': 'for its owner',
  'POST /test-drive/bookings/:bookingId/cancel': 'for its owner',
  'GET /dealers/:dealerId/test-drives/bookings': 'for consultants',
  'POST /dealers/:dealerId/test-drives/bookings/:bookingId/arrival': 'for consultants',
  'GET /privacy/policies': 'for anybody',
  'GET /privacy/guest-consents': 'for anybody',
  'POST /privacy/guest-consents': 'for anybody',
  'GET /privacy/consents': 'for members',
  'POST /privacy/consents': 'for members',
  'GET /privacy/reveals': 'for members',
  'POST /privacy/exports': 'for members',
  'GET /privacy/deletion': 'for members',
  'POST /privacy/deletion': 'for members without bookings',
  'DELETE /privacy/deletion': 'for members',
  'GET /payments/:paymentId': 'for its owner',
  'POST /payments/:paymentId/hand': 'for its owner',
  'POST /payments/:paymentId/check': 'for its owner',
  'GET /operator/payments/:paymentId': 'for operators',
  'GET /operator/payment-troubles': 'for operators',
  'POST /operator/payments/:paymentId/refunds/:refundId/retry': 'for operators',
  'POST /operator/payments/:paymentId/reconcile': 'for operators',
  ...rewardPolicies,
  'GET /operator/happenings/set-aside': 'for operators',
  'POST /operator/happenings/set-aside/resume': 'for operators',
  'GET /points': 'for members',
  'GET /points/transfers': 'for members',
  'GET /points/transfers/:transferId': 'for its owner',
  'GET /points/family': 'for members',
  'POST /points/gifts': 'for its owner',
  'POST /points/gifts/:giftId/return': 'for its owner',
  'GET /operator/points/members/:memberId': 'for operators',
  'PUT /operator/points/members/:memberId/freeze': 'for operators',
  'POST /operator/points/adjustments': 'for operators',
  'GET /operator/points/proofs': 'for operators',
  'GET /operator/points/proofs/:proofId/mismatches': 'for operators',
  'GET /operator/points/liability': 'for operators',
  'GET /mall/categories': 'for anybody',
  'GET /mall/products': 'for anybody',
  'GET /mall/products/:productId': 'for anybody',
  'GET /mall/products/:productId/standing': 'for members',
  'GET /mall/addresses': 'for members',
  'POST /mall/addresses': 'for members',
  'PUT /mall/addresses/:addressId': 'for its owner',
  'PUT /mall/addresses/:addressId/default': 'for its owner',
  'POST /mall/addresses/:addressId/reveal': 'for its owner',
  'DELETE /mall/addresses/:addressId': 'for its owner, else idle',
  'POST /mall/orders': 'for members',
  'GET /mall/orders': 'for members',
  'GET /mall/orders/:orderId': 'for its owner',
  'POST /mall/orders/:orderId/payment': 'for its owner',
  'POST /mall/orders/:orderId/cancel': 'for its owner',
  'POST /mall/orders/:orderId/receipt': 'for its owner',
  'POST /mall/orders/:orderId/refund': 'for its owner',
  'POST /dealers/:dealerId/redemptions/lookups': 'for consultants',
  'POST /dealers/:dealerId/redemptions': 'for consultants',
  'PUT /operator/mall/categories/:categoryId': 'for operators',
  'GET /operator/mall/products': 'for operators',
  'POST /operator/mall/products': 'for operators',
  'GET /operator/mall/products/:productId': 'for operators',
  'PUT /operator/mall/products/:productId': 'for operators',
  'PUT /operator/mall/products/:productId/state': 'for operators',
  'POST /operator/mall/products/:productId/variants': 'for operators',
  'PUT /operator/mall/products/:productId/variants/:variantId': 'for operators',
  'POST /operator/mall/products/:productId/variants/:variantId/stock': 'for operators',
  'GET /operator/mall/orders': 'for operators',
  'POST /operator/mall/orders/:orderId/reveal': 'for operators',
  'POST /operator/mall/orders/:orderId/shipment': 'for operators',
  'POST /operator/mall/orders/:orderId/refund': 'for operators',
  'GET /garage/cars': 'for members',
  'POST /garage/cars': 'for members',
  'GET /garage/cars/:carId': 'for its owner',
  'PUT /garage/cars/:carId': 'for its owner',
  'DELETE /garage/cars/:carId': 'for its owner, else idle',
  'PUT /garage/cars/:carId/default': 'for its owner',
  'POST /garage/cars/:carId/reveal': 'for its owner',
  'POST /garage/cars/:carId/transfers': 'for its owner',
  'DELETE /garage/cars/:carId/transfers': 'for its owner',
  'POST /garage/transfers/accept': 'for whoever has the code',
  'POST /garage/cars/:carId/driver-invites': 'for its owner',
  'POST /garage/driver-invites/accept': 'for whoever has the code',
  'GET /garage/cars/:carId/drivers': 'for its owner',
  'DELETE /garage/cars/:carId/drivers/:driverId': 'for its owner',
  'GET /garage/cars/:carId/odometer': 'for its owner',
  'POST /garage/cars/:carId/odometer': 'for its owner',
  'GET /garage/cars/:carId/documents': 'for its owner',
  'DELETE /garage/cars/:carId/documents/:documentId': 'for its owner',
  'GET /garage/cars/:carId/recalls': 'for its owner',
  'PUT /garage/cars/:carId/recalls/:number/seen': 'for its owner',
  'GET /garage/stage': 'for members',
  'POST /dealers/:dealerId/odometer': 'for consultants',
  'GET /operator/proofs': 'for operators',
  'POST /operator/proofs/:proofId/open': 'for operators',
  'POST /operator/proofs/:proofId/decision': 'for operators',
  'PUT /operator/recalls/:number': 'for operators',
  'POST /garage/licence-readings': 'for members',
  'POST /garage/cars/:carId/proof': 'for its owner',
  'POST /garage/cars/:carId/documents': 'for its owner',
  'POST /operator/recalls/:number/cars': 'for operators',
}

const names = Object.keys(endpoints) as Name[]

const fresh = worlds()

test('every endpoint of the OpenAPI document has a policy, and says in the document whom it is for', async () => {
  const { app } = await setup()
  const { paths } = (await app.inject('/api/docs/json')).json<{
    paths: Record<string, Record<string, { security?: object; 'x-who'?: string }>>
  }>()
  const documented = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path.replace('/api', '').replace(/{(\w+)}/g, ':$1')}`
      return [name, { needsSession: 'security' in operation, who: operation['x-who'] }] as const
    }),
  )
  const stated = Object.entries(policies).map(([name, policy]) => {
    const needsSession = outcomes[policy].guest !== 'served'
    return [name, { needsSession, who: whoFor[policy] }] as const
  })
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(stated))
})

const whoFor: Record<keyof typeof outcomes, string> = {
  'for anybody': 'anyone',
  'for members': 'member',
  'for members without bookings': 'member',
  'for its owner': 'member',
  'for its owner, else idle': 'member',
  'for whoever has the code': 'member',
  'for consultants': 'consultant',
  'for managers': 'manager',
  'for operators': 'operator',
}

test.each(names)('%s answers each as its policy says, and changes nothing where it refuses', async (name) => {
  const world = await fresh()
  let known: Awaited<ReturnType<typeof everyRow>> | null = null
  // The owner last: what the others must not change is then still there.
  for (const role of roles) {
    const before = known ?? (await everyRow(world.pool))
    const answer = await ask(world, name, role)
    const outcome: Outcome = outcomes[policies[name]][role]

    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect({ role, status: answer.statusCode, ...codeOf(answer) }).toEqual({
      role,
      ...expected(name, outcome),
    })
    known = outcome === 'served' ? null : await everyRow(world.pool)
    if (known) expect(known).toEqual(before)
  }
})

const codeOf = (answer: { json(): { code?: string } }) => ({ code: refusalIn(answer.json().code) })

/** A member's referral code is a code as well. */
const refusalIn = (code?: string) => (code && /^[a-z_]+$/.test(code) ? code : undefined)

const statuses = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  booking_open: 409,
  car_code_wrong: 409,
} as const

function expected(name: Name, outcome: Outcome) {
  if (outcome in statuses) return { status: statuses[outcome as keyof typeof statuses], code: outcome }
  return { status: Number(Object.keys(endpoints[name].reply)[0]), code: undefined }
}

test("a stranger can't tell another's from what never was", async () => {
  const world = await fresh()
  const nobody = { ...world.people.owner, refreshToken: `${randomUUID()}.x` }
  const nothing = {
    ...world,
    ...{ carId: randomUUID(), driverId: randomUUID(), documentId: randomUUID() },
    paymentId: randomUUID(),
    ...{ addressId: randomUUID(), parcelId: randomUUID(), sentId: randomUUID() },
    ...{ unpaidId: randomUUID(), voucherId: randomUUID() },
    ...{ bookingId: randomUUID(), holdId: randomUUID() },
    people: { ...world.people, owner: nobody },
  }
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
  const world = await fresh()
  const gone = { id: randomUUID(), token: undefined, refreshToken: '' }
  const without = { ...world, people: { ...world.people, stranger: gone } } as unknown as World
  const before = await everyRow(world.pool)
  for (const name of names.filter((name) => endpoints[name].who === 'member')) {
    const { statusCode } = await ask(without, name, 'stranger')
    expect({ name, isError: statusCode >= 500 }).toEqual({ name, isError: false })
  }
  expect(await everyRow(world.pool)).toEqual(before)
})

test("a member's list holds nobody else's bookings", async () => {
  const world = await fresh()
  const list = async (role: Role) =>
    (await ask(world, 'GET /test-drive/bookings', role)).json<{ bookings: { id: string }[] }>().bookings
  expect((await list('owner')).map(({ id }) => id)).toEqual([world.bookingId])
  for (const role of roles) if (role !== 'owner' && role !== 'guest') expect(await list(role)).toEqual([])
})
