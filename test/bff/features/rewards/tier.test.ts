import { firstMonth, monthsFrom, standingAt, tierFor, type Standing } from '@/bff/features/rewards/tier'
import { tiers } from '@/bff/lib/reward-book'

const now = new Date('2026-03-10T02:00:00Z')
const standing = (tier: string, graceUntil: Date | null = null): Standing => ({
  ...{ tier, since: new Date('2026-01-01T00:00:00Z'), graceUntil },
})

test('there are tiers of which everybody has reached one, each with more to reach and to have', () => {
  expect(tiers[0].threshold).toBe(0)
  for (const [below, above] of tiers.slice(1).map((tier, i) => [tiers[i]!, tier] as const)) {
    expect(above.threshold).toBeGreaterThan(below.threshold)
    expect(above.makeUpCards).toBeGreaterThan(below.makeUpCards)
    expect(above.benefits.length).toBeGreaterThan(0)
    expect(above.graceDays).toBeGreaterThan(0)
  }
})

test.each([
  [0, 'qicheng'],
  [499, 'qicheng'],
  [500, 'tashan'],
  [5_999, 'lanyun'],
  [1e9, 'dengfeng'],
])('growth of %i is enough for %s', (growth, tier) => {
  expect(tierFor(tiers, growth).id).toBe(tier)
})

test('whoever reaches a tier has it at once, also several steps up', () => {
  expect(standingAt(tiers, standing('qicheng'), 2_000, now)).toEqual({
    standing: { tier: 'lanyun', since: now, graceUntil: null },
    change: { from: 'qicheng', to: 'lanyun', why: 'reached' },
  })
})

test('whoever falls short keeps the tier for a while, and for good when growth is back in time', () => {
  const short = standingAt(tiers, standing('tashan'), 499, now)
  const graceUntil = new Date('2026-04-09T16:00:00Z')
  expect(short).toEqual({ standing: { ...standing('tashan'), graceUntil }, change: null })
  const last = new Date(graceUntil.getTime() - 1)
  expect(standingAt(tiers, short.standing, 499, last)).toEqual(short)
  expect(standingAt(tiers, short.standing, 500, last)).toEqual({
    ...{ standing: standing('tashan'), change: null },
  })
  expect(standingAt(tiers, short.standing, 499, graceUntil)).toEqual({
    standing: { tier: 'qicheng', since: graceUntil, graceUntil: null },
    change: { from: 'tashan', to: 'qicheng', why: 'grace_over' },
  })
})

test('after the grace a member goes where their growth belongs, which may be more than one step', () => {
  const late = standing('dengfeng', new Date('2026-03-01T00:00:00Z'))
  expect(standingAt(tiers, late, 600, now).standing.tier).toBe('tashan')
  expect(standingAt(tiers, late, 6_000, now)).toEqual({ standing: standing('dengfeng'), change: null })
})

test('a tier that the brand no longer has counts as the lowest', () => {
  expect(standingAt(tiers, standing('gone'), 0, now).standing.tier).toBe('qicheng')
  expect(standingAt(tiers, standing('gone'), 700, now).standing.tier).toBe('tashan')
})

test('twelve months count, by the calendar of Shanghai', () => {
  expect(firstMonth(new Date('2026-03-10T00:00:00Z'))).toBe('2025-04')
  expect(firstMonth(new Date('2026-02-28T16:00:00Z'))).toBe('2025-04')
  expect(firstMonth(new Date('2026-02-28T15:59:59Z'))).toBe('2025-03')
  expect(monthsFrom('2025-04').at(-1)).toBe('2026-03')
  expect(monthsFrom('2025-04')).toHaveLength(12)
})
