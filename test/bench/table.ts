/** One measured figure beside what it should be; without a goal it is only told. */
export type Figure = { what: string; value: number; unit: string; goal?: Goal }
export type Goal = { atLeast: number } | { atMost: number }

let missed = 0
export const missedGoals = () => missed

export const heading = (title: string) => console.log(`\n${title}`)
export const note = (sentence: string) => console.log(`  ${sentence}`)

/** Prints the figures and counts the goals that were missed. */
export function print(figures: readonly Figure[]): void {
  const lines = figures.map(({ what, value, unit, goal }) => {
    const reached = goal && isReached(value, goal)
    if (reached === false) missed++
    return [what, `${rounded(value)} ${unit}`, goal ? wanted(goal, unit) : '', mark(reached)]
  })
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]!.length)))
  for (const [what, value, goal, sign] of lines) {
    const columns = [what!.padEnd(widths[0]!), value!.padStart(widths[1]!), goal!.padStart(widths[2]!), sign]
    console.log(`  ${columns.join('   ')}`.trimEnd())
  }
}

const isReached = (value: number, goal: Goal) =>
  'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost

const wanted = (goal: Goal, unit: string) =>
  'atLeast' in goal ? `≥ ${goal.atLeast} ${unit}`.trimEnd() : `≤ ${goal.atMost} ${unit}`.trimEnd()

const mark = (reached: boolean | undefined) => (reached === undefined ? '' : reached ? '✓' : '✗')

/** Three digits that count. */
const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
