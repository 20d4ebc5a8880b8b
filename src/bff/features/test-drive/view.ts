import assert from 'node:assert/strict'
import type { Sql } from '@/bff/db/sql'
import type { Contact, Contacts } from './contact'
import { listDealersById, type DealerRow } from './schedule-store'
import * as store from './store'
import type { BookingRow } from './store'

/** What a booking is worth to whoever comes to it, in points; by booking. */
export type Promised = (
  sql: Sql,
  memberId: string,
  drives: readonly { id: string; dealerId: string; modelId: string; at: Date; isOpen: boolean }[],
) => Promise<ReadonlyMap<string, number>>

/** What it takes to show a booking. */
export type Viewing = { contacts: Contacts; promised: Promised }

/** A booking with everybody in it, as its member sees it at one moment. */
export type BookingView = Omit<store.BookingView, 'contactSealed' | 'state'> & {
  state: 'confirmed' | 'ended' | 'cancelled'
  dealer: DealerRow
  contact: Contact
  promisedPoints: number
}

/** The bookings in the order given, all of one member. A few reads for a page, whatever its length. */
export async function viewBookings(
  sql: Sql,
  { contacts, promised }: Viewing,
  wanted: readonly { dealerId: string; id: string }[],
  now: Date,
): Promise<BookingView[]> {
  if (wanted.length === 0) return []
  const dealerIds = [...new Set(wanted.map(({ dealerId }) => dealerId))]
  const ids = wanted.map(({ id }) => id)
  const [found, of] = await Promise.all([
    store.listViews(sql, dealerIds, ids),
    listDealersById(sql, dealerIds),
  ])
  const dealers = new Map(of.map((dealer) => [dealer.id, dealer]))
  const [owner] = found
  const worth = owner
    ? await promised(
        sql,
        owner.memberId,
        found.map((row) => driveOf(row, now)),
      )
    : null

  const views = new Map<string, BookingView>()
  for (const row of found) {
    const dealer = dealers.get(row.dealerId)
    const promisedPoints = worth?.get(row.id) ?? 0
    if (dealer) views.set(row.id, { ...present(row, dealer, contacts, now), promisedPoints })
  }
  return wanted.flatMap(({ id }) => views.get(id) ?? [])
}

export async function viewBooking(
  sql: Sql,
  viewing: Viewing,
  booking: { dealerId: string; id: string },
  now: Date,
): Promise<BookingView> {
  const [view] = await viewBookings(sql, viewing, [booking], now)
  if (!view) throw new Error(`booking ${booking.id} has no view`)
  return view
}

/** The same of one that is known, with one round of reads. */
export async function viewOf(
  sql: Sql,
  { contacts, promised }: Viewing,
  booking: BookingRow,
  now: Date,
): Promise<BookingView> {
  const { dealerId, id, memberId } = booking
  const [[row], [dealer], worth] = await Promise.all([
    store.listViews(sql, [dealerId], [id]),
    listDealersById(sql, [dealerId]),
    promised(sql, memberId, [driveOf(booking, now)]),
  ])
  assert(row && dealer, `booking ${id} has no view`)
  return { ...present(row, dealer, contacts, now), promisedPoints: worth.get(id) ?? 0 }
}

const driveOf = (row: BookingRow, now: Date) => ({
  ...{ id: row.id, dealerId: row.dealerId, modelId: row.modelId, at: now },
  isOpen: row.state === 'confirmed' && !row.missedAt && row.endsAt > now,
})

function present(
  { contactSealed, ...row }: store.BookingView,
  dealer: DealerRow,
  contacts: Contacts,
  now: Date,
) {
  assert(contactSealed, `booking ${row.id} was confirmed without a contact`)
  const over = row.state === 'confirmed' && row.endsAt <= now
  const state = row.state === 'cancelled' ? 'cancelled' : over ? 'ended' : 'confirmed'
  return { ...row, dealer, contact: contacts.open(contactSealed), state } as const
}
