import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import type { KeysetKey } from '@/bff/lib/cursor'
import { FIRST_ID } from '@/bff/lib/id'
import type { Candidate } from './assignment'
import type { MemberBooking } from './policy'
import { CELL_MS } from './slots'

export type BookingState = 'held' | 'released' | 'confirmed' | 'cancelled'

export type BookingRow = {
  dealerId: string
  id: string
  memberId: string
  modelId: string
  carId: string
  consultantId: string
  startsAt: Date
  endsAt: Date
  localDay: string
  state: BookingState
  heldUntil: Date
  changeableUntil: Date
  claimedCells: number
  contactSealed: string | null
  cancelReason: string | null
  arrivedAt: Date | null
  missedAt: Date | null
}

const bookingColumns = fragment`
  b.dealer_id as "dealerId", b.id, b.member_id as "memberId", b.model_id as "modelId", b.car_id as "carId",
  b.consultant_id as "consultantId", b.starts_at as "startsAt", b.ends_at as "endsAt", b.local_day as "localDay",
  b.state, b.held_until as "heldUntil", b.changeable_until as "changeableUntil",
  b.claimed_cells as "claimedCells", b.contact_sealed as "contactSealed", b.cancel_reason as "cancelReason",
  b.arrived_at as "arrivedAt", b.missed_at as "missedAt"`

// Requests: one intent, one outcome.

export type Intent = { dealerId: string; memberId: string; requestId: string; contentHash: string }

/** Whether this is the first time that it is asked. Who asks it at the same time waits for our end. */
export async function insertRequest(tx: Tx, intent: Intent, bookingId: string, now: Date): Promise<boolean> {
  const { dealerId, memberId, requestId, contentHash } = intent
  const written = await tx.run`
    insert into drive_request (dealer_id, member_id, request_id, content_hash, booking_id, created_at)
    values (${dealerId}, ${memberId}, ${requestId}, ${contentHash}, ${bookingId}, ${now})
    on conflict do nothing`
  return written === 1
}

export const findRequest = (tx: Tx, { dealerId, memberId, requestId }: Intent) =>
  tx.one<{ contentHash: string; bookingId: string }>`
    select content_hash as "contentHash", booking_id as "bookingId" from drive_request
    where dealer_id = ${dealerId} and member_id = ${memberId} and request_id = ${requestId}`

// A member's own list.

const memberBookingColumns = fragment`
  booking_id as "bookingId", dealer_id as "dealerId", starts_at as "startsAt", ends_at as "endsAt", state,
  held_until as "heldUntil"`

export const findMemberBooking = (sql: Sql, memberId: string, bookingId: string) =>
  sql.maybeOne<MemberBooking>`
    select ${memberBookingColumns} from member_booking
    where member_id = ${memberId} and booking_id = ${bookingId}`

/** Held or confirmed ones that begin after `since`: all that limits and holds can turn on. And one that is asked for. */
export const listLiveBookings = (tx: Tx, memberId: string, since: Date, bookingId: string | null) =>
  tx.many<MemberBooking>`
    select ${memberBookingColumns} from member_booking
    where member_id = ${memberId}
      and (booking_id = ${bookingId} or (starts_at > ${since} and state in ('held', 'confirmed')))`

export const listUpcoming = (sql: Sql, memberId: string, now: Date, after: KeysetKey | null, limit: number) =>
  sql.many<MemberBooking>`
    select ${memberBookingColumns} from member_booking
    where member_id = ${memberId} and state = 'confirmed' and ends_at > ${now}
      and (starts_at, booking_id) > (${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? FIRST_ID}::uuid)
    order by starts_at, booking_id limit ${limit}`

export const listPast = (sql: Sql, memberId: string, now: Date, after: KeysetKey | null, limit: number) =>
  sql.many<MemberBooking>`
    select ${memberBookingColumns} from member_booking
    where member_id = ${memberId} and (state = 'cancelled' or (state = 'confirmed' and ends_at <= ${now}))
      and (starts_at, booking_id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? last}::uuid)
    order by starts_at desc, booking_id desc limit ${limit}`

const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export const insertMemberBooking = (tx: Tx, b: BookingRow) =>
  tx.tell`
    insert into member_booking (member_id, booking_id, dealer_id, starts_at, ends_at, state, held_until)
    values (${b.memberId}, ${b.id}, ${b.dealerId}, ${b.startsAt}, ${b.endsAt}, ${b.state}, ${b.heldUntil})`

export const updateMemberBooking = (tx: Tx, b: BookingRow) =>
  tx.tell`
    update member_booking set starts_at = ${b.startsAt}, ends_at = ${b.endsAt}, state = ${b.state}
    where member_id = ${b.memberId} and booking_id = ${b.id}`

// Bookings.

export const lockBooking = (tx: Tx, dealerId: string, id: string) =>
  tx.maybeOne<BookingRow>`
    select ${bookingColumns} from drive_booking b where b.dealer_id = ${dealerId} and b.id = ${id} for update`

export const findModel = (sql: Sql, dealerId: string, bookingId: string) =>
  sql.maybeOne<{ id: string }>`
    select model_id as id from drive_booking where dealer_id = ${dealerId} and id = ${bookingId}`

export type BookingView = BookingRow & {
  carName: string
  paint: string
  consultantName: string
  consultantTitle: string
}

/** In no particular order. */
export const listViews = (sql: Sql, dealerIds: readonly string[], ids: readonly string[]) =>
  sql.many<BookingView>`
    select ${bookingColumns}, a.name as "carName", a.paint, s.name as "consultantName", s.title as "consultantTitle"
    from drive_booking b
    join demo_car a on a.dealer_id = b.dealer_id and a.id = b.car_id
    join consultant s on s.dealer_id = b.dealer_id and s.id = b.consultant_id
    where b.dealer_id = any(${dealerIds}::uuid[]) and b.id = any(${ids}::uuid[])`

/** Those of one day that are meant to be driven, the earliest first. */
export const listOfDay = (sql: Sql, dealerId: string, day: string, limit: number) =>
  sql.many<BookingView>`
    select ${bookingColumns}, a.name as "carName", a.paint, s.name as "consultantName", s.title as "consultantTitle"
    from drive_booking b
    join demo_car a on a.dealer_id = b.dealer_id and a.id = b.car_id
    join consultant s on s.dealer_id = b.dealer_id and s.id = b.consultant_id
    where b.dealer_id = ${dealerId} and b.local_day = ${day} and b.state = 'confirmed'
    order by b.starts_at, b.id limit ${limit}`

export const insertBooking = (tx: Tx, b: BookingRow, now: Date) =>
  tx.tell`
    insert into drive_booking (dealer_id, id, member_id, model_id, car_id, consultant_id, starts_at, ends_at,
      local_day, state, held_until, changeable_until, claimed_cells, contact_sealed, created_at)
    values (${b.dealerId}, ${b.id}, ${b.memberId}, ${b.modelId}, ${b.carId}, ${b.consultantId}, ${b.startsAt},
      ${b.endsAt}, ${b.localDay}, ${b.state}, ${b.heldUntil}, ${b.changeableUntil}, ${b.claimedCells},
      ${b.contactSealed}, ${now})`

export const updateBooking = (tx: Tx, b: BookingRow) =>
  tx.tell`
    update drive_booking set car_id = ${b.carId}, consultant_id = ${b.consultantId}, starts_at = ${b.startsAt},
      ends_at = ${b.endsAt}, local_day = ${b.localDay}, state = ${b.state}, changeable_until = ${b.changeableUntil},
      claimed_cells = ${b.claimedCells}, contact_sealed = ${b.contactSealed}, cancel_reason = ${b.cancelReason}
    where dealer_id = ${b.dealerId} and id = ${b.id}`

// Claims.

/**
 * Nobody else gives this dealer's cars and consultants to somebody until the transaction ends. (The row of the dealer
 * itself is on every machine where there are many.)
 */
export const lockSchedule = (tx: Tx, dealerId: string) =>
  tx.run`select from drive_policy where dealer_id = ${dealerId} order by model_id for no key update`

type Wanted = { dealerId: string; modelId: string; startsAt: Date; now: Date }
export type FreeResource = Candidate & { kind: 'car' | 'consultant' }

/**
 * Cars of the model and consultants that nobody has while a drive that begins at `startsAt` needs them, buffers included,
 * with their drives of that day. What `holderId` has itself counts as free: a booking may move over its own time.
 */
export const listFree = (tx: Tx, { dealerId, modelId, startsAt, now }: Wanted, holderId: string | null) =>
  tx.many<FreeResource>`
    select r.id, r.kind,
      (select count(*)::int from drive_booking b
        where b.dealer_id = ${dealerId} and b.local_day = wanted.day
          and (r.kind = 'car' and b.car_id = r.id or r.kind = 'consultant' and b.consultant_id = r.id)
          and b.id is distinct from ${holderId}
          and (b.state = 'confirmed' or b.state = 'held' and b.held_until > ${now})) as drives
    from (
      select (${startsAt}::timestamptz at time zone d.time_zone)::date as day,
        ${startsAt}::timestamptz - make_interval(mins => p.buffer_before_min, secs => ${CELL_MS / 1000}) as above,
        ${startsAt}::timestamptz + make_interval(mins => p.duration_min + p.buffer_after_min) as below
      from drive_policy p join dealer d on d.id = p.dealer_id
      where p.dealer_id = ${dealerId} and p.model_id = ${modelId}
    ) wanted
    cross join (
      select id, 'car' as kind from demo_car where dealer_id = ${dealerId} and model_id = ${modelId} and active
      union all
      select id, 'consultant' from consultant where dealer_id = ${dealerId} and active
    ) r
    where not exists (
      select from claim c
      where c.dealer_id = ${dealerId} and c.resource_id = r.id and c.cell_at > wanted.above and c.cell_at < wanted.below
        and c.holder_id is distinct from ${holderId} and (c.held_until is null or c.held_until > ${now}))`

/** Clears holds that ran out from the cells that somebody needs now. */
export const deleteExpiredClaims = (tx: Tx, b: BookingRow, cells: readonly Date[], now: Date) =>
  tx.tell`
    delete from claim
    where dealer_id = ${b.dealerId} and resource_id in (${b.carId}, ${b.consultantId})
      and cell_at = any(${cells}::timestamptz[]) and held_until <= ${now}`

/**
 * Every cell of the car and the consultant is ours from here on, or the transaction fails: the primary key decides, not a
 * look before.
 */
export function insertClaims(tx: Tx, b: BookingRow, cells: readonly Date[]) {
  const heldUntil = b.state === 'held' ? b.heldUntil : null
  const wanted = [b.carId, b.consultantId]
    .sort()
    .flatMap((resourceId) => cells.map((at) => [b.dealerId, resourceId, at, b.id, 'booking', heldUntil]))
  return tx.tell`
    insert into claim (dealer_id, resource_id, cell_at, holder_id, holder_kind, held_until) values ${rows(wanted)}`
}

/** Whether a transaction failed because a cell was somebody else's already. */
export const wasClaimed = (error: unknown) => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'claim_pkey'
}

/** Cells lie at most a buffer away from their drive; half a day is more than any, and lets the key find them. */
const SLACK_MS = 12 * 60 * 60_000
const around = ({ startsAt, endsAt }: BookingRow) => ({
  from: new Date(startsAt.getTime() - SLACK_MS),
  to: new Date(endsAt.getTime() + SLACK_MS),
})

/** Makes the cells of a hold that has not run out permanent; answers how many it still had. */
export const keepClaims = (tx: Tx, dealerId: string, bookingId: string, now: Date): Promise<number> =>
  tx.run`
    update claim c set held_until = null from drive_booking b
    where b.dealer_id = ${dealerId} and b.id = ${bookingId} and b.state = 'held' and b.held_until > ${now}
      and c.dealer_id = ${dealerId} and c.resource_id = any(array[b.car_id, b.consultant_id])
      and c.cell_at between b.starts_at - interval '12 hours' and b.ends_at + interval '12 hours'
      and c.holder_id = b.id`

export function deleteClaims(tx: Tx, b: BookingRow) {
  const { from, to } = around(b)
  return tx.tell`
    delete from claim
    where dealer_id = ${b.dealerId} and resource_id in (${b.carId}, ${b.consultantId})
      and cell_at between ${from} and ${to} and holder_id = ${b.id}`
}
