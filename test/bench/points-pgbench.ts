import type pg from 'pg'
import { makeDb } from '@/bff/db/sql'
import type { Contender } from './contest'
import { makeTurns } from './points-endpoints'
import { SEEDED_POINTS } from './points-plan'
import type { Turns } from './points'
import { pgbenchOf } from './pgbench'
import { scriptOf, type Recorded } from './pgbench-script'
import { record } from './recording'

/** What an earning and a spend say to PostgreSQL, said by pgbench for the next members of the plan. */
export async function turnsByPgbench(
  program: string,
  url: string,
  pool: pg.Pool,
  turns: Turns,
): Promise<Contender & { name: 'pgbench' }> {
  const recorded = async () => recordTurn(url, pool, turns.take().n)
  const work = pgbenchOf(program, url, scriptOf('bench_turn', [await recorded(), await recorded()]))
  return {
    name: 'pgbench',
    async run(ms) {
      const sample = await work({ from: turns.nextN }, ms)
      await keepUp(pool, turns)
      return sample
    },
  }
}

async function recordTurn(url: string, pool: pg.Pool, n: number): Promise<Recorded> {
  const { rows } = await pool.query<Recorded['row']>(`select * from bench_turn where n = $1`, [n])
  const row = rows[0]!
  const memberId = row['member_id'] as string
  const statements = await record(url, async (own) => {
    const turns = makeTurns(makeDb(own))
    await turns.earn(memberId, row['earn_cause'] as string)
    await turns.spend(memberId, row['spend_cause'] as string)
  })
  return { row, statements }
}

/** Members whose turn pgbench has taken are gone from the plan. Half a turn would mean that it said something else. */
async function keepUp(pool: pg.Pool, turns: Turns): Promise<void> {
  const { rows } = await pool.query<{ last: number; halves: number }>(
    `select max(n) as last, count(*) filter (where t.transfers <> 3 or b.available <> $1)::int as halves
     from bench_turn p join point_balance b on b.member_id = p.member_id
     cross join lateral (select count(*) as transfers from point_transfer t where t.member_id = p.member_id) t
     where t.transfers > 1`,
    [SEEDED_POINTS],
  )
  const { last, halves } = rows[0]!
  if (halves > 0) throw new Error(`pgbench left ${halves} turns unfinished`)
  turns.skipTo(last)
}
