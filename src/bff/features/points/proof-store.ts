import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import type { KeysetKey } from '@/bff/lib/cursor'
import type { Account, Sums } from './account'

export type ProofRow = {
  id: string
  startedAt: Date
  finishedAt: Date
  members: number
  transfers: number
  sums: Sums
  mismatches: number
  sealedBefore: Date
  hash: string
}

export type Mismatch = {
  memberId: string | null
  what: string
  subject: string
  expected: string
  found: string
}

/** The next accounts by id. Nobody writes them until the transaction ends. */
export const lockSome = (tx: Tx, after: string, limit: number) =>
  tx.many<{ memberId: string }>`
    select member_id as "memberId" from point_balance where member_id > ${after}
    order by member_id limit ${limit} for share`

export const listLines = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<{ memberId: string; account: Account; points: number }>`
    select member_id as "memberId", account, sum(points)::bigint as points from point_entry
    where member_id = any(${memberIds}::uuid[]) group by member_id, account`

type Wrong = { memberId: string; subject: string; expected: string; found: string }

/** Transfers that don't sum to zero. */
export const listUnbalanced = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<Wrong>`
    select member_id as "memberId", transfer_id::text as subject, '0' as expected, sum(points)::text as found
    from point_entry where member_id = any(${memberIds}::uuid[])
    group by member_id, transfer_id having sum(points) <> 0`

/** Transfers whose `change`, which members read, is not what their lines add up to. */
export const listMistold = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<Wrong>`
    select t.member_id as "memberId", t.id::text as subject, coalesce(sum(e.points), 0)::text as expected,
      t.change::text as found
    from point_transfer t left join point_entry e
      on e.member_id = t.member_id and e.transfer_id = t.id and e.account in ('available', 'debt')
    where t.member_id = any(${memberIds}::uuid[])
    group by t.member_id, t.id, t.change having t.change <> coalesce(sum(e.points), 0)`

/** Transfers that changed lots by more or less than what is available. */
export const listUndrawn = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<Wrong>`
    select member_id as "memberId", transfer_id::text as subject,
      coalesce(sum(points) filter (where is_line), 0)::text as expected,
      coalesce(sum(points) filter (where not is_line), 0)::text as found
    from (
      select member_id, transfer_id, points, true as is_line from point_entry
        where member_id = any(${memberIds}::uuid[]) and account = 'available'
      union all
      select member_id, transfer_id, points, false from point_lot where member_id = any(${memberIds}::uuid[])
      union all
      select member_id, transfer_id, points, false from point_draw where member_id = any(${memberIds}::uuid[])
    ) moved
    group by member_id, transfer_id
    having coalesce(sum(points) filter (where is_line), 0) <> coalesce(sum(points) filter (where not is_line), 0)`

/** Lots where what is kept as left is not what they began with less what was drawn, or expires at another time. */
export const listWrongLots = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<Wrong>`
    select coalesce(o.member_id, l.member_id) as "memberId", coalesce(o.id, l.lot_id)::text as subject,
      concat(coalesce(o.points, 0), ' until ', o.expires_at) as expected,
      concat(coalesce(l.left_points, 0), ' until ', coalesce(l.expires_at, o.expires_at)) as found
    from (
      select o.member_id, o.id, o.expires_at, o.points + coalesce(sum(d.points), 0) as points
      from point_lot o left join point_draw d on d.member_id = o.member_id and d.lot_id = o.id
      where o.member_id = any(${memberIds}::uuid[])
      group by o.member_id, o.id, o.expires_at, o.points
    ) o full join (
      select member_id, lot_id, expires_at, left_points from point_lot_left
      where member_id = any(${memberIds}::uuid[])
    ) l on l.member_id = o.member_id and l.lot_id = o.id
    where coalesce(o.points, 0) <> coalesce(l.left_points, 0) or l.expires_at <> o.expires_at`

/** What is kept as open and was settled by the journal, or the other way round. */
export const listWrongOpen = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<Wrong>`
    select coalesce(t.member_id, o.member_id) as "memberId", coalesce(t.id, o.transfer_id)::text as subject,
      coalesce(t.points || ' ' || t.account, 'settled') as expected,
      coalesce(o.points || ' ' || o.account, 'settled') as found
    from (
      select member_id, id, points, case kind when 'hold' then 'held' else 'pending' end as account
      from point_transfer t
      where member_id = any(${memberIds}::uuid[]) and kind in ('earn_pending', 'hold') and not exists (
        select from point_transfer s where s.member_id = t.member_id and s.of_id = t.id
          and s.kind in ('post', 'void', 'claw_back', 'capture', 'release'))
    ) t full join (
      select member_id, transfer_id, account, points from point_open where member_id = any(${memberIds}::uuid[])
    ) o on o.member_id = t.member_id and o.transfer_id = t.id
    where t.points is distinct from o.points or t.account is distinct from o.account`

/** Hashes of all that a member's journal says: of what is before one instant, and of what is before an earlier one. */
export const listHashes = (tx: Tx, memberIds: readonly string[], before: Date, earlier: Date | null) =>
  tx.many<{ memberId: string; count: number; hash: string | null; earlierHash: string | null }>`
    select member_id as "memberId", count(*) as count,
      encode(sha256(convert_to(string_agg(line, ';' order by id) filter (where at < ${before}), 'UTF8')), 'hex') as hash,
      encode(sha256(convert_to(string_agg(line, ';' order by id) filter (where at < ${earlier}), 'UTF8')), 'hex')
        as "earlierHash"
    from (
      select t.member_id, t.id, t.at, concat_ws('|', t.id, t.cause, t.kind, t.points, t.change, t.title, t.source_kind,
        t.source_id, t.rule_id, t.rule_version, t.of_id, extract(epoch from t.at),
        (select string_agg(concat_ws(' ', e.account, e.points), ',' order by e.account) from point_entry e
          where e.member_id = t.member_id and e.transfer_id = t.id),
        (select string_agg(concat_ws(' ', o.id, o.points, extract(epoch from o.expires_at)), ',' order by o.id)
          from point_lot o where o.member_id = t.member_id and o.transfer_id = t.id),
        (select string_agg(concat_ws(' ', d.lot_id, d.account, d.points), ',' order by d.lot_id, d.account)
          from point_draw d where d.member_id = t.member_id and d.transfer_id = t.id)) as line
      from point_transfer t where t.member_id = any(${memberIds}::uuid[])
    ) journal
    group by member_id order by member_id`

const proofColumns = fragment`
  id, started_at as "startedAt", finished_at as "finishedAt", members, transfers, sums, mismatches,
  sealed_before as "sealedBefore", hash`

export const findLastProof = (sql: Sql) =>
  sql.maybeOne<ProofRow>`select ${proofColumns} from point_proof order by started_at desc, id desc limit 1`

export const findProof = (sql: Sql, id: string) =>
  sql.maybeOne<ProofRow>`select ${proofColumns} from point_proof where id = ${id}`

export const listProofs = (sql: Sql, after: KeysetKey | null, limit: number) =>
  sql.many<ProofRow>`
    select ${proofColumns} from point_proof
    where ${after?.at ?? null}::timestamptz is null
      or (started_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by started_at desc, id desc limit ${limit}`

export const listMismatches = (sql: Sql, proofId: string) =>
  sql.many<Mismatch>`
    select member_id as "memberId", what, subject, expected, found from point_mismatch
    where proof_id = ${proofId} order by place`

export async function insertProof(tx: Tx, p: ProofRow, mismatches: readonly Mismatch[]): Promise<void> {
  await tx.run`
    insert into point_proof (id, started_at, finished_at, members, transfers, sums, mismatches, sealed_before, hash)
    values (${p.id}, ${p.startedAt}, ${p.finishedAt}, ${p.members}, ${p.transfers}, ${JSON.stringify(p.sums)}::jsonb,
      ${p.mismatches}, ${p.sealedBefore}, ${p.hash})`
  if (mismatches.length === 0) return
  const values = mismatches.map((m, place) => [
    p.id,
    place,
    m.memberId,
    m.what,
    m.subject,
    m.expected,
    m.found,
  ])
  await tx.run`
    insert into point_mismatch (proof_id, place, member_id, what, subject, expected, found) values ${rows(values)}`
}
