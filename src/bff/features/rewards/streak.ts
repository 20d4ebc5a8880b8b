import { addDays } from '@/bff/lib/zone'

/** A day that counts, and how many in a row it is the last of. */
export type DayInRow = { on: string; streak: number }

/** How long ago a day may be that is made up for. */
export const MAKE_UP_DAYS = 7

const find = (days: readonly DayInRow[], on: string) => days.find((day) => day.on === on)

/** The row that a new day ends. `days` reach back far enough to hold the day before. */
export const streakWith = (days: readonly DayInRow[], on: string) =>
  (find(days, addDays(on, -1))?.streak ?? 0) + 1

/** The row that goes on, up to today or, while today is open, to yesterday. */
export const streakNow = (days: readonly DayInRow[], today: string) =>
  find(days, today)?.streak ?? find(days, addDays(today, -1))?.streak ?? 0

/**
 * What a day that is made up for does to the row: it joins what came before to what came after. `before` is the most
 * that either had come to, so that nothing is rewarded again.
 */
export function joinedBy(days: readonly DayInRow[], on: string) {
  const first = streakWith(days, on)
  const after: DayInRow[] = []
  for (let day = addDays(on, 1); find(days, day); day = addDays(day, 1))
    after.push({ on: day, streak: first + after.length + 1 })
  const trailing = find(days, after.at(-1)?.on ?? '')?.streak ?? 0
  return {
    day: { on, streak: first },
    /** Days that came after, as they count from now on. */
    after,
    streak: first + after.length,
    before: Math.max(first - 1, trailing),
  }
}

/** Whether a day can be made up for: one of the last that was missed, by somebody who had joined. */
export const canMakeUp = (days: readonly DayInRow[], on: string, today: string, joinedOn: string) =>
  on < today && on >= joinedOn && on >= addDays(today, -MAKE_UP_DAYS) && !find(days, on)
