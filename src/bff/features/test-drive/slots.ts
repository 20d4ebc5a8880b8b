import assert from 'node:assert/strict'
import type { SlotState } from '@/contract/test-drive'
import { plusMinutes } from '@/bff/lib/zone'

/** What a booking claims is counted in half hours of UTC. */
export const CELL_MS = 30 * 60_000

/** How a dealer lends a model, as the rules need it. Minutes throughout. */
export type Policy = {
  durationMin: number
  bufferBeforeMin: number
  bufferAfterMin: number
  stepMin: number
  noticeMin: number
  horizonDays: number
  cutoffMin: number
  carDayMax: number
  consultantDayMax: number
}

export type OpeningTime = { opensAt: Date; closesAt: Date }

/** Whose half hours of a day are taken: bit n stands for the n-th cell after `from`. */
export type Busy = { resourceId: string; taken: bigint; drives: number }

/** The cells that [startsAt, endsAt) touches, earliest first. */
export function cellsBetween(startsAt: Date, endsAt: Date): Date[] {
  assert(endsAt > startsAt, 'an empty time has no cells')
  const cells: Date[] = []
  for (let at = cellFloor(startsAt.getTime()); at < endsAt.getTime(); at += CELL_MS) cells.push(new Date(at))
  return cells
}

const cellFloor = (ms: number) => Math.floor(ms / CELL_MS) * CELL_MS

/** All cells a drive at `startsAt` claims, its buffers included. */
export const cellsOfDrive = (startsAt: Date, policy: Policy) =>
  cellsBetween(
    plusMinutes(startsAt, -policy.bufferBeforeMin),
    plusMinutes(startsAt, policy.durationMin + policy.bufferAfterMin),
  )

/** When a drive can begin while the dealer is open: buffers are staff's time, so they must fit as well. */
export function startsWithin(open: OpeningTime, policy: Policy): Date[] {
  const first = plusMinutes(open.opensAt, policy.bufferBeforeMin)
  const last = plusMinutes(open.closesAt, -policy.durationMin - policy.bufferAfterMin)
  const starts: Date[] = []
  for (let at = first; at <= last; at = plusMinutes(at, policy.stepMin)) starts.push(at)
  return starts
}

/** The bits of `cells` in a day that begins at `from`. */
function maskOf(cells: readonly Date[], from: Date): bigint {
  let mask = 0n
  for (const cell of cells) mask |= 1n << BigInt(Math.round((cell.getTime() - from.getTime()) / CELL_MS))
  return mask
}

export type Resources = { carIds: readonly string[]; consultantIds: readonly string[] }

/** A start needs one car and one consultant that are free for all its cells and not yet at their daily limit. */
export function makeIsFree(
  resources: Resources,
  policy: Policy,
  busy: ReadonlyMap<string, Busy>,
  from: Date,
) {
  const within = (ids: readonly string[], dayMax: number) =>
    ids
      .map((id) => busy.get(id))
      .filter((of) => (of?.drives ?? 0) < dayMax)
      .map((of) => of?.taken ?? 0n)
  const cars = within(resources.carIds, policy.carDayMax)
  const consultants = within(resources.consultantIds, policy.consultantDayMax)

  return (startsAt: Date): boolean => {
    const mask = maskOf(cellsOfDrive(startsAt, policy), from)
    const free = (taken: bigint) => (taken & mask) === 0n
    return cars.some(free) && consultants.some(free)
  }
}

/** What a member is told about one start. */
export function stateOf(
  startsAt: Date,
  policy: Policy,
  isFree: (startsAt: Date) => boolean,
  now: Date,
): SlotState {
  if (startsAt < plusMinutes(now, policy.noticeMin)) return 'too_soon'
  return isFree(startsAt) ? 'free' : 'taken'
}

/** The `count` times nearest to `wanted`, those before and after alike, the earlier of two equally near first. */
export function nearestTo(wanted: Date, free: readonly Date[], count: number): Date[] {
  const away = (at: Date) => Math.abs(at.getTime() - wanted.getTime())
  return [...free].sort((a, b) => away(a) - away(b) || a.getTime() - b.getTime()).slice(0, count)
}
