import assert from 'node:assert/strict'
import type { SlotState } from '@/contract/test-drive'
import { plusMinutes } from '@/bff/lib/zone'

const MINUTE_MS = 60_000

/** What a booking claims is counted in half hours of UTC. */
export const CELL_MS = 30 * MINUTE_MS

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

/** What a day has of a car or a consultant: bit n of `cells` is the n-th half hour. A number holds 53 of them. */
export type Taken = { cells: number; drives: number }

/** The cells that [startsAt, endsAt) touches, earliest first. */
export function cellsBetween(startsAt: Date, endsAt: Date): Date[] {
  assert(endsAt > startsAt, 'an empty time has no cells')
  const cells: Date[] = []
  for (let at = cellFloor(startsAt.getTime()); at < endsAt.getTime(); at += CELL_MS) cells.push(new Date(at))
  return cells
}

const cellFloor = (ms: number) => Math.floor(ms / CELL_MS) * CELL_MS

/** For how long before and after its start a drive needs its people, buffers included. */
const spanOf = ({ bufferBeforeMin, durationMin, bufferAfterMin }: Policy) => ({
  beforeMs: bufferBeforeMin * MINUTE_MS,
  afterMs: (durationMin + bufferAfterMin) * MINUTE_MS,
})

/** All cells a drive at `startsAt` claims. */
export function cellsOfDrive(startsAt: Date, policy: Policy): Date[] {
  const { beforeMs, afterMs } = spanOf(policy)
  return cellsBetween(new Date(startsAt.getTime() - beforeMs), new Date(startsAt.getTime() + afterMs))
}

/** When a drive can begin while the dealer is open: buffers are staff's time, so they must fit as well. */
export function startsWithin(open: OpeningTime, policy: Policy): Date[] {
  const first = plusMinutes(open.opensAt, policy.bufferBeforeMin).getTime()
  const last = plusMinutes(open.closesAt, -policy.durationMin - policy.bufferAfterMin).getTime()
  const starts: Date[] = []
  for (let at = first; at <= last; at += policy.stepMin * MINUTE_MS) starts.push(new Date(at))
  return starts
}

export type Resources = { cars: readonly Taken[]; consultants: readonly Taken[] }

/**
 * A start needs one car and one consultant that are free for all its cells and not yet at their daily limit. Cells
 * are counted from `from`.
 */
export function makeIsFree({ cars, consultants }: Resources, policy: Policy, from: Date) {
  const able = (all: readonly Taken[], dayMax: number) =>
    all.filter(({ drives }) => drives < dayMax).map(({ cells }) => cells)
  const carCells = able(cars, policy.carDayMax)
  const consultantCells = able(consultants, policy.consultantDayMax)

  const { beforeMs, afterMs } = spanOf(policy)
  const fromMs = from.getTime()

  return (startsAt: Date): boolean => {
    const atMs = startsAt.getTime() - fromMs
    const first = Math.floor((atMs - beforeMs) / CELL_MS)
    const count = Math.ceil((atMs + afterMs) / CELL_MS) - first
    const scale = 2 ** first
    const wanted = (1 << count) - 1
    return hasFree(carCells, scale, wanted) && hasFree(consultantCells, scale, wanted)
  }
}

/** Whether any of them has none of the `wanted` cells, which lie so many bits up as `scale` says. */
function hasFree(all: readonly number[], scale: number, wanted: number): boolean {
  // Dividing moves the wanted cells to the lowest bits, which `&` reads; it is blind to those above 32.
  for (const cells of all) if (((cells / scale) & wanted) === 0) return true
  return false
}

/** What a member is told about one start. */
export function stateOf(
  startsAt: Date,
  policy: Policy,
  isFree: (startsAt: Date) => boolean,
  now: Date,
): SlotState {
  if (startsAt.getTime() < now.getTime() + policy.noticeMin * MINUTE_MS) return 'too_soon'
  return isFree(startsAt) ? 'free' : 'taken'
}

/** The `count` times nearest to `wanted`, those before and after alike, the earlier of two equally near first. */
export function nearestTo(wanted: Date, free: readonly Date[], count: number): Date[] {
  const away = (at: Date) => Math.abs(at.getTime() - wanted.getTime())
  return [...free].sort((a, b) => away(a) - away(b) || a.getTime() - b.getTime()).slice(0, count)
}
