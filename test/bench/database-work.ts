import pg from 'pg'
import { bookingErrand, Plan } from './bookings'
import { openServer } from './child-server'
import { contender, contest, type Sample } from './contest'
import type { Databases } from './databases'
import { findPgbench } from './pgbench'
import { bookingsByPgbench, slotsByPgbench } from './pgbench-work'
import { slotErrands } from './slots'
import { heading, note, print } from './table'

type Goals = { raw: number; pgbench: number }
const P99_MS_MAX = 35

/** Both kinds of work that PostgreSQL does for a member: by the product, by bare Node, and by pgbench. */
export async function benchDatabaseWork({ large }: Databases): Promise<void> {
  const [bff, raw] = [await openServer('bff', large), await openServer('raw', large)]
  const pool = new pg.Pool({ connectionString: large, max: 1 })
  const pgbench = findPgbench()
  try {
    heading("A city's free times: 20 busy dealers, 16 connections")
    const looking = slotErrands()
    const slots = [contender('bff', bff, looking), contender('raw', raw, looking)] as const
    const bySlots = pgbench ? [await slotsByPgbench(pgbench, large, pool)] : []
    tell(await contest([...slots, ...bySlots], { rounds: 3, ms: 4_000 }), { raw: 0.8, pgbench: 0.6 })

    heading('Booking a test drive: a hold and its confirmation, 16 connections')
    const plan = await Plan.read(pool)
    const booking = () => bookingErrand(plan.take())
    const byBookings = pgbench ? [await bookingsByPgbench(pgbench, large, pool, plan)] : []
    const bookings = [contender('bff', bff, booking), contender('raw', raw, booking)] as const
    tell(await contest([...bookings, ...byBookings], { rounds: 3, ms: 5_000 }), { raw: 0.85, pgbench: 0.58 })
  } finally {
    await Promise.all([bff.stop(), raw.stop(), pool.end()])
  }
}

type Samples = { bff: Required<Sample>; raw: Required<Sample>; pgbench?: Required<Sample> }

function tell({ bff, raw, pgbench }: Samples, goals: Goals) {
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
