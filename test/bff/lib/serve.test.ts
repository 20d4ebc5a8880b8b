import { Type } from '@sinclair/typebox'
import Fastify from 'fastify'
import type { EndpointMap, Role } from '@/contract/endpoint'
import { answerErrors } from '@/bff/lib/errors'
import { serve, type Guards } from '@/bff/lib/serve'

const HERE = '01890a5d-ac96-774b-bcce-b302099a8057'
const THERE = '01890a5d-ac96-774b-bcce-b302099a8058'
const Told = Type.Object({ told: Type.String() })
const reply = { 200: Told }
const params = Type.Object({ dealerId: Type.String() })

const map = {
  'GET /open': { who: 'anyone', summary: '', reply },
  'POST /own': { who: 'member', summary: '', body: Type.Object({ n: Type.Integer() }), reply },
  'GET /dealers/:dealerId/bench': { who: 'consultant', summary: '', params, reply },
  'GET /dealers/:dealerId/rota': { who: 'manager', summary: '', params, reply },
  'GET /brand-wide': { who: 'operator', summary: '', reply },
} as const satisfies EndpointMap

const told = (what: unknown): [200, { told: string }] => [200, { told: JSON.stringify(what) }]

/** A server whose callers say in their `x-is` who they are, and `roles` what they are where. */
async function served(roles: Record<string, Role> = {}) {
  const app = Fastify()
  answerErrors(app)
  const guards: Guards = {
    signedIn: ({ headers }) =>
      headers['x-is'] ? { id: String(headers['x-is']), sessionId: 's', epoch: 0 } : null,
    roleOf: async (id, dealerId) => roles[`${id}@${dealerId ?? 'brand'}`] ?? roles[`${id}@brand`] ?? null,
  }
  serve(map, {
    'GET /open': async ({ from }) => told(from),
    'POST /own': async ({ member, body }) => told({ member, body }),
    'GET /dealers/:dealerId/bench': async ({ staff }) => told(staff),
    'GET /dealers/:dealerId/rota': async ({ staff }) => told(staff),
    'GET /brand-wide': async ({ staff }) => told(staff),
  })(app, guards)
  return (url: string, is?: string, more: object = {}) =>
    app.inject({ url, headers: is ? { 'x-is': is } : {}, ...more })
}

const statuses = async (ask: Awaited<ReturnType<typeof served>>, is?: string) =>
  Promise.all(
    [`/dealers/${HERE}/bench`, `/dealers/${HERE}/rota`, `/dealers/${THERE}/bench`, '/brand-wide'].map(
      async (url) => (await ask(url, is)).statusCode,
    ),
  )

test.each<[string, string | undefined, Record<string, Role>, number[]]>([
  ['a guest', undefined, {}, [401, 401, 401, 401]],
  ['a member', 'anna', {}, [403, 403, 403, 403]],
  ['a consultant', 'anna', { [`anna@${HERE}`]: 'consultant' }, [200, 403, 403, 403]],
  ["another dealer's consultant", 'anna', { [`anna@${THERE}`]: 'consultant' }, [403, 403, 200, 403]],
  ['a manager', 'anna', { [`anna@${HERE}`]: 'manager' }, [200, 200, 403, 403]],
  ['an operator', 'anna', { 'anna@brand': 'operator' }, [200, 200, 200, 200]],
])('%s gets in where their role reaches, and no further', async (_, is, roles, expected) => {
  expect(await statuses(await served(roles), is)).toEqual(expected)
})

test('a handler is told who asks, as what, and for which dealer', async () => {
  const ask = await served({ [`anna@${HERE}`]: 'manager', 'otto@brand': 'operator' })
  const heard = async (url: string, is?: string, more?: object) =>
    JSON.parse((await ask(url, is, more)).json<{ told: string }>().told)
  expect(await heard(`/dealers/${HERE}/bench`, 'anna')).toEqual({
    memberId: 'anna',
    dealerId: HERE,
    role: 'manager',
  })
  expect(await heard('/brand-wide', 'otto')).toEqual({ memberId: 'otto', role: 'operator' })
  expect(await heard('/own', 'anna', { method: 'POST', payload: { n: 1 } })).toEqual({
    member: { id: 'anna', sessionId: 's', epoch: 0 },
    body: { n: 1 },
  })
})

test('who it is comes before what they want: a guest hears that first', async () => {
  const ask = await served()
  const wrong = { method: 'POST', payload: '{"n":' }
  expect((await ask('/own', undefined, wrong)).json()).toEqual({ code: 'unauthenticated' })
  expect((await ask('/own', 'anna', { method: 'POST', payload: { n: 'x' } })).statusCode).toBe(400)
})

test('an endpoint without a session still knows where it is asked from, and a made-up device is none', async () => {
  const ask = await served()
  const from = async (device?: string) => {
    const headers = device === undefined ? {} : { 'x-device': device }
    return JSON.parse((await ask('/open', undefined, { headers })).json<{ told: string }>().told)
  }
  expect(await from()).toEqual({ address: '127.0.0.1', device: null })
  expect(await from('a1b2c3d4-0000')).toEqual({ address: '127.0.0.1', device: 'a1b2c3d4-0000' })
  for (const made of ['short', 'a b c d e f g h', 'x'.repeat(65)])
    expect((await from(made)).device).toBeNull()
})

test('an endpoint for staff that names no dealer is a mistake that nobody can start with', () => {
  const endpoint = { 'GET /rota': { who: 'manager', summary: '', reply } } as const satisfies EndpointMap
  const start = () =>
    serve(endpoint, { 'GET /rota': async () => told('') })(Fastify(), {
      signedIn: () => null,
      roleOf: async () => null,
    })
  expect(start).toThrow('GET /rota does not say for which dealer')
})
