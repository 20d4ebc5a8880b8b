import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import type { Sums } from './account'
import type { Kind } from './posting'

export type BalanceRow = Sums & {
  memberId: string
  rootId: string | null
  hasParts: boolean
  /** Whether they were part of others once. */
  hasPast: boolean
  isFrozen: boolean
}

const balanceColumns = fragment`
  member_id as "memberId", root_id as "rootId", has_parts as "hasParts", has_past as "hasPast",
  is_frozen as "isFrozen", issued, available, pending, held, spent, expired, debt`

/** Everything about a member's points waits here in turn. Nothing where they have become part of another. */
export const lockRoot = (tx: Tx, memberId: string) =>
  tx.maybeOne<BalanceRow>`
    select ${balanceColumns} from point_balance where member_id = ${memberId} and root_id is null for update`

/** In one order; parts after the member they are part of. */
export const lockBalances = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<BalanceRow>`
    select ${balanceColumns} from point_balance where member_id = any(${memberIds}::uuid[])
    order by member_id for update`

export const findBalance = (sql: Sql, memberId: string) =>
  sql.maybeOne<BalanceRow>`select ${balanceColumns} from point_balance where member_id = ${memberId}`

export const listBalances = (sql: Sql, memberIds: readonly string[]) =>
  sql.many<BalanceRow>`
    select ${balanceColumns} from point_balance where member_id = any(${memberIds}::uuid[]) order by member_id`

export const insertBalance = (tx: Tx, memberId: string) =>
  tx.run`
    insert into point_balance (member_id, has_parts, is_frozen, issued, available, pending, held, spent, expired, debt)
    values (${memberId}, ${false}, ${false}, 0, 0, 0, 0, 0, 0, 0) on conflict (member_id) do nothing`

export const updateFrozen = (tx: Tx, memberId: string, isFrozen: boolean) =>
  tx.run`update point_balance set is_frozen = ${isFrozen} where member_id = ${memberId}`

export type PartRow = { partId: string; mergeId: string }

export const listParts = (sql: Sql, memberId: string) =>
  sql.many<PartRow>`
    select part_id as "partId", merge_id as "mergeId" from point_part where member_id = ${memberId} order by part_id`

export type TransferRow = {
  memberId: string
  id: string
  cause: string
  kind: Kind
  points: number
  change: number
  title: string
  sourceKind: string
  sourceId: string
  ofId: string | null
  peerId: string | null
  at: Date
}

const transferColumns = fragment`
  member_id as "memberId", id, cause, kind, points, change, title, source_kind as "sourceKind",
  source_id as "sourceId", of_id as "ofId", peer_id as "peerId", at`

// Where several members and several of something else are asked for at once, each pair is looked up by itself: told of
// both lists, PostgreSQL reads all that a member has, which for most is little and for some is a hundred thousand rows.

export const listByCause = (sql: Sql, memberIds: readonly string[], causes: readonly string[]) =>
  sql.many<TransferRow>`
    select ${transferColumns}
    from unnest(${memberIds}::uuid[]) m cross join unnest(${causes}::text[]) c
      cross join lateral (select * from point_transfer where member_id = m and cause = c offset 0) t`

/** What was done for these causes for others, while these members were part of them. */
export const listDoneAs = (sql: Sql, memberIds: readonly string[], causes: readonly string[]) =>
  sql.many<TransferRow>`
    select ${transferColumns}
    from (
      select other_id, merge_id as since, parted_id as until from point_past
      where member_id = any(${memberIds}::uuid[])
    ) p cross join unnest(${causes}::text[]) c
      cross join lateral (
        select * from point_transfer where member_id = p.other_id and cause = c and id > since and id < until offset 0) t
    order by id`

export const findTransfer = (sql: Sql, memberIds: readonly string[], id: string) =>
  sql.maybeOne<TransferRow>`
    select ${transferColumns} from point_transfer where member_id = any(${memberIds}::uuid[]) and id = ${id}`

/** What settled a transfer, took from it or gave back, first first. */
export const listOf = (sql: Sql, memberIds: readonly string[], ofId: string) =>
  sql.many<TransferRow>`
    select ${transferColumns} from point_transfer
    where member_id = any(${memberIds}::uuid[]) and of_id = ${ofId} order by at, id`

type Direction = 'in' | 'out' | 'both'
const going = { in: fragment`and change > 0`, out: fragment`and change < 0`, both: fragment`` }

/** A page of what happened, last first. What only goes between accounts of one person is no news to them. */
export const listStory = (
  sql: Sql,
  memberIds: readonly string[],
  {
    direction,
    after,
    limit,
  }: { direction: Direction; after: { at: Date; id: string } | null; limit: number },
) =>
  sql.many<TransferRow>`
    select ${transferColumns}
    from unnest(${memberIds}::uuid[]) m cross join lateral (
      select * from point_transfer
      where member_id = m and kind not in ('capture', 'merge_out', 'merge_in')
        ${going[direction]}
        and (${after?.at ?? null}::timestamptz is null
          or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by at desc, id desc limit ${limit}) t
    order by at desc, id desc limit ${limit}`

/** What settled any of these, first first. */
export const listSettling = (sql: Sql, memberIds: readonly string[], ofIds: readonly string[]) =>
  sql.many<TransferRow>`
    select ${transferColumns}
    from unnest(${memberIds}::uuid[]) m cross join unnest(${ofIds}::uuid[]) f
      cross join lateral (select * from point_transfer where member_id = m and of_id = f offset 0) t
    order by at, id`

/** What is pending still. */
export const listPending = (sql: Sql, memberIds: readonly string[]) =>
  sql.many<TransferRow>`
    select ${transferColumns} from point_transfer t
    where member_id = any(${memberIds}::uuid[]) and exists (
      select from point_open o
      where o.member_id = t.member_id and o.transfer_id = t.id and o.account = 'pending')
    order by at, id`

/** Whether what began with a transfer is not settled yet. */
export const findOpen = (sql: Sql, { memberId, id }: { memberId: string; id: string }) =>
  sql.maybeOne<{ points: number }>`
    select points from point_open where member_id = ${memberId} and transfer_id = ${id}`

// Parts.

export const insertParts = (tx: Tx, memberId: string, mergeId: string, partIds: readonly string[]) =>
  tx.run`
    insert into point_part (member_id, part_id, merge_id)
    values ${rows(partIds.map((partId) => [memberId, partId, mergeId]))}`

export const deleteParts = (tx: Tx, memberId: string, mergeId: string) =>
  tx.run`delete from point_part where member_id = ${memberId} and merge_id = ${mergeId}`

/** What accounts are part of: of none where `rootId` is null. */
export const updateRoots = (tx: Tx, memberIds: readonly string[], rootId: string | null) =>
  tx.run`
    update point_balance set root_id = ${rootId}, has_parts = false
    where member_id = any(${memberIds}::uuid[])`

export const updateHasParts = (tx: Tx, memberId: string, hasParts: boolean) =>
  tx.run`update point_balance set has_parts = ${hasParts} where member_id = ${memberId}`

/** For members who are part of another no more, who may have got points meanwhile that were meant for them. */
export async function insertPasts(tx: Tx, memberIds: readonly string[], otherId: string, mergeId: string) {
  const partedId = newId()
  await tx.run`
    insert into point_past (member_id, other_id, merge_id, parted_id)
    values ${rows(memberIds.map((memberId) => [memberId, otherId, mergeId, partedId]))}`
  await tx.run`update point_balance set has_past = true where member_id = any(${memberIds}::uuid[])`
}

/** Whether anything was done since a merge but that it brought points. */
export const isUsedSince = async (sql: Sql, memberId: string, mergeId: string) =>
  (await sql.maybeOne`
    select id from point_transfer
    where member_id = ${memberId} and id > ${mergeId} and kind not in ('merge_in', 'merge_out') limit 1`) !==
  null

/** The transfers by which one merge brought points to a member. */
export const listBrought = (sql: Sql, memberId: string, mergeId: string) =>
  sql.many<TransferRow>`
    select ${transferColumns} from point_transfer
    where member_id = ${memberId} and kind = 'merge_in' and source_kind = 'merge' and source_id = ${mergeId}
    order by at, id`

// Caps.

type Cap = { key: string; per: string }
export type CapRow = Cap & { used: number }

/** How much of each cap is used up by one person. */
export const listCapUse = (sql: Sql, memberIds: readonly string[], keys: readonly string[]) =>
  sql.many<CapRow>`
    select cap_key as key, per, sum(used)::int as used from point_cap_use
    where member_id = any(${memberIds}::uuid[]) and cap_key = any(${keys}::text[]) group by cap_key, per`

/** Locked in one order, after the member. */
export async function lockSharedCaps(tx: Tx, caps: readonly Cap[]) {
  const values = caps.map(({ key, per }) => [key, per, 0]).sort()
  await tx.run`
    insert into point_shared_cap_use (cap_key, per, used) values ${rows(values)}
    on conflict (cap_key, per) do nothing`
  return tx.many<CapRow>`
    select cap_key as key, per, used from point_shared_cap_use
    where cap_key = any(${caps.map(({ key }) => key)}::text[]) and per = any(${caps.map(({ per }) => per)}::text[])
    order by cap_key collate "C", per collate "C" for update`
}

export const addCapUse = (tx: Tx, memberId: string, caps: readonly Cap[], n: number) =>
  tx.tell`
    insert into point_cap_use as u (member_id, cap_key, per, used)
    values ${rows(caps.map(({ key, per }) => [memberId, key, per, n]))}
    on conflict (member_id, cap_key, per) do update set used = u.used + excluded.used`

export const addSharedCapUse = (tx: Tx, caps: readonly Cap[], n: number) =>
  tx.tell`
    insert into point_shared_cap_use as u (cap_key, per, used)
    values ${rows(caps.map(({ key, per }) => [key, per, n]))}
    on conflict (cap_key, per) do update set used = u.used + excluded.used`
