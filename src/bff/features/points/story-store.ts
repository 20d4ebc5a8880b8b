import type { Sql } from '@/bff/db/sql'
import type { Kind } from './posting'

export type TracedLot = {
  id: string
  originId: string | null
  rootId: string
  transferId: string
  points: number
  left: number
  expiresAt: Date
  kind: Kind
  title: string
  at: Date
  ofId: string | null
}

/** All lots of these roots in a person's accounts, each with the transfer that opened it. */
export const listFamily = (sql: Sql, memberIds: readonly string[], rootIds: readonly string[]) =>
  sql.many<TracedLot>`
    select o.id, o.origin_id as "originId", o.root_id as "rootId", o.transfer_id as "transferId", o.points,
      coalesce(l.left_points, 0) as "left", o.expires_at as "expiresAt", t.kind, t.title, t.at, t.of_id as "ofId"
    from unnest(${memberIds}::uuid[]) m cross join unnest(${rootIds}::uuid[]) r
      cross join lateral (select * from point_lot where member_id = m and root_id = r offset 0) o
      join point_transfer t on t.member_id = o.member_id and t.id = o.transfer_id
      left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
    order by o.expires_at, o.id`

/** The roots of the lots that a transfer opened, or drew from. */
export const listRoots = (sql: Sql, memberIds: readonly string[], transferId: string) =>
  sql.many<{ rootId: string }>`
    select root_id as "rootId" from point_lot
    where member_id = any(${memberIds}::uuid[]) and transfer_id = ${transferId}
    union
    select o.root_id from point_draw d join point_lot o on o.member_id = d.member_id and o.id = d.lot_id
    where d.member_id = any(${memberIds}::uuid[]) and d.transfer_id = ${transferId}`

export type TracedDraw = {
  lotId: string
  transferId: string
  account: string
  points: number
  kind: Kind
  title: string
  at: Date
  ofId: string | null
}

/** All that was taken from lots, and given back to them, first first. */
export const listDraws = (sql: Sql, memberIds: readonly string[], lotIds: readonly string[]) =>
  sql.many<TracedDraw>`
    select d.lot_id as "lotId", d.transfer_id as "transferId", d.account, d.points, t.kind, t.title, t.at,
      t.of_id as "ofId"
    from unnest(${memberIds}::uuid[]) m cross join unnest(${lotIds}::uuid[]) i
      cross join lateral (select * from point_draw where member_id = m and lot_id = i offset 0) d
      join point_transfer t on t.member_id = d.member_id and t.id = d.transfer_id
    order by t.at, t.id, d.lot_id`
