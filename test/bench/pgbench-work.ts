import pg from 'pg'
import { makeServices } from '@/bff/services'
import { BUSY_CITY, BUSY_DAYS } from './busy-city'
import { contact, type Bookings } from './bookings'
import type { Contender } from './contest'
import { partsOver } from './parts'
import { pgbenchOf } from './pgbench'
import { scriptOf, type Recorded } from './pgbench-script'
import { record } from './recording'

type Row = Record<string, unknown>
type Named<Name> = Contender & { name: Name }

/** What a search says to PostgreSQL, said by pgbench. */
export async function slotsByPgbench(program: string, url: string, pool: pg.Pool): Promise<Named<'pgbench'>> {
  await pool.query(
    `create table bench_day as
     select n::int, day, day::timestamp at time zone 'Asia/Shanghai' as from_at,
       (day + 1)::timestamp at time zone 'Asia/Shanghai' as to_at
     from unnest($1::date[]) with ordinality as days (day, n)`,
    [BUSY_DAYS],
  )
  const recorded = async (n: number): Promise<Recorded> => {
    const row = await rowOf(pool, 'bench_day', n)
    const where = { latitude: 31.2, longitude: 121.4 }
    const statements = await record(url, (own) =>
      makeServices(partsOver(own)).search.availability(BUSY_CITY, row['day'] as string, 'lan', where),
    )
    return { row, statements }
  }
  const script = scriptOf('bench_day', [await recorded(1), await recorded(2)])
  const work = pgbenchOf(program, url, script)
  return { name: 'pgbench', run: (ms) => work({ anyOf: BUSY_DAYS.length }, ms) }
}

/** What a hold and a booking say to PostgreSQL, said by pgbench for the next ones of the plan. */
export async function bookingsByPgbench(
  program: string,
  url: string,
  pool: pg.Pool,
  plan: Bookings,
): Promise<Named<'pgbench'>> {
  const recorded = () => recordBooking(url, pool, plan.take().n)
  const first = await recorded()
  let second = await recorded()
  // Claims are sorted by what they claim, so that the car's come now before and now after the consultant's.
  // What doesn't wait for each other may be said in another order as well.
  const isAlike = () => carFirst(second.row) === carFirst(first.row) && said(second) === said(first)
  while (!isAlike()) second = await recorded()
  const work = pgbenchOf(program, url, scriptOf('bench_booking', [first, second]))
  return {
    name: 'pgbench',
    async run(ms) {
      const sample = await work({ from: plan.nextN }, ms)
      await keepUp(pool, plan)
      return sample
    },
  }
}

const said = ({ statements }: Recorded) => statements.map(({ text }) => text).join(';')

const carFirst = (row: Row) => (row['car_id'] as string) < (row['consultant_id'] as string)

async function recordBooking(url: string, pool: pg.Pool, n: number): Promise<Recorded> {
  const row = await rowOf(pool, 'bench_booking', n)
  const member = { id: row['member_id'] as string }
  let chosen: Row = {}
  const statements = await record(url, async (own) => {
    const { drives } = makeServices(partsOver(own))
    const { id, carId, consultantId } = await drives.hold(member, {
      dealerId: row['dealer_id'] as string,
      modelId: row['model_id'] as string,
      startsAt: row['starts_at'] as Date,
      requestId: row['hold_request'] as string,
    })
    await drives.confirm(member, { holdId: id, ...contact, requestId: row['confirm_request'] as string })
    chosen = { id, ids: [id], car_id: carId, consultant_id: consultantId }
  })
  return { row: { ...row, ...chosen }, statements }
}

/** Those that pgbench has booked are gone from the plan. Half a booking would mean that it said something else. */
async function keepUp(pool: pg.Pool, plan: Bookings): Promise<void> {
  const { rows } = await pool.query<{ last: number; halves: number }>(
    `select max(n) as last, count(*) filter (where b.state <> 'confirmed' or c.cells <> 6)::int as halves
     from bench_booking p join drive_booking b on b.dealer_id = p.dealer_id and b.id = p.id
     cross join lateral (
       select count(*) as cells from claim c
       where c.dealer_id = p.dealer_id and c.holder_id = p.id and c.held_until is null) c`,
  )
  const { last, halves } = rows[0]!
  if (halves > 0) throw new Error(`pgbench left ${halves} bookings unfinished`)
  plan.skipTo(last)
}

async function rowOf(pool: pg.Pool, table: string, n: number): Promise<Row> {
  const { rows } = await pool.query<Row>(`select * from ${table} where n = $1`, [n])
  return rows[0]!
}
