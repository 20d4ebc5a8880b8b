import type { Sql } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import { addDays, dayOf } from '@/bff/lib/zone'
import { kindOf, timelines, type Timeline } from './schedule'
import * as store from './schedule-store'
import type { DayKind } from './schedule-store'

export type CityDay = { date: string; kind: DayKind; holiday: string | null; openDealers: number }

/**
 * The days of a city from today to the horizon. Whether a dealer is open comes from its hours; today it must
 * also have a start left that gives it enough notice, or an evening visitor would be shown an empty day.
 */
export async function listDays(sql: Sql, city: string, now: Date): Promise<CityDay[]> {
  const horizon = await store.findHorizonOfCity(sql, city)
  if (!horizon?.days || !horizon.timeZone) throw new Refusal('not_found')
  const today = dayOf(now, horizon.timeZone)
  const dates = Array.from({ length: horizon.days + 1 }, (_, n) => addDays(today, n))
  const lastDay = addDays(today, horizon.days)
  const calendar = new Map((await store.listCalendar(sql, today, lastDay)).map((of) => [of.day, of]))
  const hours = await store.listHoursOfCity(sql, city)
  const closed = await store.listClosedDaysOfCity(sql, city, today, lastDay)
  const shut = new Set(closed.map(({ dealerId, day }) => `${dealerId} ${day}`))
  const openToday = await countOpenToday(sql, city, today, now)

  return dates.map((date) => {
    const kind = kindOf(date, calendar)
    const wanted = kind === 'makeup' ? 'workday' : kind
    const open = hours.filter(
      ({ dayKind, dealerId }) => dayKind === wanted && !shut.has(`${dealerId} ${date}`),
    )
    const openDealers = date === today ? openToday : open.length
    return { date, kind, holiday: calendar.get(date)?.name ?? null, openDealers }
  })
}

async function countOpenToday(sql: Sql, city: string, today: string, now: Date): Promise<number> {
  const dealers = await store.listDealersOfCity(sql, city)
  const days = await timelines(sql, dealers, { day: today, now })
  const canStart = ({ starts, stateAt }: Timeline) => starts.some((start) => stateAt(start) !== 'too_soon')
  return [...days.values()].filter((day) => day.some(canStart)).length
}
