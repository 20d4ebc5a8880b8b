import assert from 'node:assert/strict'
import type { SlotState } from '@/contract/test-drive'
import type { Sql } from '@/bff/db/sql'
import { addDays, dayOf, daysBetween, instantAt, weekdayOf } from '@/bff/lib/zone'
import * as store from './schedule-store'
import type { DayKind, DealerRow, Lending } from './schedule-store'
import { CELL_MS, makeIsFree, nearestTo, startsWithin, stateOf, type OpeningTime } from './slots'

/** The kind of a day: what the public calendar says, otherwise its place in the week. */
export function kindOf(day: string, calendar: ReadonlyMap<string, { kind: 'holiday' | 'makeup' }>): DayKind {
  return calendar.get(day)?.kind ?? (weekdayOf(day) > 5 ? 'weekend' : 'workday')
}

export async function kindOfDay(sql: Sql, day: string): Promise<DayKind> {
  const named = await store.listCalendar(sql, day, day)
  return kindOf(day, new Map(named.map((of) => [of.day, of])))
}

/** A start on a dealer's day, and every model that can be driven then. */
export type TimelineSlot = { startsAt: Date; endsAt: Date; state: SlotState; modelId: string }

/**
 * Every start of `day` at each dealer, for the model given or for all it lends, with its state: what is
 * open, minus what is claimed, seen at `now`. Four short reads, however many dealers.
 */
export async function timelines(
  sql: Sql,
  dealers: readonly DealerRow[],
  { day, modelId, now }: { day: string; modelId?: string; now: Date },
): Promise<Map<string, TimelineSlot[]>> {
  const timeZone = dealers[0]?.timeZone
  if (!timeZone) return new Map()
  assert(
    dealers.every((dealer) => dealer.timeZone === timeZone),
    'dealers of one timeline share a zone',
  )

  const ids = dealers.map((dealer) => dealer.id)
  const kind = await kindOfDay(sql, day)
  const openings = await store.listOpenings(sql, ids, day, kind)
  const openIds = openings.map((opening) => opening.dealerId)
  const lendings = await store.listLendings(sql, openIds)
  const staff = await store.listStaff(sql, openIds)
  const { from, to } = windowOf(day, timeZone)
  const busy = await store.listBusy(sql, openIds, from, to, now)

  const consultantIds = new Map(staff.map((of) => [of.dealerId, of.consultantIds]))
  const opensAt = new Map(openings.map((opening) => [opening.dealerId, openingTime(opening, day, timeZone)]))
  const daysAhead = daysBetween(dayOf(now, timeZone), day)

  const slots = new Map<string, TimelineSlot[]>(openIds.map((id) => [id, []]))
  for (const lending of lendings) {
    const { dealerId, carIds } = lending
    const open = opensAt.get(dealerId)
    if (!open || daysAhead > lending.horizonDays || (modelId && lending.modelId !== modelId)) continue
    const resources = { carIds, consultantIds: consultantIds.get(dealerId) ?? [] }
    slots.get(dealerId)?.push(...slotsOf(lending, open, makeIsFree(resources, lending, busy, from), now))
  }
  return slots
}

function slotsOf(
  lending: Lending,
  open: OpeningTime,
  isFree: (startsAt: Date) => boolean,
  now: Date,
): TimelineSlot[] {
  return startsWithin(open, lending).map((startsAt) => ({
    startsAt,
    endsAt: new Date(startsAt.getTime() + lending.durationMin * 60_000),
    state: stateOf(startsAt, lending, isFree, now),
    modelId: lending.modelId,
  }))
}

export const openingTime = (
  { opensMin, closesMin }: { opensMin: number; closesMin: number },
  day: string,
  timeZone: string,
): OpeningTime => ({
  opensAt: instantAt(day, opensMin, timeZone),
  closesAt: instantAt(day, closesMin, timeZone),
})

/** The cells of a local day; 50 at most, when clocks go back. */
function windowOf(day: string, timeZone: string) {
  const start = instantAt(day, 0, timeZone).getTime()
  return { from: new Date(Math.floor(start / CELL_MS) * CELL_MS), to: instantAt(day, 1440, timeZone) }
}

const NEAREST = 3
/** Looking a few days to either side is enough to console somebody. */
const NEAREST_DAYS = 4

/** The free times closest to `wanted` at one dealer for one model, nearest first, three at most. */
export async function nearestFree(
  sql: Sql,
  dealer: DealerRow,
  { modelId, wanted, now }: { modelId: string; wanted: Date; now: Date },
): Promise<{ startsAt: Date; endsAt: Date }[]> {
  const day = dayOf(wanted, dealer.timeZone)
  const today = dayOf(now, dealer.timeZone)
  let found: TimelineSlot[] = []
  for (const offset of outward(NEAREST_DAYS)) {
    const other = addDays(day, offset)
    if (other < today) continue
    if (found.length === NEAREST && gapTo(other, wanted, dealer.timeZone) >= gap(found[NEAREST - 1]!, wanted))
      continue
    const slots = (await timelines(sql, [dealer], { day: other, modelId, now })).get(dealer.id) ?? []
    const free = [...found, ...slots.filter((slot) => slot.state === 'free')]
    const near = new Set(
      nearestTo(
        wanted,
        free.map((slot) => slot.startsAt),
        NEAREST,
      ),
    )
    found = free.filter((slot) => near.has(slot.startsAt)).sort((a, b) => gap(a, wanted) - gap(b, wanted))
  }
  return found.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))
}

/** 0, 1, -1, 2, -2 … */
function* outward(most: number) {
  yield 0
  for (let n = 1; n <= most; n++) yield* [n, -n]
}

const gap = (slot: { startsAt: Date }, wanted: Date) => Math.abs(slot.startsAt.getTime() - wanted.getTime())

/** How far `wanted` is from the nearest moment of a day it does not fall on. */
function gapTo(day: string, wanted: Date, timeZone: string): number {
  const start = instantAt(day, 0, timeZone).getTime()
  const end = instantAt(day, 1440, timeZone).getTime()
  return Math.max(start - wanted.getTime(), wanted.getTime() - end, 0)
}
