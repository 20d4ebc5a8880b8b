import { addDays, weekdayOf } from '@/bff/lib/zone'
import { SPRING_FESTIVAL, type NamedDay } from './calendar'
import { choiceOf, numberOf } from './name-id'

export type Hours = { dayKind: 'workday' | 'weekend' | 'holiday'; opensMin: number; closesMin: number }
export type ClosedDay = { day: string; reason: string }

const clock = (hour: number, minute = 0) => hour * 60 + minute

/** When a shop is open on each kind of day. One in eight takes public holidays off. */
export function hoursOf(shop: string): Hours[] {
  const open = (dayKind: Hours['dayKind'], choices: readonly [Span, ...Span[]]) => {
    const [opensMin, closesMin] = choiceOf(`${shop}/${dayKind}`, choices)
    return { dayKind, opensMin, closesMin }
  }
  const hours = [open('workday', workdays), open('weekend', weekends)]
  return numberOf(`${shop}/holidays off`, 8) === 0 ? hours : [...hours, open('holiday', holidays)]
}

type Span = [opensMin: number, closesMin: number]
const workdays: [Span, ...Span[]] = [
  [clock(10), clock(20)],
  [clock(9, 30), clock(19)],
  [clock(9), clock(18, 30)],
]
const weekends: [Span, ...Span[]] = [
  [clock(9, 30), clock(20, 30)],
  [clock(9, 30), clock(20)],
  [clock(10), clock(21)],
]
const holidays: [Span, ...Span[]] = [
  [clock(10), clock(18)],
  [clock(10), clock(17)],
]

/** The first days of every Spring Festival, and for one shop in four a day of counting stock soon. */
export function closedDaysOf(shop: string, calendar: readonly NamedDay[], today: string): ClosedDay[] {
  const festival = calendar.filter(({ kind, name }) => kind === 'holiday' && name === SPRING_FESTIVAL)
  const closed = firstDays(festival, 3 + numberOf(`${shop}/festival`, 3))
  if (numberOf(`${shop}/stock`, 4) > 0) return closed

  const soonest = addDays(today, 3 + numberOf(`${shop}/stock day`, 10))
  const named = new Set(calendar.map(({ day }) => day))
  return [...closed, { day: ordinaryDayFrom(soonest, named), reason: '库存盘点' }]
}

/** A festival is one run of days: those of its first `count` days are the ones with none of it so long before. */
function firstDays(festival: readonly NamedDay[], count: number): ClosedDay[] {
  const days = new Set(festival.map(({ day }) => day))
  return festival
    .filter(({ day }) => !days.has(addDays(day, -count)))
    .map(({ day }) => ({ day, reason: '春节休息' }))
}

function ordinaryDayFrom(from: string, named: ReadonlySet<string>): string {
  let day = from
  while (weekdayOf(day) > 5 || named.has(day)) day = addDays(day, 1)
  return day
}
