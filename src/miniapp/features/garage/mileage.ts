type Reading = { km: number; readOn: string }

/** Where a reading is on a chart, in per cent from the left and from the bottom. */
export type Point = { x: number; y: number }

/** The chart of a car's readings, however they are ordered; null for fewer than two days. */
export function chartOf(readings: readonly Reading[]) {
  const inOrder = lastOfDays(readings)
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last || first.readOn === last.readOn) return null
  const days = Date.parse(last.readOn) - Date.parse(first.readOn)
  const rise = Math.max(1, last.km - first.km)
  const points = inOrder.map(({ km, readOn }): Point => ({
    x: rounded(((Date.parse(readOn) - Date.parse(first.readOn)) / days) * 100),
    y: rounded(((km - first.km) / rise) * 100),
  }))
  return { points, first, last }
}

/** What each day ended with, first day first. */
function lastOfDays(readings: readonly Reading[]): Reading[] {
  const inOrder = [...readings].sort((a, b) => a.readOn.localeCompare(b.readOn) || a.km - b.km)
  return inOrder.filter(({ readOn }, place) => readOn !== inOrder[place + 1]?.readOn)
}

const rounded = (percent: number) => Math.round(percent * 10) / 10

/** The ground under a line of points, as CSS cuts it out. */
export const areaUnder = (points: readonly Point[]) =>
  `polygon(${[...points.map(({ x, y }) => `${x}% ${rounded(100 - y)}%`), '100% 100%', '0% 100%'].join(', ')})`

const DAY_MS = 24 * 60 * 60_000

/** What a car goes in a month of thirty days, as far as its readings tell; null while they tell too little. */
export function kmAMonth(readings: readonly Reading[]): number | null {
  const chart = chartOf(readings)
  if (!chart) return null
  const days = (Date.parse(chart.last.readOn) - Date.parse(chart.first.readOn)) / DAY_MS
  return days < 14 ? null : Math.round(((chart.last.km - chart.first.km) / days) * 30)
}
