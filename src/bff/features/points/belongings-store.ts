import type { Sql, Tx } from '@/bff/db/sql'

type Told = { at: Date; title: string; kind: string; points: number; lines: Record<string, number> }

/** The journal as it can be read: what happened, and what it did to which account. */
export const listTold = (sql: Sql, memberIds: readonly string[]) =>
  sql.many<Told>`
    select t.at, t.title, t.kind, t.points,
      (select coalesce(jsonb_object_agg(e.account, e.points), '{}'::jsonb) from point_entry e
        where e.member_id = t.member_id and e.transfer_id = t.id) as lines
    from point_transfer t where t.member_id = any(${memberIds}::uuid[]) order by t.at, t.id`

export const listToldLots = (sql: Sql, memberIds: readonly string[]) =>
  sql.many<{ points: number; left: number; expiresAt: Date }>`
    select o.points, coalesce(l.left_points, 0) as "left", o.expires_at as "expiresAt"
    from point_lot o left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
    where o.member_id = any(${memberIds}::uuid[]) order by o.expires_at, o.id`

export const deleteCapUse = (tx: Tx, memberIds: readonly string[]) =>
  tx.run`delete from point_cap_use where member_id = any(${memberIds}::uuid[])`

export const deleteAllParts = (tx: Tx, memberIds: readonly string[]) =>
  tx.run`delete from point_part where member_id = any(${memberIds}::uuid[])`

/** Nor whom they were part of once, or who was part of them. */
export const deletePasts = (tx: Tx, memberIds: readonly string[]) =>
  tx.run`
    delete from point_past where member_id = any(${memberIds}::uuid[]) or other_id = any(${memberIds}::uuid[])`

/** Accounts in which nothing ever happened say nothing but whose they were. */
export const deleteUnused = (tx: Tx, memberIds: readonly string[]) =>
  tx.run`
    delete from point_balance b where member_id = any(${memberIds}::uuid[])
      and not exists (select from point_transfer t where t.member_id = b.member_id)`

/** The same of accounts that were only opened to be joined, and stand by themselves again. */
export const deleteUntouched = (tx: Tx, memberIds: readonly string[]) =>
  tx.run`
    delete from point_balance b where member_id = any(${memberIds}::uuid[])
      and root_id is null and not has_parts and not has_past and not is_frozen
      and not exists (select from point_transfer t where t.member_id = b.member_id)`

/** Neither side of a gift, or of a merge, names the other any more. */
export async function forgetPeers(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const peers = await tx.many<{ id: string }>`
    select distinct peer_id as id from point_transfer
    where member_id = any(${memberIds}::uuid[]) and peer_id is not null`
  const peerIds = peers.map(({ id }) => id)
  await tx.run`
    update point_transfer set peer_id = null
    where (member_id = any(${memberIds}::uuid[]) and peer_id is not null)
      or (member_id = any(${peerIds}::uuid[]) and peer_id = any(${memberIds}::uuid[]))`
}
