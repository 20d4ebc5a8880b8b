import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Db } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { Origin } from '@/bff/lib/serve'
import type { SmsSender } from '@/bff/platform/sms'
import { nextCode, RESEND_S, VALID_S, waitBeforeSend, whyNotTry } from './phone-code'
import { makeQuota } from './quota'
import * as store from './store'

export type Codes = ReturnType<typeof makeCodes>

/** One-time codes by SMS. `sms` is null where this installation sends none. */
export function makeCodes(parts: { db: Db; now: () => Date; sealer: Sealer; sms: SmsSender | null }) {
  const { db, now: clock, sealer, sms } = parts
  const quota = makeQuota(parts)
  const hashOf = (phone: string, code: string) => sealer.hash('code', `${phone} ${code}`)

  return {
    /** The answer is the same whether the phone is known or not. */
    async send(phone: string, from: Origin) {
      if (!sms) throw new Refusal('sign_in_unavailable')
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const phoneHash = sealer.hash('phone', phone)
      await db.transaction(async (tx) => {
        const now = clock()
        const last = await store.lockPhoneCode(tx, phoneHash)
        const waitS = waitBeforeSend(last, now)
        if (waitS > 0) throw new Refusal('rate_limited', { retryInS: waitS })
        const next = nextCode(phoneHash, hashOf(phone, code), last, now)
        if (last) await store.updatePhoneCode(tx, next)
        else if (!(await store.insertPhoneCode(tx, next)))
          throw new Refusal('rate_limited', { retryInS: RESEND_S })
        await quota.send(tx, from)
      })
      await sms(phone, code)
      return { validForS: VALID_S, resendInS: RESEND_S }
    },

    /** Whoever has read the code has the phone. A wrong one costs one of five tries, a right one is used up. */
    async verify(phone: string, code: string): Promise<void> {
      const right = await db.transaction(async (tx) => {
        const sent = await store.lockPhoneCode(tx, sealer.hash('phone', phone))
        const dead = whyNotTry(sent, clock())
        if (dead || !sent) throw new Refusal('code_expired')
        const same = equal(sent.codeHash, hashOf(phone, code))
        // A refusal would undo the count, so the answer is given after the commit.
        await store.updatePhoneCode(tx, { ...sent, triesLeft: same ? 0 : sent.triesLeft - 1 })
        return same
      })
      if (!right) throw new Refusal('code_wrong')
    },

    /** Counts a guess at what only a number's owner knows. Counted for good, right or wrong. */
    countGuess: (phone: string) => db.transaction((tx) => quota.guess(tx, phone)),
  }
}

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
