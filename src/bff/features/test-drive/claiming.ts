import type { Tx } from '@/bff/db/sql'
import { choosePair } from './assignment'
import { cellsOfDrive, type Policy } from './slots'
import * as store from './store'
import type { BookingRow, FreeResource } from './store'

type Draft = Omit<BookingRow, 'carId' | 'consultantId' | 'claimedCells'>

/**
 * Gives `draft` a car and a consultant of those who are `free` and claims their cells, or answers null when it takes
 * somebody else. Who is free was read under the dealer's lock. The claims, and what is told next, travel with whatever
 * comes after. With `old`, the booking moves: its own claims make room, its own people are preferred.
 */
export function claimPair(
  tx: Tx,
  draft: Draft,
  policy: Policy,
  now: Date,
  free: readonly FreeResource[],
  old?: BookingRow,
): BookingRow | null {
  const cars = free.filter(({ kind }) => kind === 'car')
  const consultants = free.filter(({ kind }) => kind === 'consultant')
  const pair = choosePair(cars, consultants, policy, old)
  if (!pair) return null

  const cells = cellsOfDrive(draft.startsAt, policy)
  const booking = { ...draft, ...pair, claimedCells: 2 * cells.length }
  if (old) store.deleteClaims(tx, old)
  store.deleteExpiredClaims(tx, booking, cells, now)
  store.insertClaims(tx, booking, cells)
  return booking
}
