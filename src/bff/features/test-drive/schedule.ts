import assert from 'node:assert/strict'
import type { SlotState } from '@/contract/test-drive'
import type { Sql } from '@/bff/db/sql'
import { addDays, dayOf, daysBetween, instantAt, plusMinutes, weekdayOf } from '@/bff/lib/zone'
import * as store from './schedule-store'
import type { DayKind, DealerRow, Lending, TakenRow } from './schedule-store'
import {
  CELL_MS,
  makeIsFree,
  nearestTo,
  startsWithin,
  stateOf,
  type OpeningTime,
  type Resources,
} from './slots'

/** What a day is by its place in the week. */
const weekKindOf = (day: string) => (weekdayOf(day) > 5 ? 'weekend' : 'workday')

/** The kind of a day: what the public calendar says, otherwise its place in the week. */
export const kindOf = (day: string, calendar: ReadonlyMap<string, { kind: 'holiday' | 'makeup' }>): DayKind =>
  calendar.get(day)?.kind ?? weekKindOf(day)

/** A dealer's day for one model: when drives can begin, and what a member is told about each of them. */
export type Timeline = {
  durationMin: number
  starts: readonly Date[]
  stateAt: (startsAt: Date) => SlotState
}

/** What is asked about: a day, for one model, as seen at a moment. A booking that moves is not in its own way. */
export type DayAsked = { day: string; modelId: string; now: Date; moving?: string | undefined }

/**
 * The day of each dealer that is open on it and lends the model: what is open, minus what is claimed, seen at `now`.
 * `lendings` are those of the model, `takenOf` what is taken that day.
 */
export function timelines(
  dealers: readonly DealerRow[],
  lendings: readonly Lending[],
  takenOf: readonly TakenRow[],
  { day, now }: DayAsked,
): Map<string, Timeline> {
  const timeZone = dealers[0]?.timeZone
  if (!timeZone) return new Map()
  assert(
    dealers.every((dealer) => dealer.timeZone === timeZone),
    'dealers of one timeline share a zone',
  )

  const daysAhead = daysBetween(dayOf(now, timeZone), day)
  const from = firstCellOf(day, timeZone)
  const offered = lendings.filter((of) => of.opensMin !== null && daysAhead <= of.horizonDays)
  const taken = new Map<string, Resources>()
  for (const row of takenOf) {
    const of = taken.get(row.dealerId) ?? { cars: [], consultants: [] }
    of[row.kind] = row.taken
    taken.set(row.dealerId, of)
  }

  const startsOf = makeStartsOf(day, timeZone)
  const dayOfLending = (lending: Lending): Timeline => {
    const isFree = makeIsFree(taken.get(lending.dealerId) ?? nobody, lending, from)
    return {
      durationMin: lending.durationMin,
      starts: startsOf(lending),
      stateAt: (startsAt) => stateOf(startsAt, lending, isFree, now),
    }
  }
  return new Map(offered.map((lending) => [lending.dealerId, dayOfLending(lending)]))
}

const nobody: Resources = { cars: [], consultants: [] }

/** What is left of a day; nothing when there is none. */
export const freeStarts = (day: Timeline | undefined): Date[] =>
  day ? day.starts.filter((startsAt) => day.stateAt(startsAt) === 'free') : []

/** When drives can begin on a day. Most dealers of a city have the same hours, and share one list. */
function makeStartsOf(day: string, timeZone: string) {
  const known = new Map<string, readonly Date[]>()
  return (lending: Lending): readonly Date[] => {
    const { opensMin, closesMin, durationMin, bufferBeforeMin, bufferAfterMin, stepMin } = lending
    const key = `${opensMin} ${closesMin} ${durationMin} ${bufferBeforeMin} ${bufferAfterMin} ${stepMin}`
    let starts = known.get(key)
    if (!starts) {
      const open = openingTime(lending, day, timeZone)
      starts = open ? startsWithin(open, lending) : []
      known.set(key, starts)
    }
    return starts
  }
}

/** How dealers lend a model on a day, and what is taken. Two short reads, however many dealers. */
export const readDay = (sql: Sql, dealers: store.Dealers, asked: DayAsked) =>
  Promise.all([
    store.listLendings(sql, dealers, asked.modelId, asked.day),
    store.listTaken(sql, dealers, asked),
  ])

/** A dealer's day for one model, as `timelines` has it; null when it is closed or doesn't lend the model. */
export async function timelineOf(sql: Sql, dealer: DealerRow, asked: DayAsked): Promise<Timeline | null> {
  const [lendings, taken] = await readDay(sql, store.only(dealer.id), asked)
  return timelines([dealer], lendings, taken, asked).get(dealer.id) ?? null
}

/** From when to when a dealer is open; null when it is closed all day. */
export const openingTime = (
  { opensMin, closesMin }: Pick<Lending, 'opensMin' | 'closesMin'>,
  day: string,
  timeZone: string,
): OpeningTime | null =>
  opensMin === null || closesMin === null
    ? null
    : { opensAt: instantAt(day, opensMin, timeZone), closesAt: instantAt(day, closesMin, timeZone) }

/** Where the cells of a local day begin; they are 50 at most, when clocks go back. */
const firstCellOf = (day: string, timeZone: string) =>
  new Date(Math.floor(instantAt(day, 0, timeZone).getTime() / CELL_MS) * CELL_MS)

const NEAREST = 3
/** Looking a few days to either side is enough to console somebody. */
const NEAREST_DAYS = 4

type Wish = {
  modelId: string
  wanted: Date
  now: Date
  /** The booking that is to move: not in its own way, and its own time is no other. */
  moving?: { id: string; startsAt: Date } | undefined
}

/** The free times closest to `wanted` at one dealer for one model, nearest first, three at most. */
export async function nearestFree(
  sql: Sql,
  dealer: DealerRow,
  { modelId, wanted, now, moving }: Wish,
): Promise<{ startsAt: Date; endsAt: Date }[]> {
  const day = dayOf(wanted, dealer.timeZone)
  const today = dayOf(now, dealer.timeZone)
  let found: Date[] = []
  let durationMin = 0
  for (const offset of outward(NEAREST_DAYS)) {
    const other = addDays(day, offset)
    if (other < today) continue
    const farthest = found[NEAREST - 1]
    if (farthest && gapTo(other, wanted, dealer.timeZone) >= gap(farthest, wanted)) continue
    const timeline = await timelineOf(sql, dealer, { day: other, modelId, now, moving: moving?.id })
    if (!timeline) continue
    durationMin = timeline.durationMin
    const others = freeStarts(timeline).filter((at) => at.getTime() !== moving?.startsAt.getTime())
    const free = [...found, ...others]
    const near = new Set(nearestTo(wanted, free, NEAREST))
    found = free.filter((startsAt) => near.has(startsAt)).sort((a, b) => gap(a, wanted) - gap(b, wanted))
  }
  return found.map((startsAt) => ({ startsAt, endsAt: plusMinutes(startsAt, durationMin) }))
}

/** 0, 1, -1, 2, -2 … */
function* outward(most: number) {
  yield 0
  for (let n = 1; n <= most; n++) yield* [n, -n]
}

const gap = (at: Date, wanted: Date) => Math.abs(at.getTime() - wanted.getTime())

/** How far `wanted` is from the nearest moment of a day it does not fall on. */
function gapTo(day: string, wanted: Date, timeZone: string): number {
  const start = instantAt(day, 0, timeZone).getTime()
  const end = instantAt(day, 1440, timeZone).getTime()
  return Math.max(start - wanted.getTime(), wanted.getTime() - end, 0)
}
