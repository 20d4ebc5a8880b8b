import type { RefusalCode } from '@/contract/refusals'
import { daysBetween, dayOf, mondayOf, plusMinutes } from '@/bff/lib/zone'
import { startsWithin, type OpeningTime, type Policy } from './slots'

/** How long a chosen time is kept while the form is filled. */
export const HOLD_MIN = 5

/** How early somebody may be there for their drive, and how late. */
export const EARLY_MIN = 60
export const NO_SHOW_MIN = 20

/** What one member may have. Past, cancelled and released ones don't count. */
export const ACTIVE_BOOKINGS_MAX = 2
export const WEEK_BOOKINGS_MAX = 3

/** Why nobody can book this time at this dealer at `now`, whoever is free; null if it can be asked for. */
export function whyNotStart(
  startsAt: Date,
  open: OpeningTime | null,
  policy: Policy,
  timeZone: string,
  now: Date,
): RefusalCode | null {
  if (!open) return 'slot_closed'
  if (startsAt < plusMinutes(now, policy.noticeMin)) return 'slot_closed'
  if (daysBetween(dayOf(now, timeZone), dayOf(startsAt, timeZone)) > policy.horizonDays) return 'slot_closed'
  const offered = startsWithin(open, policy).some((start) => start.getTime() === startsAt.getTime())
  return offered ? null : 'slot_closed'
}

export type MemberBooking = {
  bookingId: string
  dealerId: string
  startsAt: Date
  endsAt: Date
  state: 'held' | 'released' | 'confirmed' | 'cancelled'
  heldUntil: Date
}

type Times = { startsAt: Date; endsAt: Date }

/** Why a member can't have one more drive at that time, given the ones they have; null if they can. */
export function whyNotOneMore(
  bookings: readonly MemberBooking[],
  { startsAt, endsAt }: Times,
  timeZone: string,
  now: Date,
): RefusalCode | null {
  const twice = whyNotBoth(bookings, { startsAt, endsAt }, now)
  if (twice) return twice
  const active = bookings.filter((booking) => booking.state === 'confirmed' && booking.endsAt > now)
  if (active.length >= ACTIVE_BOOKINGS_MAX) return 'booking_limit'
  return whyNotThisWeek(bookings, startsAt, timeZone)
}

/** Nobody drives two cars at once. A time that a member has on hold is as good as theirs. */
export function whyNotBoth(
  bookings: readonly MemberBooking[],
  { startsAt, endsAt }: Times,
  now: Date,
): RefusalCode | null {
  const isTheirs = ({ state, heldUntil }: MemberBooking) =>
    state === 'confirmed' || (state === 'held' && heldUntil > now)
  const meets = (other: Times) => other.startsAt < endsAt && other.endsAt > startsAt
  return bookings.some((one) => isTheirs(one) && meets(one)) ? 'booking_overlap' : null
}

/** Weeks run from Monday in the dealer's zone. */
export function whyNotThisWeek(
  bookings: readonly MemberBooking[],
  startsAt: Date,
  timeZone: string,
): RefusalCode | null {
  const week = (instant: Date) => mondayOf(dayOf(instant, timeZone))
  const same = bookings.filter(
    ({ state, ...of }) => state === 'confirmed' && week(of.startsAt) === week(startsAt),
  )
  return same.length >= WEEK_BOOKINGS_MAX ? 'weekly_limit' : null
}

type BookingFacts = {
  state: 'held' | 'released' | 'confirmed' | 'cancelled'
  endsAt: Date
  heldUntil: Date
  changeableUntil: Date
  arrivedAt?: Date | null
  missedAt?: Date | null
}

/** Why a hold can't become a booking; null if it can. */
export const whyNotConfirm = (hold: BookingFacts, now: Date): RefusalCode | null =>
  hold.state === 'held' && hold.heldUntil > now ? null : 'hold_expired'

/** Why a booking can't be moved or cancelled any more; null if it can. */
export function whyNotChange(booking: BookingFacts, now: Date): RefusalCode | null {
  if (booking.state !== 'confirmed') return booking.state === 'cancelled' ? 'booking_ended' : 'not_found'
  if (booking.endsAt <= now || booking.arrivedAt || booking.missedAt) return 'booking_ended'
  return booking.changeableUntil <= now ? 'change_too_late' : null
}

type ArrivalFacts = Pick<BookingFacts, 'state' | 'endsAt'> & {
  startsAt: Date
  arrivedAt: Date | null
  missedAt: Date | null
}

/** Why nobody can be said to have come for this drive at `now`; null if they can. */
export function whyNotArrive(booking: ArrivalFacts, now: Date): RefusalCode | null {
  if (booking.state !== 'confirmed') return booking.state === 'cancelled' ? 'booking_ended' : 'not_found'
  if (now < plusMinutes(booking.startsAt, -EARLY_MIN)) return 'arrival_too_early'
  return booking.missedAt || booking.endsAt <= now ? 'arrival_too_late' : null
}

/** Whether somebody has not come, and is not waited for any longer. */
export const isMissed = (booking: ArrivalFacts, now: Date): boolean =>
  booking.state === 'confirmed' &&
  !booking.arrivedAt &&
  !booking.missedAt &&
  now >= plusMinutes(booking.startsAt, NO_SHOW_MIN)
