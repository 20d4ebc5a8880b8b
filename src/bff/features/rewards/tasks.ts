import type { TaskTerms } from '@/contract/reward-rule'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Ledger } from '../points/service'
import { expiryAfter } from './rule'
import {
  daysIn,
  flawInTask,
  isOfADay,
  rewardsSharing,
  spanOf,
  stateOf,
  type Span,
  type TaskRow,
} from './task'
import * as store from './task-store'
import type { ClaimRow } from './task-store'
import type { TierKeeper } from './tiers'

type Parts = {
  db: Db
  now: () => Date
  ledger: Pick<Ledger, 'earn'>
  tiers: TierKeeper
  lock: (tx: Tx, member: MemberRef) => Promise<void>
}

export type TaskView = TaskRow & { done: number; state: ReturnType<typeof stateOf>; until: Date | null }

/** What there is to do. How far somebody is follows from what has happened, and from nothing that a phone says. */
export function makeTasks({ db, now: clock, ledger, tiers, lock }: Parts) {
  async function view(sql: Sql, memberId: string, task: TaskRow, span: Span, isClaimed: boolean) {
    const { eventType, target } = task.terms
    const { count: done } = isOfADay(eventType)
      ? await store.countDays(sql, memberId, eventType, daysIn(span), target)
      : await store.countDone(sql, memberId, eventType, span, target)
    return { ...task, done, state: stateOf(done, target, isClaimed), until: span.until } satisfies TaskView
  }

  async function claimNow(tx: Tx, memberId: string, task: TaskRow, span: Span, requestId: string, now: Date) {
    const { done } = await view(tx, memberId, task, span, false)
    const { target, points, growth, title, validMonths } = task.terms
    if (done < target) throw new Refusal('task_not_done')
    const cause = `task:${task.id}:${span.key}`
    if (points > 0) {
      const about = { title, source: { kind: 'task', id: task.id } }
      const expiresAt = expiryAfter(now, validMonths)
      const { outcome } = await ledger.earn(tx, { memberId, cause, points, expiresAt, about })
      if (outcome === 'member_frozen') throw new Refusal('points_frozen')
      // Taken with an account that has become part of this one.
      if (outcome !== 'ok') throw new Refusal('task_claimed')
    }
    await tiers.addGrowth(tx, memberId, { cause, growth, title })
    const claim = { taskId: task.id, windowKey: span.key, requestId, points, growth, claimedAt: now }
    await store.insertClaim(tx, memberId, claim)
    return claim
  }

  return {
    /** In the brand's order; what is claimed for good comes last. */
    list: ({ id }: MemberRef): Promise<TaskView[]> =>
      db.together(async (sql) => {
        const now = clock()
        const [all, claims] = await Promise.all([store.listTasks(sql), store.listClaims(sql, id)])
        const open = all.flatMap((task) => {
          const span = spanOf(task.terms, now)
          return span ? [{ task, span, isClaimed: isAmong(claims, task.id, span) }] : []
        })
        const views = await Promise.all(
          open.map(({ task, span, isClaimed }) => view(sql, id, task, span, isClaimed)),
        )
        return views.sort(
          (a, b) =>
            Number(a.state === 'claimed') - Number(b.state === 'claimed') ||
            a.terms.place - b.terms.place ||
            (a.id < b.id ? -1 : 1),
        )
      }),

    /** Once in each window; the same request again is shown what it took. */
    claim: (member: MemberRef, { taskId, requestId }: { taskId: string; requestId: string }) =>
      db.transaction(async (tx) => {
        await lock(tx, member)
        const now = clock()
        const task = await store.findTask(tx, taskId)
        if (!task) throw new Refusal('not_found')
        const claims = await store.listClaimsLike(tx, member.id, requestId, taskId)
        const mine = claims.find((claim) => claim.requestId === requestId)
        if (mine && mine.taskId !== taskId) throw new Refusal('request_reused')
        const span = spanOf(task.terms, now)
        const taken = async () => {
          if (!span) throw new Refusal('not_found')
          if (isAmong(claims, taskId, span)) throw new Refusal('task_claimed')
          return claimNow(tx, member.id, task, span, requestId, now)
        }
        const claim = mine ?? (await taken())
        const shown = span ?? { key: claim.windowKey, from: null, until: null }
        const isClaimed = isAmong([...claims, claim], taskId, shown)
        return { claim, task: await view(tx, member.id, task, shown, isClaimed) }
      }),

    listAll: () => store.listTasks(db),

    async put(id: string, terms: TaskTerms): Promise<TaskRow> {
      if (rewardsSharing(terms)) throw new Refusal('task_rewards_sharing')
      const flaw = flawInTask(terms)
      if (flaw) throw new Refusal('invalid_input', { detail: flaw })
      await store.putTask(db, id, terms, clock())
      return { id, terms }
    },
  }
}

const isAmong = (claims: readonly ClaimRow[], id: string, { key }: Span) =>
  claims.some(({ taskId, windowKey }) => taskId === id && windowKey === key)
