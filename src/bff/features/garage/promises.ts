import type { Db, Tx } from '@/bff/db/sql'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { findRequest, insertRequest } from './request-store'

/** What a member wants, by the id they gave it; personal values only as digests. */
export type Intent = { verb: string; requestId: string; content: Record<string, string | null> }

export type Promises = ReturnType<typeof makePromises>

type Parts = { db: Db; now: () => Date; membership: Pick<Membership, 'lock' | 'lockIfHere'> }

/** Members are locked first, in the order of their ids, then cars: whoever wants the same ones waits in turn. */
export function makePromises({ db, now: clock, membership }: Parts) {
  /**
   * Whoever else it concerns may be no more, or another member by now: what is theirs is found gone when it is looked
   * for again. Only `caller` must be here.
   */
  const lock = async (tx: Tx, ids: readonly string[], caller: MemberRef | null = null) => {
    for (const id of [...new Set(ids)].sort()) {
      if (id === caller?.id) await membership.lock(tx, caller)
      else await membership.lockIfHere(tx, id)
    }
  }

  /** Whether a request was answered before, so that its files need not be kept again. */
  const isAnswered = async ({ id }: MemberRef, { requestId }: Intent) =>
    (await findRequest(db, id, requestId)) !== null

  return {
    lock,
    isAnswered,

    /** All or nothing, in turn with all else that the member does. */
    inTurn: <T>(member: MemberRef, work: (tx: Tx, now: Date) => Promise<T>) =>
      db.transaction(async (tx) => {
        await membership.lock(tx, member)
        return work(tx, clock())
      }),

    /**
     * The same, once for each request id: `work` answers with what `view` finds again, however often it is asked for.
     * `others` are members whom it concerns as well.
     */
    once: <T>(
      member: MemberRef,
      { verb, requestId, content }: Intent,
      work: (tx: Tx, now: Date) => Promise<string>,
      view: (tx: Tx, result: string) => Promise<T>,
      others: readonly string[] = [],
    ) =>
      db.transaction(async (tx) => {
        await lock(tx, [member.id, ...others], member)
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
