import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { CalendarDay, Cursor, Id, Instant, OneOf, OrNull } from './primitives'

const PolicyId = Type.String({ pattern: '^[a-z-]{1,32}$' })
const Version = Type.String({ pattern: '^[\\w.-]{1,32}$' })

export type Policy = Static<typeof Policy>
export const Policy = Type.Object({
  id: PolicyId,
  title: Type.String(),
  /** Without it there is no service that needs personal data; the others are a choice. */
  isNeeded: Type.Boolean(),
  /** The last one is in force; the others are what was agreed to before. */
  versions: Type.Array(
    Type.Object({ version: Version, since: CalendarDay, paragraphs: Type.Array(Type.String()) }),
  ),
})

/** What somebody says of a policy: yes, or no any more. Said again, it changes nothing. */
export type Choice = Static<typeof Choice>
export const Choice = Type.Object({ policy: PolicyId, version: Version, given: Type.Boolean() })
const Choices = Type.Object({ choices: Type.Array(Choice, { minItems: 1, maxItems: 20 }) })

export type Consent = Static<typeof Consent>
export const Consent = Type.Object({
  policy: PolicyId,
  given: Type.Boolean(),
  /** Null for who was never asked. */
  version: OrNull(Version),
  saidAt: OrNull(Instant),
  /** Whether it was said of the version in force; if not, it is time to ask again. */
  isCurrent: Type.Boolean(),
})
const Consents = Type.Object({ consents: Type.Array(Consent) })

export type DataExport = Static<typeof DataExport>
export const DataExport = Type.Object({
  id: Id,
  /** Below the BFF's origin; leads to a zip file without a session, a few times until it expires. */
  path: Type.String(),
  fileName: Type.String(),
  expiresAt: Instant,
})

/** All of it null while nobody has asked to be forgotten. */
export type Deletion = Static<typeof Deletion>
export const Deletion = Type.Object({
  askedAt: OrNull(Instant),
  /** Until then it can be taken back; what the member has is deleted soon afterwards. */
  dueAt: OrNull(Instant),
  /** The refusal that keeps it from being done, or would: something is still open. */
  blockedBy: OrNull(Type.String()),
})

/** Once that a masked value was shown in clear. */
export type Reveal = Static<typeof Reveal>
export const Reveal = Type.Object({
  id: Id,
  /** `vin`, `plate`, `phone` … */
  what: Type.String(),
  /** The car or the booking that it belongs to. */
  subjectId: Id,
  byMyself: Type.Boolean(),
  /** The member asked to see it, or staff had something to check. */
  why: OneOf('asked', 'check'),
  revealedAt: Instant,
})

export const privacyEndpoints = {
  'GET /privacy/policies': {
    who: 'anyone',
    summary: 'What people are asked to agree to, in all its versions',
    reply: { 200: Type.Object({ policies: Type.Array(Policy) }) },
  },
  'GET /privacy/guest-consents': {
    who: 'anyone',
    summary: 'What was said on this device (x-device) by whoever had not signed in',
    reply: { 200: Consents },
    refusals: ['device_unknown'],
  },
  'POST /privacy/guest-consents': {
    who: 'anyone',
    summary: 'Give or withdraw consent on this device (x-device); whoever signs in on it takes that along',
    body: Choices,
    reply: { 200: Consents },
    refusals: ['device_unknown', 'policy_outdated', 'not_found', 'rate_limited'],
  },
  'GET /privacy/consents': {
    who: 'member',
    summary: 'What the member agrees to at the moment',
    reply: { 200: Consents },
  },
  'POST /privacy/consents': {
    who: 'member',
    summary: 'Give or withdraw consent',
    body: Choices,
    reply: { 200: Consents },
    refusals: ['policy_outdated', 'not_found', 'rate_limited'],
  },
  'GET /privacy/reveals': {
    who: 'member',
    summary: "When the member's masked values were shown in clear, last first",
    query: Type.Object({ cursor: Type.Optional(Cursor) }),
    reply: {
      200: Type.Object({ reveals: Type.Array(Reveal), next: OrNull(Cursor) }),
    },
  },
  'POST /privacy/exports': {
    who: 'member',
    summary: 'A link to a copy of all that is kept about the member',
    reply: { 201: DataExport },
    refusals: ['sign_in_stale', 'rate_limited'],
  },
  'GET /privacy/deletion': {
    who: 'member',
    summary: 'Whether and when the account will be deleted',
    reply: { 200: Deletion },
  },
  'POST /privacy/deletion': {
    who: 'member',
    summary: 'Delete the account, unless that is taken back within days',
    reply: { 202: Deletion },
    refusals: ['sign_in_stale', 'booking_open', 'order_open', 'payment_open', 'points_held'],
  },
  'DELETE /privacy/deletion': {
    who: 'member',
    summary: 'Keep the account after all',
    reply: { 200: Deletion },
  },
} as const satisfies EndpointMap
