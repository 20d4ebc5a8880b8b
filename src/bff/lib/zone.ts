import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(timezone)

const MINUTE_MS = 60_000
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

/** The calendar day that `instant` falls on in `zone`. */
export const dayOf = (instant: Date, zone: string) => dayjs(instant).tz(zone).format('YYYY-MM-DD')

/** The day `days` after `day`; calendar arithmetic, free of zones. */
export const addDays = (day: string, days: number) => dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')

const nextDay = (day: string) => addDays(day, 1)

/** Whole days from one calendar day to another, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string) => dayjs.utc(to).diff(dayjs.utc(from), 'day')

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string) => dayjs.utc(day).day() || 7

/** The Monday of the week that holds `day`. */
export const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))

export const plusMinutes = (instant: Date, minutes: number) =>
  new Date(instant.getTime() + minutes * MINUTE_MS)
