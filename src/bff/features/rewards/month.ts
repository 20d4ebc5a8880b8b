import type { SignInDay } from '@/contract/rewards'
import { addDays, instantAt } from '@/bff/lib/zone'
import { ZONE } from './rule'
import type { SignInRow } from './sign-in-store'
import { canMakeUp } from './streak'

/** Every day of a month, `2026-11`. */
export function daysOf(month: string): string[] {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}

export const beginOf = (month: string): Date => instantAt(`${month}-01`, 0, ZONE)

type Lived = { rows: readonly SignInRow[]; today: string; joinedOn: string }

/** The strip of a month, as a member sees it on `today`. */
export const stripOf = (month: string, { rows, today, joinedOn }: Lived): SignInDay[] =>
  daysOf(month).map((on) => {
    const row = rows.find((one) => one.on === on)
    const state = row ? (row.isMadeUp ? 'made_up' : 'done') : stateWithout(on, today, joinedOn)
    return { on, state, canMakeUp: canMakeUp(rows, on, today, joinedOn) }
  })

/** Of a day on which nobody signed in: nothing is missed before one has joined. */
function stateWithout(on: string, today: string, joinedOn: string) {
  if (on === today) return 'open'
  if (on > today) return 'ahead'
  return on < joinedOn ? 'before' : 'missed'
}

/** The next number of days in a row at which rules give something more than they do each day. */
export function nextBonus(
  bonuses: readonly { everyDays: number; points: number }[],
  streak: number,
): { streak: number; points: number } | null {
  const ahead = bonuses
    .filter(({ points }) => points > 0)
    .map(({ everyDays, points }) => ({ streak: (Math.floor(streak / everyDays) + 1) * everyDays, points }))
  const next = Math.min(...ahead.map((one) => one.streak))
  const there = ahead.filter((one) => one.streak === next)
  return there.length === 0
    ? null
    : { streak: next, points: there.reduce((sum, { points }) => sum + points, 0) }
}
