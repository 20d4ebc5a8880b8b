import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import type { Sums } from './account'
import type { Lot } from './lot'
import type { Kind } from './posting'

export type BalanceRow = Sums & {
  memberId: string
  rootId: string | null
  hasParts: boolean
  isFrozen: boolean
}

const balanceColumns = fragment`
  member_id as "memberId", root_id as "rootId", has_parts as "hasParts", is_frozen as "isFrozen", issued, available,
  pending, held, spent, expired, debt`

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

export const listByCause = (sql: Sql, memberIds: readonly string[], causes: readonly string[]) =>
  sql.many<TransferRow>`
    select ${transferColumns} from point_transfer
    where member_id = any(${memberIds}::uuid[]) and cause = any(${causes}::text[])`

export const findTransfer = (sql: Sql, memberIds: readonly string[], id: string) =>
  sql.maybeOne<TransferRow>`
    select ${transferColumns} from point_transfer where member_id = any(${memberIds}::uuid[]) and id = ${id}`

/** What settled a transfer, took from it or gave back, first first. */
export const listOf = (sql: Sql, memberIds: readonly string[], ofId: string) =>
  sql.many<TransferRow>`
    select ${transferColumns} from point_transfer
    where member_id = any(${memberIds}::uuid[]) and of_id = ${ofId} order by at, id`

/** A page of what happened, last first. What only goes between accounts of one person is no news to them. */
export const listStory = (
  sql: Sql,
  memberIds: readonly string[],
  { direction, after, limit }: { direction: number; after: { at: Date; id: string } | null; limit: number },
) =>
  sql.many<TransferRow>`
    select ${transferColumns} from point_transfer
    where member_id = any(${memberIds}::uuid[]) and kind not in ('capture', 'merge_out', 'merge_in')
      and (${direction}::int = 0 or sign(change) = ${direction}::int)
      and (${after?.at ?? null}::timestamptz is null
        or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${limit}`

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

// Lots.

const lotColumns = fragment`
  l.lot_id as id, o.root_id as "rootId", l.expires_at as "expiresAt", l.left_points as "left"`

/** Lots that can be spent, in the order in which they are. */
export const listLive = (
  sql: Sql,
  memberId: string,
  now: Date,
  { after, limit }: { after?: Lot | undefined; limit: number },
) =>
  sql.many<Lot>`
    select ${lotColumns}
    from (
      select member_id, lot_id, expires_at, left_points from point_lot_left
      where member_id = ${memberId} and expires_at > ${now}
        and (${after?.id ?? null}::uuid is null
          or (expires_at, lot_id) > (${after?.expiresAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by expires_at, lot_id limit ${limit}
    ) l join point_lot o on o.member_id = l.member_id and o.id = l.lot_id
    order by l.expires_at, l.lot_id`

/** All of which something is left, whether it can be spent or not. */
export const listLeft = (sql: Sql, memberId: string) =>
  sql.many<Lot>`
    select ${lotColumns} from point_lot_left l join point_lot o on o.member_id = l.member_id and o.id = l.lot_id
    where l.member_id = ${memberId} order by l.expires_at, l.lot_id`

/** What has expired and was not yet written off. */
export const sumDue = async (sql: Sql, memberId: string, now: Date) =>
  (
    await sql.one<{ points: number }>`
      select coalesce(sum(left_points), 0)::int as points from point_lot_left
      where member_id = ${memberId} and expires_at <= ${now}`
  ).points

/** What goes when, soonest first. */
export const listExpiring = (sql: Sql, memberId: string, after: Date, until: Date) =>
  sql.many<{ at: Date; points: number }>`
    select expires_at as at, sum(left_points)::int as points from point_lot_left
    where member_id = ${memberId} and expires_at > ${after} and expires_at <= ${until}
    group by expires_at order by expires_at`

export type LotRow = Lot & { transferId: string; points: number; originId: string | null }

/** Lots that began in one, or in which it went on. */
export const listOfRoots = (sql: Sql, memberIds: readonly string[], rootIds: readonly string[]) =>
  sql.many<LotRow & { memberId: string }>`
    select o.member_id as "memberId", o.id, o.root_id as "rootId", o.expires_at as "expiresAt", o.points,
      o.transfer_id as "transferId", o.origin_id as "originId", coalesce(l.left_points, 0) as "left"
    from point_lot o left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
    where o.member_id = any(${memberIds}::uuid[]) and o.root_id = any(${rootIds}::uuid[])
    order by o.expires_at, o.id`

/** Lots that transfers opened. */
export const listOpened = (sql: Sql, memberIds: readonly string[], transferIds: readonly string[]) =>
  sql.many<LotRow>`
    select o.id, o.root_id as "rootId", o.expires_at as "expiresAt", o.points, o.transfer_id as "transferId",
      o.origin_id as "originId", coalesce(l.left_points, 0) as "left"
    from point_lot o left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
    where o.member_id = any(${memberIds}::uuid[]) and o.transfer_id = any(${transferIds}::uuid[])
    order by o.expires_at, o.id`

/** What a transfer took from lots for an account, with what the lots are now. */
export const listTaken = (sql: Sql, memberId: string, transferId: string, account: string) =>
  sql.many<Lot & { taken: number }>`
    select o.id, o.root_id as "rootId", o.expires_at as "expiresAt", coalesce(l.left_points, 0) as "left",
      -d.points as taken
    from point_draw d join point_lot o on o.member_id = d.member_id and o.id = d.lot_id
      left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
    where d.member_id = ${memberId} and d.transfer_id = ${transferId} and d.account = ${account}
    order by o.expires_at, o.id`

/** How much of lots has expired. */
export const listExpired = (sql: Sql, memberIds: readonly string[], lotIds: readonly string[]) =>
  sql.many<{ lotId: string; points: number }>`
    select lot_id as "lotId", -sum(points)::int as points from point_draw
    where member_id = any(${memberIds}::uuid[]) and lot_id = any(${lotIds}::uuid[]) and account = 'expired'
    group by lot_id`

/** What lots have paid of what was owed since then, less what they got back. */
export const listRepaid = (sql: Sql, memberId: string, since: Date) =>
  sql.many<Lot & { taken: number }>`
    select o.id, o.root_id as "rootId", o.expires_at as "expiresAt", coalesce(l.left_points, 0) as "left",
      -sum(d.points)::int as taken
    from point_transfer t join point_draw d on d.member_id = t.member_id and d.transfer_id = t.id
      join point_lot o on o.member_id = d.member_id and o.id = d.lot_id
      left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
    where t.member_id = ${memberId} and t.at >= ${since} and d.account = 'debt'
    group by o.id, o.root_id, o.expires_at, l.left_points having sum(d.points) < 0`

export const findLeft = (sql: Sql, memberId: string, lotId: string) =>
  sql.maybeOne<Lot>`
    select ${lotColumns} from point_lot_left l join point_lot o on o.member_id = l.member_id and o.id = l.lot_id
    where l.member_id = ${memberId} and l.lot_id = ${lotId}`

export type DueLot = { memberId: string; lotId: string; expiresAt: Date }

/** Lots of anybody's that have expired, first first, those after one. */
export const listDue = (sql: Sql, now: Date, after: DueLot | null, limit: number) =>
  sql.many<DueLot>`
    select member_id as "memberId", lot_id as "lotId", expires_at as "expiresAt" from point_lot_left
    where expires_at <= ${now}
      and (${after?.lotId ?? null}::uuid is null or (expires_at, member_id, lot_id) >
        (${after?.expiresAt ?? null}::timestamptz, ${after?.memberId ?? null}::uuid, ${after?.lotId ?? null}::uuid))
    order by expires_at, member_id, lot_id limit ${limit}`

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

/** How what one merge brought came in. */
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
  tx.run`
    insert into point_cap_use as u (member_id, cap_key, per, used)
    values ${rows(caps.map(({ key, per }) => [memberId, key, per, n]))}
    on conflict (member_id, cap_key, per) do update set used = u.used + excluded.used`

export const addSharedCapUse = (tx: Tx, caps: readonly Cap[], n: number) =>
  tx.run`
    insert into point_shared_cap_use as u (cap_key, per, used)
    values ${rows(caps.map(({ key, per }) => [key, per, n]))}
    on conflict (cap_key, per) do update set used = u.used + excluded.used`
