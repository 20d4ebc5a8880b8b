import type { Busy, Misconfigured } from './trouble'

export type Platform = 'wechat' | 'alipay'

/** A platform's name of a person: in `app`, or in all apps of its owner. */
export type Subject = { platform: Platform; app: string; value: string; type: SubjectType }

export type SubjectType = 'openid' | 'unionid' | 'user_id' | 'open_id' | 'union_id'

/** The `app` of a name that is the same in every app of one owner, so that one app finds whom another has met. */
export const EVERY_APP = '*'

export type LoginOutcome =
  /** The first subject is who the person is to this app; what follows says the same to the owner's other apps. */
  | { outcome: 'ok'; subjects: readonly [Subject, ...Subject[]] }
  /** Unknown, expired or used before: the phone gets another code, once. */
  | { outcome: 'bad_code' }
  /** The platform itself holds the person back; another code would change nothing. */
  | { outcome: 'refused' }
  /** The person signs in more often than the platform allows. */
  | { outcome: 'limited' }
  | Busy
  | Misconfigured

/** Exchanges the code a mini-program got from its platform for the platform's names of the person. */
export type LoginExchange = (code: string) => Promise<LoginOutcome>
