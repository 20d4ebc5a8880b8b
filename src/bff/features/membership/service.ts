import assert from 'node:assert/strict'
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Db, Sql } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { MemberRef } from '@/bff/lib/serve'
import type { LoginExchange, LoginOutcome } from '@/bff/platform/login'
import type { SmsSender } from '@/bff/platform/sms'
import { nextCode, RESEND_S, VALID_S, waitBeforeSend, whyNotTry } from './phone-code'
import * as store from './store'

export type Platform = 'wechat' | 'alipay'

export type Membership = ReturnType<typeof makeMembership>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  /** Null where this installation offers no such way in. */
  sms: SmsSender | null
  logins: Record<Platform, LoginExchange | null>
}

export type MemberView = { id: string; phone: string | null; joinedAt: Date }

/** `login_failed` makes a phone come back with another code, so it is only said where another code may help. */
const loginRefusals: Record<Exclude<LoginOutcome['outcome'], 'ok'>, () => Refusal> = {
  bad_code: () => new Refusal('login_failed'),
  refused: () => new Refusal('sign_in_unavailable'),
  limited: () => new Refusal('rate_limited', { retryInS: LIMITED_S }),
  busy: () => new Refusal('busy'),
  misconfigured: () => new Refusal('sign_in_unavailable'),
}

/** The platforms count sign-ins by the minute. */
const LIMITED_S = 60

export function makeMembership({ db, now: clock, sealer, sms, logins }: Parts) {
  return {
    /** The answer is the same whether the phone is known or not. */
    async sendCode(phone: string) {
      if (!sms) throw new Refusal('sign_in_unavailable')
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const phoneHash = sealer.hash('phone', phone)
      await db.transaction(async (tx) => {
        const now = clock()
        const last = await store.lockPhoneCode(tx, phoneHash)
        const waitS = waitBeforeSend(last, now)
        if (waitS > 0) throw new Refusal('rate_limited', { retryInS: waitS })
        const next = nextCode(phoneHash, sealer.hash('code', `${phone} ${code}`), last, now)
        if (last) await store.updatePhoneCode(tx, next)
        else if (!(await store.insertPhoneCode(tx, next)))
          throw new Refusal('rate_limited', { retryInS: RESEND_S })
      })
      await sms(phone, code)
      return { validForS: VALID_S, resendInS: RESEND_S }
    },

    /** A wrong code costs one of five tries, a right one is used up. */
    async signInByPhone(phone: string, code: string): Promise<MemberView> {
      const phoneHash = sealer.hash('phone', phone)
      const right = await db.transaction(async (tx) => {
        const sent = await store.lockPhoneCode(tx, phoneHash)
        const dead = whyNotTry(sent, clock())
        if (dead || !sent) throw new Refusal('code_expired')
        const same = equal(sent.codeHash, sealer.hash('code', `${phone} ${code}`))
        // A refusal would undo the count, so the answer is given after the commit.
        await store.updatePhoneCode(tx, { ...sent, triesLeft: same ? 0 : sent.triesLeft - 1 })
        return same
      })
      if (!right) throw new Refusal('code_wrong')
      return memberOf('phone', phoneHash, phone)
    },

    async signInByPlatform(platform: Platform, code: string): Promise<MemberView> {
      const exchange = logins[platform]
      if (!exchange) throw new Refusal('sign_in_unavailable')
      const login = await exchange(code)
      if (login.outcome !== 'ok') throw loginRefusals[login.outcome]()
      return memberOf(platform, sealer.hash(platform, login.subjects[0].value), null)
    },

    async me({ id }: MemberRef): Promise<MemberView> {
      const member = await store.findMember(db, id)
      if (!member) throw new Refusal('unauthenticated')
      return view(member)
    },

    /** The member's own number in clear, for a booking they make; null when they gave none. */
    async phoneOf(sql: Sql, memberId: string): Promise<string | null> {
      const sealed = (await store.findMember(sql, memberId))?.phoneSealed
      return sealed ? sealer.open(sealed) : null
    },
  }

  /** The member a subject belongs to, made on first sight. Two first sights at once give one member. */
  function memberOf(kind: string, subjectHash: string, phone: string | null): Promise<MemberView> {
    return db.transaction(async (tx) => {
      const now = clock()
      const fresh = { id: newId(), phoneSealed: phone && sealer.seal(phone), joinedAt: now }
      const known = await store.findIdentity(tx, subjectHash)
      if (!known && (await store.insertIdentity(tx, { subjectHash, kind, memberId: fresh.id, now }))) {
        await store.insertMember(tx, fresh)
        return view(fresh)
      }
      const identity = known ?? (await store.findIdentity(tx, subjectHash))
      const member = identity && (await store.findMember(tx, identity.memberId))
      assert(member, 'an identity belongs to a member')
      return view(member)
    })
  }

  function view({ id, phoneSealed, joinedAt }: store.MemberRow): MemberView {
    return { id, phone: phoneSealed && sealer.open(phoneSealed), joinedAt }
  }
}

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
