import type { Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import { choosePair } from './assignment'
import { cellsOfDrive, type Policy } from './slots'
import * as store from './store'
import type { BookingRow, FreeResource } from './store'

/** Each lost round means that somebody else won one, so this many in a row is no ordinary day. */
const ROUNDS_MAX = 50

type Circumstances = {
  /** Who was free when somebody looked, in this transaction. */
  free?: readonly FreeResource[]
  /** The booking that moves: its own claims make room, its own people are preferred. */
  old?: BookingRow
}

/**
 * Gives `draft` a car and a consultant and claims their cells, or answers null when nobody is free.
 * Who was chosen and is gone when we have their lock is somebody else's; then we look afresh, so that a time is
 * refused only when it is really gone. The claims, and what is told next, travel with whatever comes after.
 */
export async function claimPair(
  tx: Tx,
  draft: Omit<BookingRow, 'carId' | 'consultantId' | 'claimedCells'>,
  policy: Policy,
  now: Date,
  { free: first, old }: Circumstances = {},
): Promise<BookingRow | null> {
  const cells = cellsOfDrive(draft.startsAt, policy)
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const seen = round === 0 ? first : undefined
    const free = seen ?? (await store.listFree(tx, { ...draft, now }, old?.id ?? null))
    const cars = free.filter(({ kind }) => kind === 'car')
    const consultants = free.filter(({ kind }) => kind === 'consultant')
    const pair = choosePair(cars, consultants, policy, old)
    if (!pair) return null

    const booking = { ...draft, ...pair, claimedCells: 2 * cells.length }
    if (await claim(tx, booking, cells, policy, now, old)) return booking
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

  if (old) store.deleteClaims(tx, old)
  if (expired > 0) store.deleteExpiredClaims(tx, booking, cells, now)
  // Drives wait for the locks. What may still come between is the dealer itself, which blocks without them.
  store.insertClaims(tx, booking, cells)
  return true
}

const both = (id: string, old?: string) => (old && old !== id ? [id, old] : [id])
