import { create } from 'zustand'
import type { Booking, CancelReason } from '@/contract/test-drive'
import { newId } from '@/miniapp/lib/id'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { isUncertain, settle, type Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

export type When = 'upcoming' | 'past'
type BookingList = { bookings: Booking[]; next: string | null }

type BookingsState = Record<When, Loadable<BookingList>> & {
  one: Record<string, Loadable<Booking>>
  /** The change sent and not yet answered for certain. */
  pending: { intent: string; requestId: string } | null
}

const nothing: BookingsState = { upcoming: loading, past: loading, one: {}, pending: null }

export const useBookings = create<BookingsState>(() => nothing)
const { getState, setState } = useBookings

export async function loadBookings(when: When) {
  const settled = await settle(api.listBookings(when))
  setState((state) => ({ [when]: refreshed(state[when], settled) }))
}

/** When the member is driving anyway, as far as it is known here. */
export async function timesTaken(): Promise<Pick<Booking, 'startsAt' | 'endsAt'>[]> {
  if (useSession.getState().token === null) return []
  if (getState().upcoming.status !== 'loaded') await loadBookings('upcoming')
  const { upcoming, one } = getState()
  const known = Object.values(one).flatMap((each) => (each.status === 'loaded' ? [each.value] : []))
  const listed = upcoming.status === 'loaded' ? upcoming.value.bookings : []
  const latest = new Map([...listed, ...known].map((booking) => [booking.id, booking]))
  return [...latest.values()].filter(({ state }) => state === 'confirmed')
}

/** Goes on where the list ends. */
export async function loadMoreBookings(when: When) {
  const list = getState()[when]
  if (list.status !== 'loaded' || !list.value.next) return
  const settled = await settle(api.listBookings(when, list.value.next))
  // A list that was loaded anew meanwhile has another end, or none.
  if (settled.status !== 'ok' || getState()[when] !== list) return
  const bookings = [...list.value.bookings, ...settled.value.bookings]
  setState({ [when]: loaded({ bookings, next: settled.value.next }) })
}

export async function loadBooking(bookingId: string) {
  const settled = await asMember(() => api.getBooking(bookingId))
  setState(({ one }) => ({ one: { ...one, [bookingId]: refreshed(one[bookingId] ?? loading, settled) } }))
}

/** Shows a booking that came with another answer. */
export const keepBooking = (booking: Booking) =>
  setState(({ one }) => ({ one: { ...one, [booking.id]: loaded(booking) } }))

export const reschedule = ({ id }: Booking, startsAt: string) =>
  changeBooking(`${id}/${startsAt}`, (requestId) => api.reschedule(id, { startsAt, requestId }))

export const cancel = ({ id }: Booking, reason: CancelReason) =>
  changeBooking(`${id}/${reason}`, (requestId) => api.cancel(id, { reason, requestId }))

async function changeBooking(
  intent: string,
  ask: (requestId: string) => Promise<Booking>,
): Promise<Settled<Booking>> {
  const { pending } = getState()
  const requestId = pending?.intent === intent ? pending.requestId : newId()
  setState({ pending: { intent, requestId } })

  const settled = await asMember(() => ask(requestId))
  // The BFF may have acted although we heard nothing: the next tap must ask with the same id.
  if (isUncertain(settled)) return settled

  setState({ pending: null })
  if (settled.status === 'ok') {
    keepBooking(settled.value)
    void loadBookings('upcoming')
  }
  return settled
}

/** On signing out. */
export const forgetBookings = () => setState(nothing)

export const canChange = ({ state, changeableUntil }: Booking, now: Date) =>
  state === 'confirmed' && Date.parse(changeableUntil) > now.getTime()
