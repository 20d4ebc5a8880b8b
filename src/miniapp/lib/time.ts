import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import 'dayjs/locale/zh-cn'

dayjs.extend(utc)
dayjs.locale('zh-cn')

/** Everything here speaks of the dealer's zone; the phone's own zone never matters. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/**
 * Minutes ahead of UTC. Phones' script engines often have no time zone data, and none of the zones
 * we serve has changed its clock since 1991, so a table is enough, and always right.
 */
const offsets: Record<string, number> = {
  'Asia/Shanghai': 8 * 60,
  'Asia/Urumqi': 6 * 60,
  'Asia/Hong_Kong': 8 * 60,
  'Asia/Macau': 8 * 60,
  'Asia/Taipei': 8 * 60,
}
const CHINA_MINUTES = 8 * 60

const at = (instant: string | Date, zone: string) =>
  dayjs.utc(instant).utcOffset(offsets[zone] ?? CHINA_MINUTES)

const PART_LABELS: Record<PartOfDay, string> = { morning: '上午', afternoon: '下午', evening: '晚上' }
const NOON = 12
const EVENING = 18

/** `14:30` */
export const clock = (instant: string | Date, zone: string) => at(instant, zone).format('HH:mm')

/** The calendar day an instant falls on, `2026-02-28`. */
export const dayOf = (instant: string | Date, zone: string) => at(instant, zone).format('YYYY-MM-DD')

/** The day so many after `day`, or before it. */
export const addDays = (day: string, days: number) => dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')

/** `今天`, `明天`, or the day of the week. */
export function dayLabel(day: string, today: string) {
  const ahead = dayjs.utc(day).diff(dayjs.utc(today), 'day')
  if (ahead === 0) return '今天'
  if (ahead === 1) return '明天'
  return dayjs.utc(day).format('ddd')
}

/** `2月28日`, with the year when it is not this one. */
export const dateLabel = (day: string, today: string) =>
  dayjs.utc(day).format(day.slice(0, 4) === today.slice(0, 4) ? 'M月D日' : 'YYYY年M月D日')

/** `28`, for a strip of days. */
export const dayNumber = (day: string) => dayjs.utc(day).format('D')

/** `2月28日 周六 14:30`, with 今天 or 明天 where that is what people would say. */
export function momentLabel(instant: string, zone: string, now: Date) {
  const day = dayOf(instant, zone)
  const today = dayOf(now, zone)
  return `${dateLabel(day, today)} ${dayLabel(day, today)} ${clock(instant, zone)}`
}

export function partOfDay(instant: string, zone: string): PartOfDay {
  const hour = at(instant, zone).hour()
  if (hour < NOON) return 'morning'
  return hour < EVENING ? 'afternoon' : 'evening'
}

/** Times in the order they came, under 上午, 下午 and 晚上; a part without times is left out. */
export function byPartOfDay<T extends { startsAt: string }>(times: readonly T[], zone: string) {
  const parts: { part: PartOfDay; label: string; times: T[] }[] = []
  for (const part of ['morning', 'afternoon', 'evening'] as const) {
    const own = times.filter((time) => partOfDay(time.startsAt, zone) === part)
    if (own.length > 0) parts.push({ part, label: PART_LABELS[part], times: own })
  }
  return parts
}

/** Whole seconds left, never below zero. */
export const secondsLeft = (until: string, now: Date) =>
  Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 1000))

/** `4:59` */
export const countdown = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
