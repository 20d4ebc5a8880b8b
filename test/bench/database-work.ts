import pg from 'pg'
import { bookingErrand, planBookings } from './bookings'
import { openServer, type ChildServer } from './child-server'
import { contender, contest, type Sample } from './contest'
import type { Databases } from './databases'
import { findPgbench } from './pgbench'
import { bookingsByPgbench, slotsByPgbench } from './pgbench-work'
import { slotErrands } from './slots'
import { heading, note, print } from './table'

type Goals = { raw: number; pgbench: number }
const P99_MS_MAX = 35

/** A day of a city: by the product, by bare Node with the product's own services, and by pgbench. */
export const benchSlots = ({ large }: Databases) =>
  withServers(large, async ({ bff, raw, pool, pgbench }) => {
    heading("A city's free times: 20 busy dealers, 16 connections")
    const next = slotErrands()
    const byPgbench = pgbench ? [await slotsByPgbench(pgbench, large, pool)] : []
    const contenders = [contender('bff', bff, next), contender('raw', raw, next), ...byPgbench] as const
    tell(await contest(contenders, { rounds: 5, ms: 3_000, settle: () => analyze(pool) }), {
      raw: 0.8,
      pgbench: 0.6,
    })
  })

/** A hold and its confirmation, by the same three. */
export const benchBookings = ({ large }: Databases) =>
  withServers(large, async ({ bff, raw, pool, pgbench }) => {
    heading('Booking a test drive: a hold and its confirmation, 16 connections')
    const plan = await planBookings(pool)
    const next = () => bookingErrand(plan.take())
    const byPgbench = pgbench ? [await bookingsByPgbench(pgbench, large, pool, plan)] : []
    const contenders = [contender('bff', bff, next), contender('raw', raw, next), ...byPgbench] as const
    tell(await contest(contenders, { rounds: 5, ms: 3_000, settle: () => analyze(pool) }), {
      raw: 0.85,
      pgbench: 0.58,
    })
  })

/**
 * Tables that were empty when a connection planned its statements get plans for empty tables, until PostgreSQL looks at
 * them again: within a minute in the product, and for all at the same moment here.
 */
export const analyze = (pool: pg.Pool) => pool.query('analyze')

type Servers = { bff: ChildServer; raw: ChildServer; pool: pg.Pool; pgbench: string | null }

export async function withServers(url: string, work: (servers: Servers) => Promise<void>): Promise<void> {
  const [bff, raw] = [await openServer('bff', url), await openServer('raw', url)]
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    await work({ bff, raw, pool, pgbench: findPgbench() })
  } finally {
    await Promise.all([bff.stop(), raw.stop(), pool.end()])
  }
}

type Samples = { bff: Required<Sample>; raw: Required<Sample>; pgbench?: Required<Sample> }

export function tell({ bff, raw, pgbench }: Samples, goals: Goals) {
  const perPgbench = pgbench && {
    what: 'throughput, of pgbench -M prepared',
    value: bff.perSecond / pgbench.perSecond,
    unit: '×',
    goal: { atLeast: goals.pgbench },
  }
  print([
    { what: 'throughput', value: bff.perSecond, unit: '/s' },
    {
      what: 'throughput, of raw',
      value: bff.perSecond / raw.perSecond,
      unit: '×',
      goal: { atLeast: goals.raw },
    },
    { what: 'CPU time', value: bff.cpuMs, unit: 'ms' },
    {
      what: "raw's CPU time, of ours",
      value: raw.cpuMs / bff.cpuMs,
      unit: '×',
      goal: { atLeast: goals.raw },
    },
    ...(perPgbench ? [perPgbench] : []),
    { what: 'p99 of a request', value: bff.p99Ms, unit: 'ms', goal: { atMost: P99_MS_MAX } },
  ])
  if (!pgbench) note('pgbench is not installed here, so nothing is compared with it.')
}
