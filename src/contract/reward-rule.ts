import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { TaskWindow } from './rewards'
import { Cursor, Id, Instant, ModelId, OneOf, OrNull, Words } from './primitives'

/** What can be rewarded. Passing a link on is not among it: no reward may be promised for sharing. */
export type RewardedEvent = Static<typeof RewardedEvent>
export const RewardedEvent = OneOf(
  'car.verified',
  'test_drive.booked',
  'test_drive.arrived',
  'profile.completed',
  'referral.verified',
  'referral.bought',
  'sign_in.done',
  'post.approved',
  'event.attended',
  'service.done',
  'order.redeemed',
)

const PointsMax = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const Key = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' })
const Keys = Type.Array(Key, { minItems: 1, maxItems: 20, uniqueItems: true })

/** Points at most in a window, which begins with the day or the week in Shanghai. */
const Caps = Type.Object({
  day: Type.Optional(PointsMax),
  week: Type.Optional(PointsMax),
  life: Type.Optional(PointsMax),
})

/** What a rule pays, for what, to whom and how often. */
export type RuleTerms = Static<typeof RuleTerms>
export const RuleTerms = Type.Object({
  /** What the member reads beside the points. */
  title: Words(30),
  eventType: RewardedEvent,
  points: PointsMax,
  growth: PointsMax,
  conditions: Type.Object({
    /** Only with these models, for events that have one. */
    models: Type.Optional(Type.Array(ModelId, { minItems: 1, maxItems: 20, uniqueItems: true })),
    tiers: Type.Optional(Keys),
    /** A campaign: what happens from one moment to another. */
    from: Type.Optional(Instant),
    until: Type.Optional(Instant),
    /** For sign-ins: whenever the days in a row reach a multiple of it. */
    everyDays: Type.Optional(Type.Integer({ minimum: 2, maximum: 366 })),
  }),
  /** For one person, and for one car whoever has it. */
  caps: Type.Object({ person: Type.Optional(Caps), car: Type.Optional(Caps) }),
  /** Points wait for another event about the same subject, or for days; null when they are there at once. */
  pending: Type.Union([
    Type.Null(),
    Type.Object({
      until: OneOf('test_drive.arrived'),
      voidOn: Type.Array(OneOf('test_drive.cancelled', 'test_drive.no_show'), { maxItems: 2 }),
    }),
    Type.Object({ days: Type.Integer({ minimum: 1, maximum: 365 }) }),
  ]),
  validMonths: Type.Integer({ minimum: 1, maximum: 60 }),
})

export type PointRule = Static<typeof PointRule>
export const PointRule = Type.Object({
  id: Id,
  version: Type.Integer({ minimum: 1 }),
  terms: RuleTerms,
  /** `waiting`: published for a moment to come. `replaced`: by a later version. */
  state: OneOf('draft', 'waiting', 'live', 'replaced', 'retired'),
  effectiveFrom: OrNull(Instant),
  retiredAt: OrNull(Instant),
  publishedBy: OrNull(Id),
})

/** What a rule would have paid for what happened in a span of time. */
export type RulePreview = Static<typeof RulePreview>
export const RulePreview = Type.Object({
  from: Instant,
  to: Instant,
  happenings: Type.Integer(),
  members: Type.Integer(),
  points: Type.Integer(),
  growth: Type.Integer(),
  /** How often a cap stood in the way. */
  capped: Type.Integer(),
  /** False when there was more in that time than a preview looks at. */
  isComplete: Type.Boolean(),
})

const RiskReason = Type.Object({
  code: OneOf(
    'many_accounts_on_device',
    'many_accounts_at_address',
    'used_too_fast',
    'clockwork',
    'new_account',
    'no_phone',
    'platform_rank',
  ),
  score: Type.Integer(),
  /** The number that it was judged by. */
  fact: Type.Integer(),
})

/** Something that was done in a way that people don't, and waits for somebody to look at it. */
export type Review = Static<typeof Review>
export const Review = Type.Object({
  id: Id,
  memberId: Id,
  kind: OneOf('sign_in', 'make_up'),
  /** The day it was for. */
  on: Type.String(),
  score: Type.Integer(),
  reasons: Type.Array(RiskReason),
  points: Type.Integer(),
  state: OneOf('open', 'approved', 'rejected'),
  openedAt: Instant,
  decidedAt: OrNull(Instant),
})

export type TaskTerms = Static<typeof TaskTerms>
export const TaskTerms = Type.Object({
  title: Words(30),
  detail: Type.String({ maxLength: 120 }),
  eventType: Type.String({ maxLength: 40 }),
  target: Type.Integer({ minimum: 1, maximum: 1000 }),
  window: TaskWindow,
  from: OrNull(Instant),
  until: OrNull(Instant),
  points: PointsMax,
  growth: PointsMax,
  validMonths: Type.Integer({ minimum: 1, maximum: 60 }),
  isOpen: Type.Boolean(),
  place: Type.Integer({ minimum: 0, maximum: 1000 }),
})

export type OperatorTask = Static<typeof OperatorTask>
export const OperatorTask = Type.Object({ id: Key, terms: TaskTerms })

const VersionParams = Type.Object({
  ruleId: Id,
  version: Type.Integer({ minimum: 1, maximum: 100_000 }),
})

export const rewardOperatorEndpoints = {
  'GET /operator/point-rules': {
    who: 'operator',
    summary: 'Every rule with all its versions, the last first',
    reply: { 200: Type.Object({ rules: Type.Array(PointRule) }) },
  },
  'POST /operator/point-rules': {
    who: 'operator',
    summary: 'Draft a rule; it pays nothing before it is published',
    body: Type.Object({ terms: RuleTerms, requestId: Id }),
    reply: { 201: PointRule },
    refusals: ['request_reused', 'invalid_input'],
  },
  'PUT /operator/point-rules/:ruleId/draft': {
    who: 'operator',
    summary: 'Draft the next version of a rule, or rewrite the draft there is',
    params: Type.Object({ ruleId: Id }),
    body: Type.Object({ terms: RuleTerms }),
    reply: { 200: PointRule },
    refusals: ['not_found', 'invalid_input'],
  },
  'GET /operator/point-rules/:ruleId/versions/:version/preview': {
    who: 'operator',
    summary: 'What a version would have paid, by the log of what happened',
    params: VersionParams,
    query: Type.Object({ from: Type.Optional(Instant), to: Type.Optional(Instant) }),
    reply: { 200: RulePreview },
    refusals: ['not_found', 'invalid_input'],
  },
  'POST /operator/point-rules/:ruleId/versions/:version/publish': {
    who: 'operator',
    summary: 'Let a draft pay from now on, or from a later moment; never for what was before',
    params: VersionParams,
    body: Type.Object({ effectiveFrom: Type.Optional(Instant) }),
    reply: { 200: PointRule },
    refusals: ['not_found', 'rule_retroactive', 'rule_published', 'invalid_input'],
  },
  'POST /operator/point-rules/:ruleId/retire': {
    who: 'operator',
    summary: 'Let a rule pay no more; retired already is as good',
    params: Type.Object({ ruleId: Id }),
    reply: { 200: PointRule },
    refusals: ['not_found'],
  },
  'GET /operator/tasks': {
    who: 'operator',
    summary: 'Every task, closed ones included',
    reply: { 200: Type.Object({ tasks: Type.Array(OperatorTask) }) },
  },
  'PUT /operator/tasks/:taskId': {
    who: 'operator',
    summary: 'Make or change a task',
    params: Type.Object({ taskId: Key }),
    body: TaskTerms,
    reply: { 200: OperatorTask },
    refusals: ['task_rewards_sharing', 'invalid_input'],
  },
  'GET /operator/reward-reviews': {
    who: 'operator',
    summary: 'What waits for somebody to look at it, the oldest first',
    query: Type.Object({ cursor: Type.Optional(Cursor) }),
    reply: { 200: Type.Object({ reviews: Type.Array(Review), next: OrNull(Cursor) }) },
  },
  'POST /operator/reward-reviews/:reviewId/decision': {
    who: 'operator',
    summary: 'Give the points or take them back for good; the same decision again is as good',
    params: Type.Object({ reviewId: Id }),
    body: Type.Object({ approve: Type.Boolean() }),
    reply: { 200: Review },
    refusals: ['review_decided', 'not_found'],
  },
} as const satisfies EndpointMap
