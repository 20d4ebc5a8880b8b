import assert from 'node:assert/strict'
import { addDays, dayOf, instantAt } from '@/bff/lib/zone'
import type { TierTerms } from '@/bff/lib/reward-book'
import { ZONE } from './rule'

export type Tiers = readonly [TierTerms, ...TierTerms[]]

/** The tier a member was last found in. */
export type Standing = { tier: string; since: Date; graceUntil: Date | null }

export type Change = { from: string | null; to: string; why: 'joined' | 'reached' | 'grace_over' }

const MONTHS = 12

/** The first of the twelve months whose growth counts at `now`, this one the last. */
export function firstMonth(now: Date): string {
  const [year = 0, month = 1] = dayOf(now, ZONE).split('-').map(Number)
  return new Date(Date.UTC(year, month - MONTHS, 1)).toISOString().slice(0, 7)
}

export const monthsFrom = (first: string): string[] => {
  const [year = 0, month = 1] = first.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, i) =>
    new Date(Date.UTC(year, month - 1 + i, 1)).toISOString().slice(0, 7),
  )
}

/** The highest that growth is enough for. */
export const tierFor = (tiers: Tiers, growth: number): TierTerms =>
  tiers.reduce((best, tier) => (growth >= tier.threshold ? tier : best), tiers[0])

const rankOf = (tiers: Tiers, id: string) => tiers.findIndex((tier) => tier.id === id)

/**
 * Where a member stands at `now`. Up at once; down only when growth has fallen short for as long as the tier is kept,
 * and then to where growth belongs. A tier that the brand no longer has counts as the lowest.
 */
export function standingAt(
  tiers: Tiers,
  before: Standing | null,
  growth: number,
  now: Date,
): { standing: Standing; change: Change | null } {
  const earned = tierFor(tiers, growth)
  if (!before) {
    const standing = { tier: earned.id, since: now, graceUntil: null }
    return { standing, change: { from: null, to: earned.id, why: 'joined' } }
  }
  const held = tiers[Math.max(0, rankOf(tiers, before.tier))] ?? tiers[0]
  if (rankOf(tiers, earned.id) > rankOf(tiers, held.id)) return changed(before, earned.id, 'reached', now)
  if (earned.id === held.id) return { standing: { ...before, tier: held.id, graceUntil: null }, change: null }

  assert(growth < held.threshold, 'who keeps a tier for now has not earned it')
  const graceUntil = before.graceUntil ?? endOfGrace(now, held.graceDays)
  if (now < graceUntil) return { standing: { ...before, graceUntil }, change: null }
  return changed(before, earned.id, 'grace_over', now)
}

const changed = (before: Standing, to: string, why: Change['why'], now: Date) => ({
  standing: { tier: to, since: now, graceUntil: null },
  change: { from: before.tier, to, why },
})

/** Whole days. */
const endOfGrace = (now: Date, days: number) => instantAt(addDays(dayOf(now, ZONE), days), 24 * 60, ZONE)
