import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { Id, Instant, MobilePhone } from './primitives'

export type Member = Static<typeof Member>
export const Member = Type.Object({
  id: Id,
  /** Masked, `138****8000`; null for a member who has not given one. */
  phone: Type.Union([Type.String(), Type.Null()]),
  joinedAt: Instant,
})

export type Session = Static<typeof Session>
export const Session = Type.Object({ token: Type.String(), expiresAt: Instant, member: Member })

export const CodeSent = Type.Object({ validForS: Type.Integer(), resendInS: Type.Integer() })

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
    body: Type.Object({ phone: MobilePhone, code: Type.String({ pattern: '^\\d{6}$' }) }),
    reply: { 200: Session },
    refusals: ['code_wrong', 'code_expired', 'rate_limited'],
  },
  'POST /auth/:platform': {
    who: 'anyone',
    summary: 'Sign in with the code a platform gave the mini-program',
    params: Type.Object({ platform: Type.Union([Type.Literal('wechat'), Type.Literal('alipay')]) }),
    body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 512 }) }),
    reply: { 200: Session },
    refusals: ['login_failed', 'rate_limited', 'sign_in_unavailable'],
  },
  'GET /me': {
    who: 'member',
    summary: 'The signed-in member',
    reply: { 200: Member },
  },
} as const satisfies EndpointMap
