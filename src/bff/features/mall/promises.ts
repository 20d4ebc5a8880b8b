import type { Db, Tx } from '@/bff/db/sql'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { findRequest, insertRequest } from './request-store'

/** What somebody wants, by the id they gave it; personal values only as digests. */
export type Intent = { verb: string; requestId: string; content: Record<string, string | null> }

export type Promises = ReturnType<typeof makePromises>

type Parts = { db: Db; now: () => Date; membership: Pick<Membership, 'lock' | 'lockIfHere'> }

/**
 * Locks are taken in one order: the member whose order it is, what they have in points, the order, and last the stock,
 * which all others want as well.
 */
export function makePromises({ db, now: clock, membership }: Parts) {
  return {
    /** All or nothing, in turn with all else that the member does. */
    inTurn: <T>(member: MemberRef, work: (tx: Tx, now: Date) => Promise<T>) =>
      db.transaction(async (tx) => {
        await membership.lock(tx, member)
        return work(tx, clock())
      }),

    /** The same about somebody who is not the one to ask; null when they are no more, or another member by now. */
    about: <T>(memberId: string, work: (tx: Tx, now: Date) => Promise<T>): Promise<T | null> =>
      db.transaction(async (tx) => ((await membership.lockIfHere(tx, memberId)) ? work(tx, clock()) : null)),

    /** Once for each request id: `work` answers with what `view` finds again, however often it is asked for. */
    once: <T>(
      member: MemberRef,
      { verb, requestId, content }: Intent,
      work: (tx: Tx, now: Date) => Promise<string>,
      view: (tx: Tx, result: string) => Promise<T>,
    ) =>
      db.transaction(async (tx) => {
        await membership.lock(tx, member)
        const contentHash = intentHash(verb, content)
        const earlier = await findRequest(tx, member.id, requestId)
        if (earlier && earlier.contentHash !== contentHash) throw new Refusal('request_reused')
        if (earlier) return view(tx, earlier.result)
        const result = await work(tx, clock())
        await insertRequest(tx, { memberId: member.id, requestId, contentHash, result }, clock())
        return view(tx, result)
      }),
  }
}
