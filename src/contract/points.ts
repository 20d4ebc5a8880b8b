import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { CalendarDay, Cursor, Id, Instant, OneOf, OrNull, Words } from './primitives'

const Points = Type.Integer()
const Some = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Reason = Words(200)

export type PointBalances = Static<typeof PointBalances>
export const PointBalances = Type.Object({
  /** To spend now. */
  available: Points,
  /** Earned, and there to spend when what they were earned for is certain. */
  pending: Points,
  /** Set aside for orders that are not complete. */
  held: Points,
  /** Taken back when it was spent already: the next that is earned repays it. */
  debt: Points,
  spent: Points,
  expired: Points,
  /** What expires next: how much goes on that day. Null while nothing does within a month. */
  expiringSoon: OrNull(Type.Object({ points: Points, at: Instant })),
  isFrozen: Type.Boolean(),
})

export type TransferKind = Static<typeof TransferKind>
export const TransferKind = OneOf(
  ...(['earn', 'earn_pending', 'post', 'void', 'spend', 'hold', 'capture', 'release', 'refund'] as const),
  ...(['claw_back', 'expire', 'forfeit', 'gift_out', 'gift_in', 'gift_returned', 'gift_taken_back'] as const),
  ...(['merge_out', 'merge_in'] as const),
)

const transfer = {
  id: Id,
  kind: TransferKind,
  /** In Chinese, as members read it: 每日签到. */
  title: Type.String(),
  points: Points,
  /** What it changed of what can be spent: 0 for what is pending, below zero for what went. */
  change: Points,
  at: Instant,
  /** The masked number of whoever gave or got a gift; null for everything else, and for who has none. */
  peer: OrNull(Type.String()),
  /** Of what is pending first: whether it still is, or how that ended; null for everything else. */
  expectation: OrNull(OneOf('open', 'posted', 'voided')),
  /** The test drive that it was for; null for everything else. */
  bookingId: OrNull(Id),
}

export type PointTransfer = Static<typeof PointTransfer>
export const PointTransfer = Type.Object(transfer)

/** Points that lead from one transfer to another: of how many, and of which. */
export type PointLink = Static<typeof PointLink>
export const PointLink = Type.Object({
  /** Null where it lies in an account that is not the member's any more. */
  transferId: OrNull(Id),
  kind: TransferKind,
  title: Type.String(),
  points: Points,
  at: Instant,
})

export type PointStory = Static<typeof PointStory>
export const PointStory = Type.Object({
  ...transfer,
  /** What is still open about it, how it ended, or null where there was nothing to wait for. */
  state: OrNull(OneOf('open', 'posted', 'voided', 'captured', 'released', 'taken_back', 'returned')),
  /** The earnings that paid for it. */
  paidBy: Type.Array(PointLink),
  /** What it paid for, what of it expired or was given away. */
  paidFor: Type.Array(PointLink),
  /** What of it is left to spend, and when that expires. */
  left: Type.Array(Type.Object({ points: Points, expiresAt: Instant })),
  /** Until then a gift can be taken back, as far as it was not spent; null when it can't. */
  returnableUntil: OrNull(Instant),
})

export type FamilyMember = Static<typeof FamilyMember>
export const FamilyMember = Type.Object({ id: Id, phone: OrNull(Type.String()) })

/** `requestId` names one intent: sent again, it finds the first gift and makes no second. */
export type GivePoints = Static<typeof GivePoints>
export const GivePoints = Type.Object({ toMemberId: Id, points: Some, requestId: Id })

export type Gift = Static<typeof Gift>
export const Gift = Type.Object({
  id: Id,
  toMemberId: Id,
  points: Points,
  /** What came back of it. */
  returned: Points,
  givenAt: Instant,
  returnableUntil: Instant,
})

export type PointProof = Static<typeof PointProof>
export const PointProof = Type.Object({
  id: Id,
  startedAt: Instant,
  finishedAt: Instant,
  members: Type.Integer(),
  transfers: Type.Integer(),
  /** Points by account, added up from the journal. */
  sums: Type.Object({
    ...{ issued: Points, available: Points, pending: Points, held: Points },
    ...{ spent: Points, expired: Points, debt: Points },
  }),
  mismatches: Type.Integer(),
  /** Of the journal before this instant, which the next proof makes once more. */
  sealedBefore: Instant,
  hash: Type.String(),
})

export type PointMismatch = Static<typeof PointMismatch>
export const PointMismatch = Type.Object({
  memberId: OrNull(Id),
  /** `balance.available`, `lot`, `transfer` … */
  what: Type.String(),
  subject: Type.String(),
  expected: Type.String(),
  found: Type.String(),
})

export type PointLiability = Static<typeof PointLiability>
export const PointLiability = Type.Object({
  /** What members may spend, now or when it is certain. */
  outstanding: Points,
  pending: Points,
  held: Points,
  /** What members owe. */
  debt: Points,
  /** What of the outstanding expires in which month, `2026-11`. */
  byMonth: Type.Array(Type.Object({ month: Type.String(), points: Points })),
  /** Of what was issued and has been spent or has expired: the share that expired, 0 to 1. Null before there is any. */
  breakage: OrNull(Type.Number()),
})

const MemberParams = Type.Object({ memberId: Id })

export const pointEndpoints = {
  'GET /points': {
    who: 'member',
    summary: "The member's points, by what they are",
    reply: { 200: PointBalances },
  },
  'GET /points/transfers': {
    who: 'member',
    summary: 'What happened to the points, last first',
    query: Type.Object({
      cursor: Type.Optional(Cursor),
      /** `pending`: only what is pending still, all of it. */
      direction: Type.Optional(OneOf('in', 'out', 'pending')),
    }),
    reply: { 200: Type.Object({ transfers: Type.Array(PointTransfer), next: OrNull(Cursor) }) },
  },
  'GET /points/transfers/:transferId': {
    who: 'member',
    summary: 'Where points came from, and what they paid for',
    params: Type.Object({ transferId: Id }),
    reply: { 200: PointStory },
    refusals: ['not_found'],
  },
  'GET /points/family': {
    who: 'member',
    summary: 'Whom the member may give points to: those they share a car with',
    reply: { 200: Type.Object({ family: Type.Array(FamilyMember) }) },
  },
  'POST /points/gifts': {
    who: 'member',
    summary: 'Give points to somebody of the family; they keep the day on which they expire',
    body: GivePoints,
    reply: { 201: Gift },
    refusals: ['not_found', 'request_reused', 'points_frozen', 'gift_limit', 'insufficient_points'],
  },
  'POST /points/gifts/:giftId/return': {
    who: 'member',
    summary:
      'Take a gift of the last 24 hours back, as far as it was not spent; taken back already is as good',
    params: Type.Object({ giftId: Id }),
    reply: { 200: Gift },
    refusals: ['not_found', 'gift_final', 'gift_spent'],
  },
} as const satisfies EndpointMap

export const pointOperatorEndpoints = {
  'GET /operator/points/members/:memberId': {
    who: 'operator',
    summary: "A member's points",
    params: MemberParams,
    reply: { 200: PointBalances },
    refusals: ['not_found'],
  },
  'PUT /operator/points/members/:memberId/freeze': {
    who: 'operator',
    summary:
      'Keep a member from earning and spending points, or no more; what has begun is settled all the same',
    params: MemberParams,
    body: Type.Object({ isFrozen: Type.Boolean(), reason: Reason }),
    reply: { 200: PointBalances },
    refusals: ['not_found'],
  },
  'POST /operator/points/adjustments': {
    who: 'operator',
    summary: 'Give points by hand, or take them, for a reason that is kept; what is not there is owed',
    body: Type.Object({
      memberId: Id,
      deed: OneOf('give', 'take'),
      points: Some,
      /** For those who check; the member reads that it was customer service. */
      reason: Reason,
      /** The last day on which what is given can be spent; a year from now where it is left out. */
      expiresOn: Type.Optional(CalendarDay),
      requestId: Id,
    }),
    reply: { 201: PointBalances },
    refusals: ['not_found', 'request_reused', 'points_frozen'],
  },
  'GET /operator/points/proofs': {
    who: 'operator',
    summary: 'The times that everything was added up from the journal again, last first',
    query: Type.Object({ cursor: Type.Optional(Cursor) }),
    reply: { 200: Type.Object({ proofs: Type.Array(PointProof), next: OrNull(Cursor) }) },
  },
  'GET /operator/points/proofs/:proofId/mismatches': {
    who: 'operator',
    summary: 'What did not agree with the journal, the first thousand',
    params: Type.Object({ proofId: Id }),
    reply: { 200: Type.Object({ mismatches: Type.Array(PointMismatch) }) },
    refusals: ['not_found'],
  },
  'GET /operator/points/liability': {
    who: 'operator',
    summary: 'What the brand owes its members in points, and when it expires',
    reply: { 200: PointLiability },
  },
} as const satisfies EndpointMap
