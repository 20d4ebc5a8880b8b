import { clock, dateLabel, dayOf } from '@/miniapp/lib/time'

/** Points know one zone. */
const ZONE = 'Asia/Shanghai'

export const todayHere = () => dayOf(new Date(), ZONE)

/** `12月31日`, of an instant. */
export const dayName = (instant: string) => dateLabel(dayOf(instant, ZONE), todayHere())

/** `2026-12`, of an instant. */
export const monthOf = (instant: string) => dayOf(instant, ZONE).slice(0, 7)

/** `12月31日 09:30` */
export const momentName = (instant: string) => `${dayName(instant)} ${clock(instant, ZONE)}`

/** `11月`, with the year when it is not this one. */
export function monthName(month: string) {
  const [year, number] = month.split('-')
  const name = `${Number(number)}月`
  return year === todayHere().slice(0, 4) ? name : `${year}年${name}`
}
