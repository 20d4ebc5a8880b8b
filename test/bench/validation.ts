import { headersOf } from './bookings'
import { openServer } from './child-server'
import { contender, contest } from './contest'
import { echoPath } from './echo'
import type { Databases } from './databases'
import type { Errand } from './load'
import { heading, print } from './table'

/** Several requests on the way in each connection, or the load would be slower than what it measures. */
const BUSY = { pipelining: 8 }

/** What checking, shaping, tokens, limits and logs cost, on an endpoint that does nothing else. */
export async function benchValidation({ small }: Databases): Promise<void> {
  const servers = [
    await openServer('bff', small),
    await openServer('lean'),
    await openServer('raw', small),
  ] as const
  const headers = headersOf('00000000-0000-7000-8000-000000000000')
  const next = (): Errand => (ask) => ask({ method: 'GET', path: echoPath, headers })
  try {
    const { bff, lean, raw } = await contest(
      [
        contender('bff', servers[0], next, BUSY),
        contender('lean', servers[1], next, BUSY),
        contender('raw', servers[2], next, BUSY),
      ],
      { rounds: 3, ms: 2_000 },
    )
    heading('A validated endpoint without a database')
    const figures = (name: string, of: typeof bff, atLeast: number) => [
      { what: `${name}: CPU time`, value: of.cpuMs * 1000, unit: 'µs' },
      { what: `${name}: raw's CPU time, of ours`, value: raw.cpuMs / of.cpuMs, unit: '×', goal: { atLeast } },
      { what: `${name}: throughput, of raw`, value: of.perSecond / raw.perSecond, unit: '×' },
    ]
    print([...figures('schemas alone', lean, 0.85), ...figures('everything on', bff, 0.45)])
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}
