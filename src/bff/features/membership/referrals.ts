import { randomInt } from 'node:crypto'
import { countHappenings } from '@/bff/db/happening-store'
import type { RecordHappening } from '@/bff/db/outbox'
import type { Db, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { Origin } from '@/bff/lib/serve'
import { dayOf } from '@/bff/lib/zone'
import { listAbsorbed } from './merge-store'
import { makeQuota } from './quota'
import * as store from './referral-store'
import { lockMember } from './store'

/** Without what is easily taken for something else: 0 and O, 1 and I and L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

const ZONE = 'Asia/Shanghai'

type Parts = { db: Db; now: () => Date; sealer: Sealer; record: RecordHappening }

/** Whom members bring. What a link brings is counted; passing it on is nothing that anybody is paid for. */
export function makeReferrals({ db, now: clock, sealer, record }: Parts) {
  const quota = makeQuota({ sealer, now: clock })
  return {
    /** The member's code, made when they first ask, and what it has brought. */
    async of(memberId: string) {
      const known = await store.findCodeOf(db, memberId)
      const code = known?.code ?? (await db.transaction((tx) => codeOf(tx, memberId)))
      const { count: credits } = await store.countCredits(db, memberId)
      const { count: visits } = await countHappenings(db, memberId, 'referral.visited')
      const { count: bought } = await countHappenings(db, memberId, 'referral.bought')
      return { code, credits, visits, bought }
    },

    /** Somebody has opened a member's link: counted once a day for whoever it is. A code that is nobody's is no news. */
    visit: (code: string, from: Origin): Promise<void> =>
      db.transaction(async (tx) => {
        await quota.visit(tx, from)
        const referrer = await store.findReferrer(tx, code)
        if (!referrer) return
        const on = dayOf(clock(), ZONE)
        const visitor = sealer.hash('referral visit', JSON.stringify([on, from.device ?? from.address]))
        const { memberId } = referrer
        await record(tx, {
          ...{ memberId, type: 'referral.visited', subject: visitor, at: clock(), body: { on } },
        })
      }),

    /** One credit for a number that is new here; none for one's own code, or one that is nobody's. */
    async credit(tx: Tx, code: string | undefined, invitedId: string, phoneHash: string) {
      const referrer = code && (await store.findReferrer(tx, code))
      if (!referrer || referrer.memberId === invitedId) return
      const [at, id, { memberId }] = [clock(), newId(), referrer]
      if (!(await store.insertCredit(tx, { phoneHash, id, memberId, invitedId }, at))) return
      await record(tx, { memberId, type: 'referral.verified', subject: id, at, body: { creditId: id } })
    },

    /** Whoever has a car is a deal for who brought them. */
    async bought(tx: Tx, invitedId: string) {
      const absorbed = await listAbsorbed(tx, invitedId)
      const credits = await store.listCreditsFor(tx, [invitedId, ...absorbed.map(({ id }) => id)])
      for (const { id, memberId } of credits) {
        if (memberId === invitedId) continue
        const body = { creditId: id }
        await record(tx, { memberId, type: 'referral.bought', subject: id, at: clock(), body })
      }
    },
  }
}

async function codeOf(tx: Tx, memberId: string): Promise<string> {
  if (!(await lockMember(tx, memberId))) throw new Refusal('unauthenticated')
  const earlier = await store.findCodeOf(tx, memberId)
  if (earlier?.code) return earlier.code
  for (;;) {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    if (await store.insertCode(tx, code, memberId)) return code
  }
}
