import type { Review } from '@/contract/reward-rule'

export type Reason = Review['reasons'][number]
export type Verdict = 'pass' | 'hold' | 'refuse'

/** What is known about somebody who is about to take something that scripts like to take. */
export type RiskFacts = {
  /** Accounts that have lately done the same from this device, this one included; null where it is not known. */
  accountsOnDevice: number | null
  accountsAtAddress: number
  /** Between the page that was shown and the tap on it. */
  sinceNonceMs: number
  /** The seconds of the day at which they did it on days before, the last first. */
  secondsOfDay: readonly number[]
  accountAgeMs: number
  hasPhone: boolean
  /** WeChat's own opinion, 0 to 4; null where there is none. */
  platformRank: number | null
}

export const HOLD_AT = 50
export const REFUSE_AT = 110

const HOUR_MS = 60 * 60_000
/** Nobody is that even: people come when they have a minute. */
const CLOCKWORK_DAYS = 6
const CLOCKWORK_SPREAD_S = 5
const FASTEST_TAP_MS = 250

type Step = readonly [from: number, score: number]

/** The score of the highest step that was reached. */
const stepOf = (fact: number, steps: readonly Step[]) =>
  steps.reduce((best, [from, score]) => (fact >= from ? score : best), 0)

/**
 * How much like a script it looks, and why. No reason alone refuses anybody: families share a phone, dealers an
 * address, and a platform may be wrong. Whoever is new and signs in with the tap that logged them in is in a hurry, has
 * no number yet and asks at once: all of that is innocent, and so are two mild reasons more.
 */
export function judge(facts: RiskFacts): { verdict: Verdict; score: number; reasons: Reason[] } {
  const spread = spreadOf(facts.secondsOfDay)
  const ageH = Math.floor(facts.accountAgeMs / HOUR_MS)
  const found: Reason[] = [
    {
      code: 'many_accounts_on_device',
      fact: facts.accountsOnDevice ?? 0,
      score: stepOf(facts.accountsOnDevice ?? 0, [
        [3, 30],
        [5, 60],
      ]),
    },
    {
      code: 'many_accounts_at_address',
      fact: facts.accountsAtAddress,
      score: stepOf(facts.accountsAtAddress, [
        [50, 10],
        [150, 20],
      ]),
    },
    {
      code: 'used_too_fast',
      fact: facts.sinceNonceMs,
      score: facts.sinceNonceMs < FASTEST_TAP_MS ? 10 : 0,
    },
    { code: 'clockwork', fact: spread ?? 0, score: spread !== null && spread <= CLOCKWORK_SPREAD_S ? 50 : 0 },
    { code: 'new_account', fact: ageH, score: ageH < 1 ? 5 : 0 },
    { code: 'no_phone', fact: 1, score: facts.hasPhone ? 0 : 5 },
    {
      code: 'platform_rank',
      fact: facts.platformRank ?? 0,
      score: stepOf(facts.platformRank ?? 0, [
        [2, 10],
        [3, 40],
        [4, 60],
      ]),
    },
  ]
  const reasons = found.filter(({ score }) => score > 0)
  const score = reasons.reduce((sum, one) => sum + one.score, 0)
  return { verdict: score >= REFUSE_AT ? 'refuse' : score >= HOLD_AT ? 'hold' : 'pass', score, reasons }
}

/** How far apart the times of the last days lie, in seconds; null for too few of them to say. */
function spreadOf(secondsOfDay: readonly number[]): number | null {
  const some = secondsOfDay.slice(0, CLOCKWORK_DAYS)
  return some.length < CLOCKWORK_DAYS ? null : Math.max(...some) - Math.min(...some)
}
