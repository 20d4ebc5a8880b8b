import type { Tx } from '@/bff/db/sql'
import type { Person } from './person'
import * as store from './store'

/**
 * No more than `points` in the window that is named `per`, `day:2026-11-22` for example, under a key: a rule's, or that
 * of a rule and a car. What was given counts, also if it was taken back later.
 */
export type Cap = {
  key: string
  per: string
  points: number
  /** Whoever earns under the key uses it up, as with a car that several drive; otherwise each member has their own. */
  isShared?: boolean
}

/** How far caps are used up. The member is locked, and shared caps are from here on. */
export async function readCaps(tx: Tx, { home, ids }: Person, caps: readonly Cap[]) {
  const own = caps.filter(({ isShared }) => !isShared)
  const shared = caps.filter(({ isShared }) => isShared)
  const [used, usedByAll] = await Promise.all([
    own.length === 0
      ? []
      : store.listCapUse(
          tx,
          ids,
          own.map(({ key }) => key),
        ),
    shared.length === 0 ? [] : store.lockSharedCaps(tx, shared),
  ])
  return {
    isOver: (points: number) => isOver(own, used, points) || isOver(shared, usedByAll, points),

    count(points: number) {
      if (own.length > 0) store.addCapUse(tx, home.memberId, own, points)
      if (shared.length > 0) store.addSharedCapUse(tx, shared, points)
    },
  }
}

const isOver = (caps: readonly Cap[], used: readonly store.CapRow[], points: number) =>
  caps.some((cap) => {
    const use = used.find(({ key, per }) => key === cap.key && per === cap.per)?.used ?? 0
    return use + points > cap.points
  })
