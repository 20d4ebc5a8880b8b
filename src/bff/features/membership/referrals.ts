import { randomInt } from 'node:crypto'
import type { Db, Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import * as store from './referral-store'
import { lockMember } from './store'

/** Without what is easily taken for something else: 0 and O, 1 and I and L. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

export const makeReferrals = ({ db, now }: { db: Db; now: () => Date }) => ({
  /** The member's code, made when they first ask, and what it has brought. */
  async of(memberId: string): Promise<{ code: string; credits: number }> {
    const known = await store.findCodeOf(db, memberId)
    const code = known?.code ?? (await db.transaction((tx) => codeOf(tx, memberId)))
    const { count } = await store.countCredits(db, memberId)
    return { code, credits: count }
  },

  /** One credit for a number that is new here; none for one's own code, or one that is nobody's. */
  async credit(tx: Tx, code: string | undefined, invitedId: string, phoneHash: string) {
    const referrer = code && (await store.findReferrer(tx, code))
    if (!referrer || referrer.memberId === invitedId) return
    await store.insertCredit(tx, phoneHash, referrer.memberId, invitedId, now())
  },
})

async function codeOf(tx: Tx, memberId: string): Promise<string> {
  if (!(await lockMember(tx, memberId))) throw new Refusal('unauthenticated')
  const earlier = await store.findCodeOf(tx, memberId)
  if (earlier?.code) return earlier.code
  for (;;) {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    if (await store.insertCode(tx, code, memberId)) return code
  }
}
