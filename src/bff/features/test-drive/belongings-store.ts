import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import type { BookingState } from './store'

type MemberBookingRow = {
  bookingId: string
  dealerId: string
  startsAt: Date
  endsAt: Date
  state: BookingState
  heldUntil: Date
}

const columns = fragment`
  booking_id as "bookingId", dealer_id as "dealerId", starts_at as "startsAt", ends_at as "endsAt", state,
  held_until as "heldUntil"`

export const listAllBookings = (sql: Sql, memberId: string) =>
  sql.many<MemberBookingRow>`
    select ${columns} from member_booking where member_id = ${memberId} order by starts_at, booking_id`

type Told = {
  dealer: string
  modelId: string
  startsAt: Date
  endsAt: Date
  state: BookingState
  contactSealed: string | null
  cancelReason: string | null
  createdAt: Date
}

/** All there is to tell about bookings, held ones that came to nothing included. */
export const listToldBookings = (sql: Sql, dealerIds: readonly string[], ids: readonly string[]) =>
  sql.many<Told>`
    select d.name as dealer, b.model_id as "modelId", b.starts_at as "startsAt", b.ends_at as "endsAt", b.state,
      b.contact_sealed as "contactSealed", b.cancel_reason as "cancelReason", b.created_at as "createdAt"
    from drive_booking b join dealer d on d.id = b.dealer_id
    where b.dealer_id = any(${dealerIds}::uuid[]) and b.id = any(${ids}::uuid[])
    order by b.starts_at, b.id`

export const countUpcoming = (sql: Sql, memberId: string, now: Date) =>
  sql.one<{ count: number }>`
    select count(*) as count from member_booking
    where member_id = ${memberId} and state = 'confirmed' and ends_at > ${now}`

/**
 * A row's member is what it is distributed by, which can't be updated everywhere: it goes and comes again. `ids` are
 * those to move; null for all.
 */
export async function moveMemberBookings(tx: Tx, from: string, to: string, ids: readonly string[] | null) {
  const moved = await tx.many<MemberBookingRow>`
    delete from member_booking
    where member_id = ${from} and (${ids}::uuid[] is null or booking_id = any(${ids}::uuid[]))
    returning ${columns}`
  if (moved.length === 0) return moved
  const values = moved.map((b) => [to, b.bookingId, b.dealerId, b.startsAt, b.endsAt, b.state, b.heldUntil])
  await tx.run`
    insert into member_booking (member_id, booking_id, dealer_id, starts_at, ends_at, state, held_until)
    values ${rows(values)}`
  return moved
}

export const deleteMemberBookings = (tx: Tx, memberId: string) =>
  tx.run`delete from member_booking where member_id = ${memberId}`

export const updateBookingMembers = (
  tx: Tx,
  dealerIds: readonly string[],
  ids: readonly string[],
  to: string,
) =>
  tx.run`
    update drive_booking set member_id = ${to}
    where dealer_id = any(${dealerIds}::uuid[]) and id = any(${ids}::uuid[])`

/** Takes the name off bookings, which the dealer keeps to count by. */
export const anonymiseBookings = (
  tx: Tx,
  dealerIds: readonly string[],
  ids: readonly string[],
  { nobody, contactSealed }: { nobody: string; contactSealed: string },
) =>
  tx.run`
    update drive_booking
    set member_id = ${nobody}, contact_sealed = case when contact_sealed is null then null else ${contactSealed} end
    where dealer_id = any(${dealerIds}::uuid[]) and id = any(${ids}::uuid[])`

type RequestKey = { dealerId: string; requestId: string }

/** An id that both have used stays with each of them. */
export const moveRequests = (tx: Tx, dealerIds: readonly string[], from: string, to: string) =>
  tx.many<RequestKey>`
    update drive_request r set member_id = ${to}
    where r.dealer_id = any(${dealerIds}::uuid[]) and r.member_id = ${from}
      and not exists (select from drive_request o
        where o.dealer_id = r.dealer_id and o.member_id = ${to} and o.request_id = r.request_id)
    returning r.dealer_id as "dealerId", r.request_id as "requestId"`

export const moveRequest = (tx: Tx, { dealerId, requestId }: RequestKey, from: string, to: string) =>
  tx.run`
    update drive_request set member_id = ${to}
    where dealer_id = ${dealerId} and member_id = ${from} and request_id = ${requestId}`

export const deleteRequests = (tx: Tx, dealerIds: readonly string[], memberId: string) =>
  tx.run`delete from drive_request where dealer_id = any(${dealerIds}::uuid[]) and member_id = ${memberId}`
