import type * as operatorContract from '@/contract/reward-rule'
import type * as contract from '@/contract/rewards'
import type { TierTerms } from '@/bff/lib/reward-book'
import type { ReviewRow } from './review-store'
import type { Rewards } from './service'
import type { TaskView } from './tasks'

export const presentTask = ({ id, terms, done, state, until }: TaskView): contract.Task => ({
  ...{ id, title: terms.title, detail: terms.detail, window: terms.window, target: terms.target, done },
  ...{ points: terms.points, growth: terms.growth, state, eventType: terms.eventType },
  endsAt: until && until.toISOString(),
})

type Claim = Awaited<ReturnType<Rewards['tasks']['claim']>>

export const presentClaim = ({ claim, task }: Claim): contract.TaskClaim => ({
  ...{ task: presentTask(task), points: claim.points, growth: claim.growth },
  claimedAt: claim.claimedAt.toISOString(),
})

const presentTier = ({ id, name, threshold, benefits }: TierTerms): contract.Tier => ({
  ...{ id, name, threshold },
  benefits: benefits.map((benefit) => ({ ...benefit })),
})

type Standing = Awaited<ReturnType<Rewards['tiers']['view']>>

export const presentStanding = (seen: Standing): contract.TierStanding => ({
  ...{ tier: presentTier(seen.tier), growth: seen.growth, months: seen.months },
  next: seen.next && {
    ...{ id: seen.next.id, name: seen.next.name },
    missing: Math.max(0, seen.next.threshold - seen.growth),
  },
  graceUntil: seen.standing.graceUntil && seen.standing.graceUntil.toISOString(),
  missingToKeep: Math.max(0, seen.tier.threshold - seen.growth),
  tiers: seen.tiers.map(presentTier),
  history: seen.history.map(({ from, to, why, at }) => ({ from, to, why, at: at.toISOString() })),
})

type SignIn = Awaited<ReturnType<Rewards['signIns']['signIn']>>

export const presentSignIn = ({
  on,
  streak,
  points,
  growth,
  state,
  makeUpCards,
}: SignIn): contract.SignIn => ({
  ...{ on, streak, points, growth, makeUpCards },
  state: state === 'done' ? 'done' : 'held',
})

export const presentReview = (review: ReviewRow): operatorContract.Review => ({
  ...{ id: review.id, memberId: review.memberId, kind: review.kind, on: review.on, score: review.score },
  ...{ reasons: review.reasons, points: review.points, state: review.state },
  openedAt: review.openedAt.toISOString(),
  decidedAt: review.decidedAt && review.decidedAt.toISOString(),
})
