import announced from 'chinese-days/dist/chinese-days.json'

/** A public holiday or a make-up workday. */
export type NamedDay = { day: string; kind: 'holiday' | 'makeup'; name: string }

export const SPRING_FESTIVAL = '春节'

/** From `year` on, as far as holidays have been announced: a year's are in the autumn before it. */
export const namedDaysSince = (year: number): NamedDay[] => [
  ...listSince(year, 'holiday', announced.holidays),
  ...listSince(year, 'makeup', announced.workdays),
]

const listSince = (year: number, kind: NamedDay['kind'], days: Record<string, string>): NamedDay[] =>
  Object.entries(days)
    .filter(([day]) => day >= `${year}-01-01`)
    .map(([day, names]) => ({ day, kind, name: chineseIn(names) }))

/** The names are written `Tomb-sweeping Day,清明,1`. */
function chineseIn(names: string): string {
  const name = names.split(',')[1] ?? names
  return inFull[name] ?? name
}

const inFull: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }
