import type { Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import { choosePair } from './assignment'
import { cellsOfDrive, type Policy } from './slots'
import * as store from './store'
import type { BookingRow } from './store'

/** Each lost round means that somebody else won one, so this many in a row is no ordinary day. */
const ROUNDS_MAX = 50

/**
 * Gives `draft` a car and a consultant and claims their cells, or answers null when nobody is free.
 * Who was chosen and is gone when we have their lock is somebody else's; then we look afresh, so that a time is
 * refused only when it is really gone. `write` travels with the claims. With `old`, the booking moves: its own claims make room, its own people are
 * preferred.
 */
export async function claimPair(
  tx: Tx,
  draft: Omit<BookingRow, 'carId' | 'consultantId' | 'claimedCells'>,
  policy: Policy,
  now: Date,
  write: (booking: BookingRow) => Promise<unknown>,
  old?: BookingRow,
): Promise<BookingRow | null> {
  const cells = cellsOfDrive(draft.startsAt, policy)
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const free = await store.listFree(tx, { ...draft, cells, now }, old?.id ?? null)
    const cars = free.filter(({ kind }) => kind === 'car')
    const consultants = free.filter(({ kind }) => kind === 'consultant')
    const pair = choosePair(cars, consultants, policy, old)
    if (!pair) return null

    const booking = { ...draft, ...pair, claimedCells: 2 * cells.length }
    if (await claim(tx, booking, cells, policy, now, write, old)) return booking
  }
  throw new Refusal('busy')
}

/** False, with nothing written, when the car or the consultant is not to be had after all. */
async function claim(
  tx: Tx,
  booking: BookingRow,
  cells: readonly Date[],
  policy: Policy,
  now: Date,
  write: (booking: BookingRow) => Promise<unknown>,
  old?: BookingRow,
): Promise<boolean> {
  const { dealerId, carId, consultantId } = booking
  const [, , inTheWay] = await Promise.all([
    store.lockCars(tx, dealerId, both(carId, old?.carId)),
    store.lockConsultants(tx, dealerId, both(consultantId, old?.consultantId)),
    store.countInTheWay(tx, booking, cells, now, old?.id ?? null),
  ])
  const { ofCar, ofConsultant, taken, expired } = inTheWay
  if (taken > 0 || ofCar >= policy.carDayMax || ofConsultant >= policy.consultantDayMax) return false

  if (old) await store.deleteClaims(tx, old)
  if (expired > 0) await store.deleteExpiredClaims(tx, booking, cells, now)
  // Drives wait for the locks. What may still come between is the dealer itself, which blocks without them.
  const [isOurs] = await Promise.all([store.insertClaims(tx, booking, cells), write(booking)])
  if (!isOurs) throw new Refusal('busy')
  return true
}

const both = (id: string, old?: string) => (old && old !== id ? [id, old] : [id])
