import type { Sql } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import { addDays, dayOf, plusMinutes } from '@/bff/lib/zone'
import { kindOf, openingTime } from './schedule'
import * as store from './schedule-store'
import type { DayKind, Lending } from './schedule-store'
import { startsWithin } from './slots'

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
  const { timeZone } = horizon
  const [holidays, hours, closed, lent] = await Promise.all([
    store.listCalendar(sql, today, lastDay),
    store.listHoursOfCity(sql, city),
    store.listClosedDaysOfCity(sql, city, today, lastDay),
    store.listLendings(sql, store.allOf(city), null, today),
  ])
  const calendar = new Map(holidays.map((of) => [of.day, of]))
  const shut = new Set(closed.map(({ dealerId, day }) => `${dealerId} ${day}`))
  const stillOpen = lent.filter((lending) => canStart(lending, today, timeZone, now))
  const openToday = new Set(stillOpen.map(({ dealerId }) => dealerId)).size

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

/** Whether a start is left today that gives the dealer enough notice, free or not. */
function canStart(lending: Lending, today: string, timeZone: string, now: Date): boolean {
  const open = openingTime(lending, today, timeZone)
  const earliest = plusMinutes(now, lending.noticeMin)
  return open !== null && startsWithin(open, lending).some((start) => start >= earliest)
}
