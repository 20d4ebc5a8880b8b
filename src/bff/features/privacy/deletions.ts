import type { RefusalCode } from '@/contract/refusals'
import type { Belongings } from '@/bff/lib/belongings'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { FIRST_ID } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { MemberRef, SignedIn } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import * as store from './deletion-store'
import type { FreshSignIn } from './fresh-sign-in'

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  membership: Membership
  belongings: readonly Belongings[]
  fresh: FreshSignIn
}

export type Deletion = { askedAt: Date | null; dueAt: Date | null; blockedBy: RefusalCode | null }

/** How long somebody may think better of it. */
const REGRET_MS = 7 * 24 * 60 * 60_000
const AT_ONCE = 100

/** How members leave: they say so, may take it back for days, and are then forgotten for good. */
export function makeDeletions({ db, now: clock, sealer, membership, belongings, fresh }: Parts) {
  async function blockedBy(sql: Sql, memberId: string): Promise<RefusalCode | null> {
    for (const { whyNotErase } of belongings) {
      const reason = await whyNotErase(sql, memberId, clock())
      if (reason) return reason
    }
    return null
  }

  async function stateOf(sql: Sql, memberId: string): Promise<Deletion> {
    const asked = await store.findDeletion(sql, memberId)
    const { askedAt, dueAt } = asked ?? { askedAt: null, dueAt: null }
    return { askedAt, dueAt, blockedBy: await blockedBy(sql, memberId) }
  }

  /** All of it or nothing. The member is locked, so that nothing of theirs is written meanwhile or afterwards. */
  async function eraseAll(tx: Tx, memberId: string): Promise<void> {
    const now = clock()
    // What the others hang on goes last.
    for (const { erase } of [...belongings].reverse()) await erase(tx, memberId, now)
    await store.deleteDeletions(tx, [memberId])
    await store.insertTombstone(tx, hashOf(memberId), now)
  }

  const hashOf = (memberId: string) => sealer.hash('erased member', memberId)

  /** False while something is open, or when it was taken back a moment ago. */
  const eraseOne = (memberId: string): Promise<boolean> =>
    db.transaction(async (tx) => {
      if (!(await membership.lockIfHere(tx, memberId))) {
        // Erased already, or another member by now.
        await store.deleteDeletions(tx, [memberId])
        return false
      }
      const asked = await store.findDeletion(tx, memberId)
      if (!asked || asked.dueAt > clock() || (await blockedBy(tx, memberId))) return false
      await eraseAll(tx, memberId)
      return true
    })

  return {
    of: ({ id }: MemberRef): Promise<Deletion> => db.together((sql) => stateOf(sql, id)),

    /** Asked again, it is due when it was. */
    async ask(member: SignedIn): Promise<Deletion> {
      await fresh.demand(member)
      return db.transaction(async (tx) => {
        await membership.lock(tx, member)
        const reason = await blockedBy(tx, member.id)
        if (reason) throw new Refusal(reason)
        const askedAt = clock()
        const dueAt = new Date(askedAt.getTime() + REGRET_MS)
        await store.insertDeletion(tx, { memberId: member.id, askedAt, dueAt })
        return stateOf(tx, member.id)
      })
    },

    regret: (member: SignedIn): Promise<Deletion> =>
      db.transaction(async (tx) => {
        await membership.lock(tx, member)
        await store.deleteDeletions(tx, [member.id])
        return stateOf(tx, member.id)
      }),

    /**
     * Forgets whoever is due; how many. One who can't be yet is tried again the next time, and so is one with whom
     * something went wrong, which is told when all the others are done.
     */
    async eraseDue(): Promise<number> {
      let erased = 0
      let after: store.DeletionRow | null = null
      const problems: unknown[] = []
      do {
        const due: store.DeletionRow[] = await store.listDue(db, clock(), after, AT_ONCE)
        for (const { memberId } of due)
          await eraseOne(memberId).then(
            (done) => void (erased += Number(done)),
            (problem: unknown) => void problems.push(problem),
          )
        after = due.at(-1) ?? null
      } while (after)
      if (erased > 0) membership.sessionsEnded()
      if (problems.length > 0)
        throw new AggregateError(problems, `${problems.length} members could not be forgotten`)
      return erased
    },

    /** Forgets again whoever came back with a backup; how many. `tombstone` is to be brought over from before. */
    async eraseAgain(): Promise<number> {
      const { tombstones, erased } = await store.countForgotten(db)
      if (tombstones <= erased) return 0
      let again = 0
      let after = FIRST_ID
      for (;;) {
        const members = await store.listMembersAfter(db, after, AT_ONCE)
        const byHash = new Map(members.map(({ id }) => [hashOf(id), id]))
        for (const { memberHash } of await store.listTombstones(db, [...byHash.keys()])) {
          const memberId = byHash.get(memberHash)
          if (!memberId) continue
          await db.transaction(async (tx) => {
            if (await membership.lockIfHere(tx, memberId)) await eraseAll(tx, memberId)
          })
          again++
        }
        const last = members.at(-1)
        if (again > 0) membership.sessionsEnded()
        if (!last) return again
        after = last.id
      }
    },
  }
}
