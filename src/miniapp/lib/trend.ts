/** What something was worth at a moment. */
export type Reading = { at: number; value: number }

/** Where a reading is on a chart, in per cent from the left and from the bottom. */
export type Spot = { x: number; y: number }

/** The line through readings, the first of them first; null where there is no stretch of time between them. */
export function lineThrough(readings: readonly Reading[]): Spot[] | null {
  const [first, last] = [readings[0], readings.at(-1)]
  if (!first || !last || first.at === last.at) return null
  const values = readings.map(({ value }) => value)
  const lowest = Math.min(0, ...values)
  const height = Math.max(...values) - lowest || 1
  return readings.map(({ at, value }) => ({
    x: rounded(((at - first.at) / (last.at - first.at)) * 100),
    y: rounded(((value - lowest) / height) * 100),
  }))
}

/** The ground under a line, as CSS cuts it out. A value holds until the next one. */
export function stepsUnder(line: readonly Spot[]) {
  const corners = line.flatMap(({ x, y }, place) => {
    const before = line[place - 1]
    return [...(before ? [`${x}% ${rounded(100 - before.y)}%`] : []), `${x}% ${rounded(100 - y)}%`]
  })
  return `polygon(${[...corners, '100% 100%', '0% 100%'].join(', ')})`
}

const rounded = (percent: number) => Math.round(percent * 10) / 10
