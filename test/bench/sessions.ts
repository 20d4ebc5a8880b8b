import { headersOf } from './bookings'
import { openServer, type ChildServer } from './child-server'
import { contender, contest } from './contest'
import type { Databases } from './databases'
import { echoPath, openEchoPath } from './echo'
import { load, type Ask, type Errand } from './load'
import { heading, print } from './table'

const BUSY = { pipelining: 8 }
const MEMBERS = 2_000
const LOAD_MS = 4_000

/** What it costs to know who asks, and how many can come in or renew their session in a second. */
export async function benchSessions({ small }: Databases): Promise<void> {
  const servers = [await openServer('bff', small), await openServer('bff', small)] as const
  try {
    await benchKnowing(servers)
    await benchComing(servers[0])
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

/** As many members as ask within a few minutes: what was learnt of one token is not all there is to know. */
async function benchKnowing([members, anyone]: readonly [ChildServer, ChildServer]) {
  const headers = Array.from({ length: MEMBERS }, (_, n) => headersOf(idOf(n)))
  let n = 0
  const known = (): Errand => (ask) =>
    ask({ method: 'GET', path: echoPath, headers: headers[n++ % MEMBERS]! })
  const unknown = (): Errand => (ask) => ask({ method: 'GET', path: openEchoPath })
  const contenders = [
    contender('known', members, known, BUSY),
    contender('unknown', anyone, unknown, BUSY),
  ] as const
  const cost = await contest(contenders, { rounds: 5, ms: 1_500 })
  heading('Knowing who asks')
  print([
    { what: 'CPU time of a request by anyone', value: cost.unknown.cpuMs * 1000, unit: 'µs' },
    { what: 'CPU time of the same by a member', value: cost.known.cpuMs * 1000, unit: 'µs' },
    { what: 'of it', value: cost.known.cpuMs / cost.unknown.cpuMs, unit: '×', goal: { atMost: 1.15 } },
  ])
}

const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

async function benchComing({ origin }: ChildServer) {
  const sessions: string[] = []
  let n = 0
  const come = (): Errand => async (ask) => sessions.push(await comeIn(ask, `bench-${n++}`))
  const first = await load(origin, LOAD_MS, come)
  let returning = 0
  const again = (): Errand => (ask) => comeIn(ask, `bench-${returning++ % n}`)
  const second = await load(origin, LOAD_MS, again)
  const renew = (): Errand => async (ask) => {
    const refreshToken = sessions.shift()
    if (refreshToken) sessions.push(await tokenOf(ask, '/api/auth/refresh', { refreshToken }))
  }
  const renewed = await load(origin, LOAD_MS, renew)
  heading('Coming in')
  for (const [what, { perSecond, p99Ms, refused }] of Object.entries({
    'first sign-ins': first,
    'sign-ins': second,
    refreshes: renewed,
  })) {
    print([
      { what: `${what} a second`, value: perSecond, unit: '' },
      { what: `slowest hundredth of ${what}`, value: p99Ms, unit: 'ms' },
      { what: `refused ${what}`, value: refused.length, unit: '', goal: { atMost: 0 } },
    ])
  }
}

const comeIn = (ask: Ask, code: string) => tokenOf(ask, '/api/auth/wechat', { code })

const tokenOf = async (ask: Ask, path: string, body: object) =>
  (JSON.parse(await ask({ method: 'POST', path, body })) as { refreshToken: string }).refreshToken
