import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(timezone)

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const REMEMBERED_MAX = 5_000
const remembered = new Map<string, number>()

/**
 * The instant at `minutes` after the start of `day` (2026-02-28) as a wall clock in `zone` shows it.
 * Remembered, since a page of dealers asks for the same few over and over and Intl is slow.
 */
export function instantAt(day: string, minutes: number, zone: string): Date {
  const key = `${day} ${minutes} ${zone}`
  let ms = remembered.get(key)
  if (ms === undefined) {
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    // Midnight at the end of a day is the start of the next.
    const [on, at] = minutes === 1440 ? [nextDay(day), '00:00'] : [day, clock]
    ms = dayjs.tz(`${on} ${at}`, zone).valueOf()
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    remembered.set(key, ms)
  }
  return new Date(ms)
}

const calendars = new Map<string, Intl.DateTimeFormat>()

/** Kept for each zone: making one takes fifty times as long as asking it. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  let calendar = calendars.get(timeZone)
  if (!calendar) {
    const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    calendar = new Intl.DateTimeFormat('en-US', { timeZone, ...digits })
    calendars.set(timeZone, calendar)
  }
  return calendar
}

/** Zones are apart by quarters of an hour at least, so within one no day begins. */
const QUARTER_MS = 15 * MINUTE_MS
const daysOfQuarters = new Map<string, string>()

/** The calendar day that `instant` falls on in `zone`. */
export function dayOf(instant: Date, zone: string): string {
  const key = `${Math.floor(instant.getTime() / QUARTER_MS)} ${zone}`
  let day = daysOfQuarters.get(key)
  if (day === undefined) {
    const [month, date, year] = calendarOf(zone).format(instant).split('/')
    day = `${year}-${month}-${date}`
    if (daysOfQuarters.size >= REMEMBERED_MAX) daysOfQuarters.clear()
    daysOfQuarters.set(key, day)
  }
  return day
}

/** The day `days` after `day`; calendar arithmetic, free of zones. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

const nextDay = (day: string) => addDays(day, 1)

/** Whole days from one calendar day to another, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string) => new Date(day).getUTCDay() || 7

/** The Monday of the week that holds `day`. */
export const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))

export const plusMinutes = (instant: Date, minutes: number) =>
  new Date(instant.getTime() + minutes * MINUTE_MS)
