import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { File, Id, Instant, MobilePhone, OneOf, OrNull } from './primitives'

export type Member = Static<typeof Member>
export const Member = Type.Object({
  id: Id,
  /** Masked, `138****8000`; null for a member who has not given one. */
  phone: OrNull(Type.String()),
  joinedAt: Instant,
  nickname: OrNull(Type.String()),
  /** Another `id` is another picture. `link` is a path below the origin that shows it until `linkUntil`. */
  avatar: OrNull(Type.Object({ id: Id, link: Type.String(), linkUntil: Instant })),
})

const access = { token: Type.String(), expiresAt: Instant, member: Member }

/** `token` goes with every request and lives for minutes; `refreshToken` brings the next, once. */
export type Session = Static<typeof Session>
export const Session = Type.Object({ ...access, refreshToken: Type.String() })

export const CodeSent = Type.Object({ validForS: Type.Integer(), resendInS: Type.Integer() })

const Platform = OneOf('wechat', 'alipay')

/** What the member will know their device by. */
export type Device = Static<typeof Device>
export const Device = Type.Object({
  platform: OneOf('wechat', 'alipay', 'h5'),
  label: Type.String({ maxLength: 60 }),
})

export type SignedInDevice = Static<typeof SignedInDevice>
export const SignedInDevice = Type.Object({
  id: Id,
  platform: Device.properties.platform,
  label: Type.String(),
  signedInAt: Instant,
  lastUsedAt: Instant,
  /** The one that asks. */
  current: Type.Boolean(),
})

const SmsCode = Type.String({ pattern: '^\\d{6}$' })
const ReferralCode = Type.String({ pattern: '^[2-9A-HJ-NP-Z]{8}$' })

/** That a number's account of long ago is one's own, by the end of a car's VIN or plate; or that it is not. */
export type Proof = Static<typeof Proof>
export const Proof = Type.Union([
  Type.Object({ carTail: Type.String({ pattern: '^[0-9A-Za-z]{4,8}$' }) }),
  Type.Object({ isNew: Type.Literal(true) }),
])

/** Given with `proof_needed`: stands for the number that was verified. */
const Ticket = Type.String({ minLength: 1, maxLength: 400 })

/** How a member proves that a number is theirs. */
export type PhoneProof = Static<typeof PhoneProof>
export const PhoneProof = Type.Union([
  Type.Object({ by: Type.Literal('sms'), phone: MobilePhone, code: SmsCode }),
  /** The code of WeChat's phone button. */
  Type.Object({ by: Type.Literal('wechat'), code: Type.String({ minLength: 1, maxLength: 512 }) }),
  /** The text that Alipay's `my.getPhoneNumber` gave. */
  Type.Object({ by: Type.Literal('alipay'), response: Type.String({ minLength: 1, maxLength: 8192 }) }),
  Type.Object({ by: Type.Literal('ticket'), ticket: Ticket, proof: Proof }),
])

export type BoundPhone = Static<typeof BoundPhone>
export const BoundPhone = Type.Object({
  ...access,
  /** `merged`: the number belonged to an account of the same person, and both are one now. */
  outcome: OneOf('attached', 'unchanged', 'merged', 'moved'),
})

/** What a member is besides a member; nothing, for most. */
export type Roles = Static<typeof Roles>
export const Roles = Type.Object({
  isOperator: Type.Boolean(),
  dealers: Type.Array(Type.Object({ dealerId: Id, role: OneOf('consultant', 'manager') })),
})

export type Merge = Static<typeof Merge>
export const Merge = Type.Object({
  id: Id,
  survivorId: Id,
  absorbedId: Id,
  mergedAt: Instant,
  undoneAt: OrNull(Instant),
  /** How many rows went from one to the other. */
  rows: Type.Integer(),
})

const device = Type.Optional(Device)
const referralCode = Type.Optional(ReferralCode)
const refreshToken = Type.String({ pattern: '^[0-9a-f-]{36}\\.[\\w-]{44}$' })
const SignedOut = Type.Object({ signedOut: Type.Boolean() })

export const membershipEndpoints = {
  'POST /auth/phone/codes': {
    who: 'anyone',
    summary: 'Send a one-time code to a phone',
    body: Type.Object({ phone: MobilePhone }),
    reply: { 202: CodeSent },
    refusals: ['rate_limited', 'sign_in_unavailable'],
  },
  'POST /auth/phone': {
    who: 'anyone',
    summary: 'Sign in with a phone and the code it received',
    body: Type.Object({ phone: MobilePhone, code: SmsCode, device, referralCode }),
    reply: { 200: Session },
    refusals: ['code_wrong', 'code_expired', 'proof_needed', 'rate_limited'],
  },
  'POST /auth/phone/proof': {
    who: 'anyone',
    summary: 'Sign in with a phone whose account was not used for long',
    body: Type.Object({ ticket: Ticket, proof: Proof, device, referralCode }),
    reply: { 200: Session },
    refusals: ['code_expired', 'proof_wrong', 'rate_limited'],
  },
  'POST /auth/refresh': {
    who: 'anyone',
    summary: 'The next tokens of a session; sent again within seconds, the same once more',
    body: Type.Object({ refreshToken }),
    reply: { 200: Session },
    refusals: ['unauthenticated'],
  },
  'POST /auth/sign-out': {
    who: 'anyone',
    summary: 'End a session; one that has ended already is as good',
    body: Type.Object({ refreshToken }),
    reply: { 200: SignedOut },
  },
  'POST /auth/sign-out-everywhere': {
    who: 'member',
    summary: 'End all sessions of the member, this one included',
    reply: { 200: SignedOut },
  },
  'POST /auth/:platform': {
    who: 'anyone',
    summary: 'Sign in with the code a platform gave the mini-program',
    params: Type.Object({ platform: Platform }),
    body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 512 }), device }),
    reply: { 200: Session },
    refusals: ['login_failed', 'rate_limited', 'sign_in_unavailable'],
  },
  'GET /me': {
    who: 'member',
    summary: 'The signed-in member',
    reply: { 200: Member },
  },
  'PUT /me/profile': {
    who: 'member',
    summary: 'How the member likes to be called: 1 to 20 signs without a number to call; null for no name',
    body: Type.Object({ nickname: OrNull(Type.String({ maxLength: 200 })) }),
    reply: { 200: Member },
    refusals: ['nickname_unfit'],
  },
  'GET /me/roles': {
    who: 'member',
    summary: 'What the member is for the brand and at its dealers, so that a phone shows what there is to do',
    reply: { 200: Roles },
  },
  'POST /me/phone': {
    who: 'member',
    summary: 'Verify a number: it joins all that one person has under it',
    body: Type.Object({ proof: PhoneProof, referralCode }),
    reply: { 200: BoundPhone },
    refusals: [
      'code_wrong',
      'code_expired',
      'phone_unverified',
      'proof_needed',
      'proof_wrong',
      'rate_limited',
    ],
  },
  'GET /me/devices': {
    who: 'member',
    summary: 'Where the member is signed in, last used first',
    reply: { 200: Type.Object({ devices: Type.Array(SignedInDevice) }) },
  },
  'DELETE /me/devices/:deviceId': {
    who: 'member',
    summary: 'Sign a device out',
    params: Type.Object({ deviceId: Id }),
    reply: { 200: SignedOut },
    refusals: ['not_found'],
  },
  'GET /me/referral': {
    who: 'member',
    summary: "The member's code for friends, and what came with it: visits, new numbers, owners of cars",
    reply: {
      200: Type.Object({
        ...{ code: Type.String(), credits: Type.Integer() },
        ...{ visits: Type.Integer(), bought: Type.Integer() },
      }),
    },
  },
  'POST /me/referral/visits': {
    who: 'anyone',
    summary: "Note that a friend's link was opened; whether there is such a code is not told",
    body: Type.Object({ code: ReferralCode }),
    reply: { 202: Type.Object({ noted: Type.Boolean() }) },
    refusals: ['rate_limited'],
  },
  'POST /operator/members/lookups': {
    who: 'operator',
    summary: 'The member who has a number, for somebody who calls and says so',
    body: Type.Object({ phone: MobilePhone }),
    reply: { 200: Member },
    refusals: ['not_found'],
  },
  'GET /operator/members/:memberId/merges': {
    who: 'operator',
    summary: 'The merges a member has been part of, last first',
    params: Type.Object({ memberId: Id }),
    reply: { 200: Type.Object({ merges: Type.Array(Merge) }) },
  },
  'POST /operator/merges': {
    who: 'operator',
    summary: 'Join two accounts after all, between which a recycled number has moved',
    body: Type.Object({ memberId: Id, otherId: Id }),
    reply: { 201: Merge },
    refusals: ['not_found'],
  },
  'POST /operator/merges/:mergeId/undo': {
    who: 'operator',
    summary: 'Make one member two again; undone already is as good',
    params: Type.Object({ mergeId: Id }),
    reply: { 200: Merge },
    refusals: ['merge_built_on', 'not_found'],
  },
} as const satisfies EndpointMap

/** Sent as `multipart/form-data`. */
export const membershipUploads = {
  'POST /me/avatar': {
    who: 'member',
    summary: "The member's picture, of at most 2 MB; kept as a small square of its middle",
    isForm: true,
    body: Type.Object({ file: File }),
    reply: { 200: Member },
    refusals: ['file_unreadable', 'too_large'],
  },
} as const satisfies EndpointMap
