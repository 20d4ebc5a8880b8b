import { fragment, type Sql } from '@/bff/db/sql'
import type { Lot } from './lot'

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

/** When something goes next. */
export const findNextExpiry = (sql: Sql, memberId: string, after: Date, until: Date) =>
  sql.maybeOne<{ at: Date }>`
    select expires_at as at from point_lot_left
    where member_id = ${memberId} and expires_at > ${after} and expires_at <= ${until}
    order by expires_at, lot_id limit 1`

/** How much goes from one instant on and before another. */
export const sumExpiring = async (sql: Sql, memberId: string, from: Date, before: Date) =>
  (
    await sql.one<{ points: number }>`
      select coalesce(sum(left_points), 0)::int as points from point_lot_left
      where member_id = ${memberId} and expires_at >= ${from} and expires_at < ${before}`
  ).points

export type LotRow = Lot & { transferId: string; points: number; originId: string | null }

/** Lots that began in one, or in which it went on. */
export const listOfRoots = (sql: Sql, memberIds: readonly string[], rootIds: readonly string[]) =>
  sql.many<LotRow & { memberId: string }>`
    select o.member_id as "memberId", o.id, o.root_id as "rootId", o.expires_at as "expiresAt", o.points,
      o.transfer_id as "transferId", o.origin_id as "originId", coalesce(l.left_points, 0) as "left"
    from unnest(${memberIds}::uuid[]) m cross join unnest(${rootIds}::uuid[]) r
      cross join lateral (select * from point_lot where member_id = m and root_id = r offset 0) o
      left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
    order by o.expires_at, o.id`

export const listLots = (sql: Sql, memberIds: readonly string[], ids: readonly string[]) =>
  sql.many<Lot>`
    select o.id, o.root_id as "rootId", o.expires_at as "expiresAt", coalesce(l.left_points, 0) as "left"
    from unnest(${memberIds}::uuid[]) m cross join unnest(${ids}::uuid[]) i
      cross join lateral (select * from point_lot where member_id = m and id = i offset 0) o
      left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id`

/** Lots that transfers opened. */
export const listOpened = (sql: Sql, memberIds: readonly string[], transferIds: readonly string[]) =>
  sql.many<LotRow>`
    select o.id, o.root_id as "rootId", o.expires_at as "expiresAt", o.points, o.transfer_id as "transferId",
      o.origin_id as "originId", coalesce(l.left_points, 0) as "left"
    from unnest(${memberIds}::uuid[]) m cross join unnest(${transferIds}::uuid[]) i
      cross join lateral (select * from point_lot where member_id = m and transfer_id = i offset 0) o
      left join point_lot_left l on l.member_id = o.member_id and l.lot_id = o.id
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
    select lot_id as "lotId", -sum(points)::int as points
    from unnest(${memberIds}::uuid[]) m cross join unnest(${lotIds}::uuid[]) i
      cross join lateral (
        select * from point_draw where member_id = m and lot_id = i and account = 'expired' offset 0) d
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

/** Whose points expire after one instant and until another, which may be midnight, and how many; those after one. */
export const listMembersExpiring = (
  sql: Sql,
  { from, until }: { from: Date; until: Date },
  after: string,
  limit: number,
) =>
  sql.many<{ memberId: string; points: number }>`
    select member_id as "memberId", sum(left_points)::int as points from point_lot_left
    where expires_at > ${from} and expires_at <= ${until} and member_id > ${after}
    group by member_id order by member_id limit ${limit}`
