import assert from 'node:assert/strict'
import type { RecordHappening } from '@/bff/db/outbox'
import type { Db } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { Staff } from '@/bff/lib/serve'
import { plusMinutes } from '@/bff/lib/zone'
import type { Membership } from '../membership/service'
import * as arrivals from './arrival-store'
import type { Contact, Contacts } from './contact'
import { happeningOf } from './happening'
import { isMissed, NO_SHOW_MIN, whyNotArrive } from './policy'
import { listOfDay, lockBooking, type BookingRow, type BookingView } from './store'

export type Arrivals = ReturnType<typeof makeArrivals>

type Parts = {
  db: Db
  now: () => Date
  membership: Pick<Membership, 'lockIfHere'>
  contacts: Contacts
  record: RecordHappening
}

export type Guest = Omit<BookingView, 'contactSealed' | 'state'> & {
  contact: Contact
  state: 'expected' | 'arrived' | 'missed'
  canArrive: boolean
}

/** More than any dealer has cars and hours for. */
const GUESTS_MAX = 500

/** What is older is nobody's business any more. */
const LOOK_BACK_MIN = 24 * 60
const BATCH = 100

/** Whether people come to the drives that they have booked. */
export const makeArrivals = ({ db, now: clock, membership, contacts, record }: Parts) => ({
  /** Said by who receives them; said again, it is what it was. */
  arrive: ({ dealerId }: Staff, bookingId: string): Promise<BookingRow> =>
    db.transaction(async (tx) => {
      const seen = await arrivals.findBookingMember(tx, dealerId, bookingId)
      if (!seen || !(await membership.lockIfHere(tx, seen.memberId))) throw new Refusal('not_found')
      const booking = await lockBooking(tx, dealerId, bookingId)
      // It went to another account between our two looks.
      if (booking?.memberId !== seen.memberId) throw new Refusal('busy')
      if (booking.arrivedAt) return booking
      const now = clock()
      const reason = whyNotArrive(booking, now)
      if (reason) throw new Refusal(reason)
      const arrived: BookingRow = { ...booking, arrivedAt: now }
      await arrivals.updateArrival(tx, arrived)
      await record(tx, happeningOf('test_drive.arrived', arrived, now))
      return arrived
    }),

  /** Who is expected on a day of the dealer's, and what has become of them. */
  async guests({ dealerId }: Staff, day: string): Promise<Guest[]> {
    const now = clock()
    const drives = await listOfDay(db, dealerId, day, GUESTS_MAX)
    return drives.map(({ contactSealed, ...drive }) => {
      assert(contactSealed, `booking ${drive.id} was confirmed without a contact`)
      const state = drive.arrivedAt ? 'arrived' : drive.missedAt ? 'missed' : 'expected'
      const canArrive = state === 'expected' && whyNotArrive(drive, now) === null
      return { ...drive, contact: contacts.open(contactSealed), state, canArrive }
    })
  },

  /** Whoever has not come by now does not come. How many those were. */
  async markMissed(): Promise<number> {
    const to = plusMinutes(clock(), -NO_SHOW_MIN)
    const awaited = await arrivals.listAwaited(db, plusMinutes(to, -LOOK_BACK_MIN), to, BATCH)
    let missed = 0
    for (const { dealerId, id, memberId } of awaited)
      await db.transaction(async (tx) => {
        if (!(await membership.lockIfHere(tx, memberId))) return
        const booking = await lockBooking(tx, dealerId, id)
        const now = clock()
        if (booking?.memberId !== memberId || !isMissed(booking, now)) return
        await arrivals.updateArrival(tx, { ...booking, missedAt: now })
        await record(tx, happeningOf('test_drive.no_show', booking, now))
        missed++
      })
    return missed
  },
})
