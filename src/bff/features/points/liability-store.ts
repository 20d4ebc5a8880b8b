import type { Sql } from '@/bff/db/sql'
import type { Sums } from './account'

export const sumBalances = (sql: Sql) =>
  sql.one<Sums>`
    select coalesce(sum(issued), 0)::bigint as issued, coalesce(sum(available), 0)::bigint as available,
      coalesce(sum(pending), 0)::bigint as pending, coalesce(sum(held), 0)::bigint as held,
      coalesce(sum(spent), 0)::bigint as spent, coalesce(sum(expired), 0)::bigint as expired,
      coalesce(sum(debt), 0)::bigint as debt
    from point_balance`

export const sumByMonth = (sql: Sql, now: Date, zone: string) =>
  sql.many<{ month: string; points: number }>`
    select to_char(expires_at at time zone ${zone}, 'YYYY-MM') as month, sum(left_points)::bigint as points
    from point_lot_left where expires_at > ${now} group by 1 order by 1`

export const sumAllDue = async (sql: Sql, now: Date) =>
  (
    await sql.one<{ points: number }>`
      select coalesce(sum(left_points), 0)::bigint as points from point_lot_left where expires_at <= ${now}`
  ).points
