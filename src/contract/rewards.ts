import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { CalendarDay, Id, Instant, OneOf, OrNull } from './primitives'

const Points = Type.Integer({ minimum: 0 })

/** Short readable key, `qi` or `first-car`. */
const Key = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' })

/** How often something can be done for a reward. */
export type TaskWindow = Static<typeof TaskWindow>
export const TaskWindow = OneOf('once', 'daily', 'weekly', 'campaign')

export type Task = Static<typeof Task>
export const Task = Type.Object({
  id: Key,
  title: Type.String(),
  detail: Type.String(),
  window: TaskWindow,
  /** Within the window that runs at the moment. */
  target: Type.Integer({ minimum: 1 }),
  done: Type.Integer({ minimum: 0 }),
  points: Points,
  growth: Points,
  /** `ready`: done and not yet claimed. */
  state: OneOf('open', 'ready', 'claimed'),
  /** When the window ends and what is not claimed is lost; null for a task that stays. */
  endsAt: OrNull(Instant),
  /** What the task is done with, by which a phone knows the page to open: `sign_in.done`. */
  eventType: Type.String(),
})

export type TaskClaim = Static<typeof TaskClaim>
export const TaskClaim = Type.Object({ task: Task, points: Points, growth: Points, claimedAt: Instant })

export type Benefit = Static<typeof Benefit>
export const Benefit = Type.Object({ title: Type.String(), detail: Type.String() })

export type Tier = Static<typeof Tier>
export const Tier = Type.Object({
  id: Key,
  name: Type.String(),
  /** Growth of twelve months that it takes. */
  threshold: Type.Integer({ minimum: 0 }),
  benefits: Type.Array(Benefit),
})

export type TierChange = Static<typeof TierChange>
export const TierChange = Type.Object({
  from: OrNull(Key),
  to: Key,
  at: Instant,
  why: OneOf('joined', 'reached', 'grace_over'),
})

export type TierStanding = Static<typeof TierStanding>
export const TierStanding = Type.Object({
  tier: Tier,
  /** Of this month and the eleven before it. */
  growth: Type.Integer(),
  /** Null at the top. */
  next: OrNull(Type.Object({ id: Key, name: Type.String(), missing: Points })),
  /** The tier is kept until then, though growth is no longer enough for it; null when it is. */
  graceUntil: OrNull(Instant),
  /** How much is missing to keep the tier, while there is a grace. */
  missingToKeep: Points,
  /** Growth by month, the oldest of twelve first. */
  months: Type.Array(Type.Object({ month: Type.String(), growth: Type.Integer() })),
  tiers: Type.Array(Tier),
  /** Last first. */
  history: Type.Array(TierChange),
})

export type SignInDay = Static<typeof SignInDay>
export const SignInDay = Type.Object({
  on: CalendarDay,
  /** `open`: today, not yet signed in. `missed` ones of the last days can be made up for; `before` they joined, none. */
  state: OneOf('done', 'made_up', 'missed', 'open', 'ahead', 'before'),
  /** A make-up card may be used for it. */
  canMakeUp: Type.Boolean(),
})

export type SignInMonth = Static<typeof SignInMonth>
export const SignInMonth = Type.Object({
  today: CalendarDay,
  /** Days in a row up to today, or up to yesterday while today is open. */
  streak: Type.Integer({ minimum: 0 }),
  isDone: Type.Boolean(),
  /** The member gets no points for now: a sign-in counts for the days in a row, and for nothing else. */
  isFrozen: Type.Boolean(),
  /** Every day of the month that was asked for. */
  days: Type.Array(SignInDay),
  /** What signing in today brings, or has brought. */
  reward: Points,
  /** The next number of days in a row with a reward of its own. */
  nextBonus: OrNull(Type.Object({ streak: Type.Integer(), points: Points })),
  makeUpCards: Type.Integer({ minimum: 0 }),
  /** For one sign-in today, from this session, within minutes; another for one make-up. */
  nonce: Type.String(),
  makeUpNonce: Type.String(),
})

export type SignIn = Static<typeof SignIn>
export const SignIn = Type.Object({
  on: CalendarDay,
  streak: Type.Integer({ minimum: 1 }),
  points: Points,
  growth: Points,
  /** `held`: counted, but its points come only when somebody has looked at it. */
  state: OneOf('done', 'held'),
  makeUpCards: Type.Integer({ minimum: 0 }),
})

const Nonce = Type.String({ minLength: 20, maxLength: 200, pattern: '^[\\w.-]+$' })
const nonceRefusals = ['nonce_invalid', 'nonce_expired', 'nonce_used', 'request_reused'] as const

export const rewardEndpoints = {
  'GET /rewards/tasks': {
    who: 'member',
    summary: 'What there is to do for points, and how far the member is',
    reply: { 200: Type.Object({ tasks: Type.Array(Task) }) },
  },
  'POST /rewards/tasks/:taskId/claims': {
    who: 'member',
    summary: 'Take the reward of a task that is done; taken already, it is only shown again',
    params: Type.Object({ taskId: Key }),
    body: Type.Object({ requestId: Id }),
    reply: { 201: TaskClaim },
    refusals: ['task_not_done', 'task_claimed', 'points_frozen', 'not_found', 'request_reused'],
  },
  'GET /rewards/tier': {
    who: 'member',
    summary: "The member's tier, the growth behind it, and what is missing to the next",
    reply: { 200: TierStanding },
  },
  'GET /rewards/sign-in': {
    who: 'member',
    summary: 'A month of sign-ins, and what it takes to sign in today',
    query: Type.Object({ month: Type.Optional(Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' })) }),
    reply: { 200: SignInMonth },
  },
  'POST /rewards/sign-ins': {
    who: 'member',
    summary: 'Sign in for today',
    body: Type.Object({ nonce: Nonce, requestId: Id }),
    reply: { 201: SignIn },
    refusals: [...nonceRefusals, 'signed_in_today', 'activity_refused'],
  },
  'POST /rewards/sign-ins/make-up': {
    who: 'member',
    summary: 'Use a make-up card for a day that was missed',
    body: Type.Object({ on: CalendarDay, nonce: Nonce, requestId: Id }),
    reply: { 201: SignIn },
    refusals: [...nonceRefusals, 'make_up_no_card', 'make_up_closed', 'activity_refused'],
  },
} as const satisfies EndpointMap
