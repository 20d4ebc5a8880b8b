import type { Sql, Tx } from '@/bff/db/sql'
import type { BookingRow } from './store'

export const findBookingMember = (sql: Sql, dealerId: string, id: string) =>
  sql.maybeOne<{ memberId: string }>`
    select member_id as "memberId" from drive_booking where dealer_id = ${dealerId} and id = ${id}`

export const updateArrival = (tx: Tx, b: BookingRow) =>
  tx.run`
    update drive_booking set arrived_at = ${b.arrivedAt}, missed_at = ${b.missedAt}
    where dealer_id = ${b.dealerId} and id = ${b.id}`

/** Those that began in a span of time and of which nothing is known. */
export const listAwaited = (sql: Sql, from: Date, to: Date, limit: number) =>
  sql.many<{ dealerId: string; id: string; memberId: string }>`
    select dealer_id as "dealerId", id, member_id as "memberId" from drive_booking
    where state = 'confirmed' and arrived_at is null and missed_at is null
      and starts_at > ${from} and starts_at <= ${to}
    order by starts_at limit ${limit}`
