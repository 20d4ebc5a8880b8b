import type pg from 'pg'
import { headersOf, withHeaders } from './bookings'
import { openServer } from './child-server'
import { contender, contest } from './contest'
import { analyze, tell, withServers } from './database-work'
import type { Databases } from './databases'
import type { Errand } from './load'
import { Plan } from './plan'
import { BEGINNER, COLLECTOR, LOTS_FEW, LOTS_MANY } from './points-plan'
import { turnsByPgbench } from './points-pgbench'
import { heading, print } from './table'

type PlannedTurn = { n: number; memberId: string; earnCause: string; spendCause: string }
type Turn = PlannedTurn & { headers: Record<string, string> }
export type Turns = Plan<Turn>

async function planTurns(pool: pg.Pool): Promise<Turns> {
  const { rows } = await pool.query<PlannedTurn>(
    `select n, member_id as "memberId", earn_cause as "earnCause", spend_cause as "spendCause"
     from bench_turn order by n`,
  )
  return new Plan(rows.map(withHeaders))
}

/** A member earns and spends. */
function turnErrand({ headers, earnCause, spendCause }: Turn): Errand {
  return async (ask) => {
    await ask({ method: 'POST', path: '/turns/earn', headers, body: { cause: earnCause } })
    await ask({ method: 'POST', path: '/turns/spend', headers, body: { cause: spendCause } })
  }
}

/** Earning and spending, by the product, by bare Node with the product's own ledger, and by pgbench. */
export const benchPoints = ({ large }: Databases) =>
  withServers(large, async ({ bff, raw, pool, pgbench }) => {
    heading('Points: an earning and a spend, 16 connections')
    const turns = await planTurns(pool)
    const next = () => turnErrand(turns.take())
    const byPgbench = pgbench ? [await turnsByPgbench(pgbench, large, pool, turns)] : []
    const contenders = [contender('bff', bff, next), contender('raw', raw, next), ...byPgbench] as const
    tell(await contest(contenders, { rounds: 5, ms: 2_000, settle: () => analyze(pool) }), {
      raw: 0.85,
      pgbench: 0.58,
    })
  })

const RATIO_MAX = 1.5

/** Whether points that were collected for years make each day slower. One connection: the time of one request. */
export async function benchCollector({ large }: Databases): Promise<void> {
  const server = await openServer('bff', large)
  const one = { connections: 1 }
  let n = 0
  const causeOf = () => `00000000-0000-7000-8000-${(n++).toString(16).padStart(12, '0')}`
  const spends = (memberId: string) => {
    const headers = headersOf(memberId)
    return (): Errand => (ask) =>
      ask({ method: 'POST', path: '/turns/spend', headers, body: { cause: causeOf() } })
  }
  const reads = (memberId: string) => {
    const headers = headersOf(memberId)
    return (): Errand => async (ask) => {
      await ask({ method: 'GET', path: '/api/points', headers })
      await ask({ method: 'GET', path: '/api/points/transfers', headers })
    }
  }
  const compare = async (what: string, errandsOf: (memberId: string) => () => Errand) => {
    const contenders = [
      contender('few', server, errandsOf(BEGINNER), one),
      contender('many', server, errandsOf(COLLECTOR), one),
    ] as const
    const { few, many } = await contest(contenders, { rounds: 5, ms: 1_000 })
    print([
      { what: `${what}, ${LOTS_FEW} lots`, value: 1000 / few.perSecond, unit: 'ms' },
      { what: `${what}, ${LOTS_MANY} lots`, value: 1000 / many.perSecond, unit: 'ms' },
      { what: 'ratio', value: few.perSecond / many.perSecond, unit: '×', goal: { atMost: RATIO_MAX } },
    ])
  }
  try {
    heading('A member with 5,000 lots and 100,000 entries')
    await compare('spending', spends)
    await compare('balance and story', reads)
  } finally {
    await server.stop()
  }
}
