import type { Tx } from '@/bff/db/sql'
import { keysIn, movedFrom, NOBODY, type Belongings } from '@/bff/lib/belongings'
import * as store from './belongings-store'
import type { Contacts } from './contact'
import { deleteClaims, lockBooking, updateBooking } from './store'

const NO_CONTACT = { name: '已注销', phone: '', note: '' }

export const testDriveBelongings = (contacts: Contacts): Belongings => ({
  feature: 'test-drive',
  tables: ['member_booking', 'drive_booking', 'drive_request'],

  async export(sql, memberId) {
    const mine = placesOf(await store.listAllBookings(sql, memberId))
    const bookings = await store.listToldBookings(sql, mine.dealerIds, mine.ids)
    return {
      testDrives: bookings.map(({ contactSealed, ...booking }) => ({
        ...booking,
        contact: contactSealed && contacts.open(contactSealed),
      })),
    }
  },

  /** A dealer waits with a car: the member cancels first. */
  async whyNotErase(sql, memberId, now) {
    const { count } = await store.countUpcoming(sql, memberId, now)
    return count > 0 ? 'booking_open' : null
  },

  async erase(tx, memberId) {
    const mine = await store.listAllBookings(tx, memberId)
    for (const { state, dealerId, bookingId } of mine)
      if (state === 'held') await letGo(tx, dealerId, bookingId)
    const { dealerIds, ids } = placesOf(mine)
    const contactSealed = contacts.seal(NO_CONTACT)
    await store.anonymiseBookings(tx, dealerIds, ids, { nobody: NOBODY, contactSealed })
    await store.deleteRequests(tx, dealerIds, memberId)
    await store.deleteMemberBookings(tx, memberId)
  },

  async move(tx, from, to) {
    const moved = await store.moveMemberBookings(tx, from, to, null)
    const { dealerIds, ids } = placesOf(moved)
    await store.updateBookingMembers(tx, dealerIds, ids, to)
    const requests = await store.moveRequests(tx, dealerIds, from, to)
    return [
      ...movedFrom(
        'member_booking',
        ids.map((bookingId) => ({ bookingId })),
      ),
      ...movedFrom('drive_request', requests),
    ]
  },

  async moveBack(tx, from, to, moved) {
    const wanted = keysIn<'bookingId'>('member_booking', moved).map(({ bookingId }) => bookingId)
    const back = placesOf(await store.moveMemberBookings(tx, from, to, wanted))
    await store.updateBookingMembers(tx, back.dealerIds, back.ids, to)
    for (const request of keysIn<'dealerId' | 'requestId'>('drive_request', moved)) {
      await store.moveRequest(tx, request, from, to)
    }
  },
})

const placesOf = (bookings: readonly { dealerId: string; bookingId: string }[]) => ({
  dealerIds: [...new Set(bookings.map(({ dealerId }) => dealerId))].sort(),
  ids: bookings.map(({ bookingId }) => bookingId).sort(),
})

async function letGo(tx: Tx, dealerId: string, bookingId: string) {
  const held = await lockBooking(tx, dealerId, bookingId)
  if (held?.state !== 'held') return
  deleteClaims(tx, held)
  updateBooking(tx, { ...held, state: 'released' })
}
