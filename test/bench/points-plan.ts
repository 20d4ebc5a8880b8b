import type { Db, Tx } from '@/bff/db/sql'
import { NOW } from './clock'

/** Members with points, each good for one turn of earning and spending: statements are the same for all. */
const MEMBERS = 60_000

export const SEEDED_POINTS = 100

export const COLLECTOR = '00000000-0000-7000-8000-00000000c011'
export const BEGINNER = '00000000-0000-7000-8000-00000000be91'

/** Of the one who has collected for years, and of the one who began lately. */
export const LOTS_MANY = 5_000
const TRANSFERS_MANY = 50_000
export const LOTS_FEW = 50

/** Whatever a turn says to PostgreSQL, by name. */
export async function makePointsPlan(db: Db): Promise<void> {
  await db.run`
    create table bench_turn as
    select n::int as n, gen_random_uuid() as member_id, gen_random_uuid() as first_transfer,
      gen_random_uuid() as first_lot, gen_random_uuid() as earn_cause, gen_random_uuid() as spend_cause
    from generate_series(1, ${MEMBERS}) n`
  await db.run`
    alter table bench_turn
      add column members uuid[], add column earn_causes uuid[], add column spend_causes uuid[]`
  await db.run`
    update bench_turn set members = array[member_id], earn_causes = array[earn_cause],
      spend_causes = array[spend_cause]`
  await db.run`alter table bench_turn add primary key (n)`
  await db.run`insert into member (id, joined_at) select member_id, ${NOW} from bench_turn`
  await give(db)
  await db.transaction((tx) => collect(tx, BEGINNER, LOTS_FEW, LOTS_FEW))
  await db.transaction((tx) => collect(tx, COLLECTOR, LOTS_MANY, TRANSFERS_MANY))
}

async function give(db: Db) {
  await db.run`
    insert into point_balance (member_id, has_parts, is_frozen, issued, available, pending, held, spent, expired, debt)
    select member_id, false, false, ${SEEDED_POINTS}, ${SEEDED_POINTS}, 0, 0, 0, 0, 0 from bench_turn`
  await db.run`
    insert into point_transfer (member_id, id, cause, kind, points, change, title, source_kind, source_id, at)
    select member_id, first_transfer, 'first', 'earn', ${SEEDED_POINTS}, ${SEEDED_POINTS}, '基准', 'bench', 'bench',
      ${NOW}::timestamptz - interval '1 day' from bench_turn`
  await db.run`
    insert into point_entry (member_id, transfer_id, account, points)
    select member_id, first_transfer, account, points
    from bench_turn, (values ('issued', -${SEEDED_POINTS}::int), ('available', ${SEEDED_POINTS}::int)) e (account, points)`
  await db.run`
    insert into point_lot (member_id, id, transfer_id, points, expires_at, root_id)
    select member_id, first_lot, first_transfer, ${SEEDED_POINTS}, ${NOW}::timestamptz + interval '30 days', first_lot
    from bench_turn`
  await db.run`
    insert into point_lot_left (member_id, lot_id, expires_at, left_points)
    select member_id, first_lot, ${NOW}::timestamptz + interval '30 days', ${SEEDED_POINTS} from bench_turn`
}

/** Earnings, one an hour, of which the latest have their points still. */
async function collect(tx: Tx, memberId: string, lots: number, transfers: number) {
  const each = 1_000_000 / lots
  const all = each * transfers
  const spent = all - each * lots
  await tx.run`insert into member (id, joined_at) values (${memberId}, ${NOW})`
  await tx.run`
    insert into point_balance (member_id, has_parts, is_frozen, issued, available, pending, held, spent, expired, debt)
    values (${memberId}, false, false, ${all}, ${each * lots}, 0, 0, 0, ${spent}, 0)`
  await tx.run`
    create temp table collected on commit drop as
    select n, gen_random_uuid() as transfer_id, gen_random_uuid() as lot_id,
      ${NOW}::timestamptz - n * interval '1 hour' as at, ${NOW}::timestamptz + n * interval '1 hour' as expires_at
    from generate_series(1, ${transfers}) n`
  await tx.run`
    insert into point_transfer (member_id, id, cause, kind, points, change, title, source_kind, source_id, at)
    select ${memberId}, transfer_id, 'collected ' || n, 'earn', ${each}, ${each}, '基准', 'bench', 'bench', at
    from collected`
  await tx.run`
    insert into point_entry (member_id, transfer_id, account, points)
    select ${memberId}, transfer_id, account, points
    from collected, (values ('issued', -${each}::int), ('available', ${each}::int)) e (account, points)`
  await tx.run`
    insert into point_lot (member_id, id, transfer_id, points, expires_at, root_id)
    select ${memberId}, lot_id, transfer_id, ${each}, expires_at, lot_id from collected`
  await tx.run`
    insert into point_lot_left (member_id, lot_id, expires_at, left_points)
    select ${memberId}, lot_id, expires_at, ${each} from collected where n <= ${lots}`
}
