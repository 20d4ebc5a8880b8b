import { nextBonus, stripOf } from '@/bff/features/rewards/month'
import type { SignInRow } from '@/bff/features/rewards/sign-in-store'
import { canMakeUp, joinedBy, streakNow, streakWith } from '@/bff/features/rewards/streak'

/** Days of March on which somebody signed in, with the rows they make. */
function days(...dates: number[]) {
  const rows: { on: string; streak: number }[] = []
  for (const date of dates) {
    const before = rows.at(-1)
    const isNext = before && Number(before.on.slice(8)) === date - 1
    rows.push({ on: on(date), streak: isNext ? before.streak + 1 : 1 })
  }
  return rows
}
const on = (date: number) => `2026-03-${String(date).padStart(2, '0')}`

test('a row grows by a day, and begins again after a day without', () => {
  expect(streakWith(days(8, 9), on(10))).toBe(3)
  expect(streakWith(days(7, 8), on(10))).toBe(1)
  expect(streakWith([], on(10))).toBe(1)
})

test('until midnight, yesterday’s row is still the row', () => {
  expect(streakNow(days(8, 9), on(10))).toBe(2)
  expect(streakNow(days(8, 9, 10), on(10))).toBe(3)
  expect(streakNow(days(7, 8), on(10))).toBe(0)
})

test('a day that is made up for joins what came before to what came after, and rewards no number twice', () => {
  expect(joinedBy(days(4, 5, 6, 8, 9, 10), on(7))).toEqual({
    day: { on: on(7), streak: 4 },
    after: [
      { on: on(8), streak: 5 },
      { on: on(9), streak: 6 },
      { on: on(10), streak: 7 },
    ],
    streak: 7,
    before: 3,
  })
  expect(joinedBy(days(8, 9, 10), on(7))).toMatchObject({ streak: 4, before: 3 })
  expect(joinedBy([], on(7))).toEqual({ day: { on: on(7), streak: 1 }, after: [], streak: 1, before: 0 })
})

test.each([
  [10, false],
  [9, false],
  [8, true],
  [3, true],
  [2, false],
])('on the 10th, the %ith can be made up for: %s', (date, expected) => {
  expect(canMakeUp(days(9), on(date), on(10), on(1))).toBe(expected)
})

test('nothing can be made up for from before one joined', () => {
  expect(canMakeUp([], on(6), on(10), on(6))).toBe(true)
  expect(canMakeUp([], on(5), on(10), on(6))).toBe(false)
  const strip = stripOf('2026-03', { rows: [], today: on(10), joinedOn: on(6) })
  expect(strip.slice(3, 7).map(({ state }) => state)).toEqual(['before', 'before', 'missed', 'missed'])
})

test('the strip of a month says of each day what became of it', () => {
  const row = { isMadeUp: false } as SignInRow
  const rows = [
    { ...row, ...days(8)[0] },
    { ...row, ...days(9)[0], isMadeUp: true },
  ] as SignInRow[]
  const strip = stripOf('2026-03', { rows, today: on(11), joinedOn: on(1) })
  expect(strip).toHaveLength(31)
  expect(strip.slice(6, 12).map(({ state }) => state)).toEqual([
    ...['missed', 'done', 'made_up', 'missed', 'open', 'ahead'],
  ])
  expect(strip.filter((day) => day.canMakeUp).map((day) => day.on)).toEqual([4, 5, 6, 7, 10].map(on))
  expect(stripOf('2026-02', { rows: [], today: on(11), joinedOn: on(1) })).toHaveLength(28)
})

test('what comes next is the nearest number, with all that it brings', () => {
  const bonuses = [
    { everyDays: 7, points: 30 },
    { everyDays: 14, points: 50 },
    { everyDays: 30, points: 0 },
  ]
  expect(nextBonus(bonuses, 0)).toEqual({ streak: 7, points: 30 })
  expect(nextBonus(bonuses, 7)).toEqual({ streak: 14, points: 80 })
  expect(nextBonus([], 7)).toBeNull()
})
