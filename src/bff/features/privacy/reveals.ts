import type { Db, Tx } from '@/bff/db/sql'
import { pageOf, readCursor } from '@/bff/lib/cursor'
import { newId } from '@/bff/lib/id'
import type { MemberRef } from '@/bff/lib/serve'
import * as store from './reveal-store'

const PAGE = 50

/** Every look at a masked value in clear, so that whose it is can ask who looked. */
export const makeReveals = ({ db, now }: { db: Db; now: () => Date }) => ({
  /** In the transaction that shows them: what is not noted is not shown. `subjectId` is the car or the booking. */
  note: (
    tx: Tx,
    memberId: string,
    { byId, whats, subjectId }: { byId: string; whats: readonly string[]; subjectId: string },
  ) =>
    store.insertReveals(
      tx,
      memberId,
      whats.map((what) => ({
        ...{ id: newId(), byId, what, subjectId, revealedAt: now() },
        why: byId === memberId ? 'asked' : 'check',
      })),
    ),

  async of({ id: memberId }: MemberRef, cursor: string | undefined) {
    const before = readCursor(cursor)?.id ?? null
    const found = await store.listReveals(db, memberId, before, PAGE + 1)
    const { rows, next } = pageOf(found, PAGE, ({ revealedAt: at, id }) => ({ at, id }))
    return { reveals: rows.map(({ byId, ...reveal }) => ({ ...reveal, byMyself: byId === memberId })), next }
  },
})
