import * as rewards from '@/brand/rewards'

export type TierTerms = {
  id: string
  name: string
  threshold: number
  graceDays: number
  makeUpCards: number
  benefits: readonly { title: string; detail: string }[]
}

/** The brand's tiers, the lowest first. There is one that everybody has reached. */
export const tiers: readonly [TierTerms, ...TierTerms[]] = rewards.tiers
