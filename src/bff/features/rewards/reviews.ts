import type { Db, Tx } from '@/bff/db/sql'
import { pageOf, readCursor } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'
import type { Operator } from '@/bff/lib/serve'
import type { Paying } from './paying'
import * as store from './review-store'
import type { ReviewRow } from './review-store'
import { updateState } from './sign-in-store'

type Parts = {
  db: Db
  now: () => Date
  paying: Paying
  lockMember: (tx: Tx, memberId: string) => Promise<boolean>
}

const PAGE = 50

/** What looked like a script, for somebody who knows better. */
export const makeReviews = ({ db, now: clock, paying, lockMember }: Parts) => ({
  async queue(cursor: string | undefined): Promise<{ reviews: ReviewRow[]; next: string | null }> {
    const found = await store.listOpen(db, readCursor(cursor), PAGE + 1)
    const { rows: reviews, next } = pageOf(found, PAGE, ({ openedAt: at, id }) => ({ at, id }))
    return { reviews, next }
  },

  /** The same decision again is as good; another one is refused. */
  decide: ({ memberId: decidedBy }: Operator, id: string, isApproved: boolean): Promise<ReviewRow> =>
    db.transaction(async (tx) => {
      const seen = await store.findReview(tx, id)
      if (!seen || !(await lockMember(tx, seen.memberId))) throw new Refusal('not_found')
      const review = await store.lockReview(tx, seen.memberId, id)
      if (!review) throw new Refusal('not_found')
      const state = isApproved ? 'approved' : 'rejected'
      if (review.state === state) return review
      if (review.state !== 'open') throw new Refusal('review_decided')
      await paying.release(tx, review.memberId, review.happeningId, isApproved)
      await updateState(tx, review.memberId, review.on, isApproved ? 'done' : 'rejected')
      const decided: ReviewRow = { ...review, state, decidedAt: clock(), decidedBy }
      await store.updateDecision(tx, decided)
      return decided
    }),
})
