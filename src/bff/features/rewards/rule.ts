import type { RuleTerms } from '@/contract/reward-rule'
import { happeningBodies, type Happening } from '@/bff/lib/happening'
import { addDays, dayOf, instantAt, mondayOf } from '@/bff/lib/zone'

/** Days, weeks and months of members begin and end by the clock of Shanghai. */
export const ZONE = 'Asia/Shanghai'

/** Once it is published, a version is never changed. A rule ends with its last version, or when it is retired. */
export type RuleVersion = {
  id: string
  version: number
  terms: RuleTerms
  effectiveFrom: Date | null
  retiredAt: Date | null
  publishedBy: string | null
}

/** What is about a car, whoever has it. */
const aboutCars: readonly string[] = ['car.verified', 'service.done']

/** What the brand has, by which terms are checked. */
export type Known = { isModel: (id: string) => boolean; isTier: (id: string) => boolean }

/** What in a rule's terms could never come true, by the name of the field; null for terms that make sense. */
export function flawInTerms(
  { eventType, points, growth, conditions, caps, pending }: RuleTerms,
  { isModel, isTier }: Known,
): string | null {
  const { models = [], tiers = [], everyDays, from, until } = conditions
  if (points === 0 && growth === 0) return 'points'
  if (pending && 'until' in pending && eventType !== 'test_drive.booked') return 'pending'
  if (caps.car && !aboutCars.includes(eventType)) return 'caps'
  if (everyDays && eventType !== 'sign_in.done') return 'conditions/everyDays'
  if (!models.every(isModel)) return 'conditions/models'
  if (models.length > 0 && !('modelId' in happeningBodies[eventType].properties)) return 'conditions/models'
  if (!tiers.every(isTier)) return 'conditions/tiers'
  return from && until && new Date(from) >= new Date(until) ? 'conditions/until' : null
}

/** Of each rule, the version that counts at a moment. */
export function rulesInForce(versions: readonly RuleVersion[], at: Date): RuleVersion[] {
  const inForce = new Map<string, RuleVersion>()
  for (const one of versions) {
    if (!one.effectiveFrom || one.effectiveFrom > at) continue
    const best = inForce.get(one.id)
    if (!best || best.version < one.version) inForce.set(one.id, one)
  }
  return [...inForce.values()].filter(({ retiredAt }) => !retiredAt || retiredAt > at)
}

/** What a rule needs to know that the happening does not say. */
export type Facts = { tier: string }

/** No more than `points` in the window named `per`, for the person or for whoever has the car. */
export type Cap = { key: string; per: string; points: number; isShared?: boolean }

export type Payment = {
  cause: string
  points: number
  growth: number
  caps: readonly Cap[]
  /** What the points wait for; null when they are there at once. */
  waitsFor: string | null
  voidOn: readonly string[]
  waitDays: number | null
}

/** What a rule pays for a happening, caps aside; null when it is none of its business. No clock, no database. */
export function whatItPays(
  { id, terms }: Pick<RuleVersion, 'id' | 'terms'>,
  happening: Happening,
  facts: Facts,
): Payment | null {
  if (terms.eventType !== happening.type || !isMeant(terms.conditions, happening, facts)) return null
  if (terms.points === 0 && terms.growth === 0) return null
  const { pending } = terms
  return {
    // By what it is about, so that the same is never paid twice, whichever version or account it comes to.
    cause: `${id}:${happening.subject}`,
    points: terms.points,
    growth: terms.growth,
    caps: terms.points === 0 ? [] : capsOf(id, terms, happening),
    waitsFor: pending && 'until' in pending ? pending.until : null,
    voidOn: pending && 'until' in pending ? pending.voidOn : [],
    waitDays: pending && 'days' in pending ? pending.days : null,
  }
}

function isMeant(
  { models, tiers, from, until, everyDays }: RuleTerms['conditions'],
  { at, body }: Happening,
  { tier }: Facts,
): boolean {
  if (models && !('modelId' in body && models.includes(body.modelId))) return false
  if (tiers && !tiers.includes(tier)) return false
  if (from && at < new Date(from)) return false
  if (until && at >= new Date(until)) return false
  if ('isMadeUp' in body) return reaches(body, everyDays ?? 1)
  return everyDays === undefined
}

/**
 * Whether days in a row have come to a multiple of `days` that they had not come to before. A day that is made up for
 * brings nothing of its own.
 */
function reaches(
  { before, streak, isMadeUp }: { before: number; streak: number; isMadeUp: boolean },
  days: number,
) {
  if (days === 1) return !isMadeUp
  return Math.floor(streak / days) > Math.floor(before / days)
}

function capsOf(id: string, { caps }: RuleTerms, { at, body }: Happening): Cap[] {
  const day = dayOf(at, ZONE)
  const windows = { day: `day:${day}`, week: `week:${mondayOf(day)}`, life: 'life' } as const
  const within = (key: string, limits: RuleTerms['caps']['person'], isShared: boolean): Cap[] =>
    (['day', 'week', 'life'] as const).flatMap((window) => {
      const points = limits?.[window]
      return points === undefined ? [] : [{ key, per: windows[window], points, isShared }]
    })
  const car = 'vehicle' in body ? within(`rule:${id}:car:${body.vehicle}`, caps.car, true) : []
  return [...within(`rule:${id}`, caps.person, false), ...car]
}

/** Points live to the end of a day, as many months later. */
export function expiryAfter(at: Date, months: number): Date {
  const day = dayOf(at, ZONE)
  const [year = 0, month = 1] = day.split('-').map(Number)
  const target = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  const on = Math.min(Number(day.slice(8)), last)
  const first = target.toISOString().slice(0, 10)
  return instantAt(addDays(first, on - 1), 24 * 60, ZONE)
}
