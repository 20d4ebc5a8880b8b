import type { Db, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { totalOf } from './lot'
import { lockPerson, settle } from './person'
import { headingOf, type Posting } from './posting'
import * as lotStore from './lot-store'
import * as store from './store'
import { allOf, voiding, writingOff } from './transfers'

/** Lots that are listed at a time; each is written off in a transaction of its own. */
const AT_ONCE = 200

type Parts = { db: Db; now: () => Date }

/** What has not been spent in time is written off, lot by lot. */
export function makeExpiry({ db, now: clock }: Parts) {
  /** False where nothing is left of it: it was written off, spent, or brought to another account of the same person. */
  const expire = (memberId: string, lotId: string): Promise<boolean> =>
    db.transaction(async (tx) => {
      const now = clock()
      const person = await lockPerson(tx, memberId, [], now)
      const homeId = person.home.memberId
      const lot = await lotStore.findLeft(tx, homeId, lotId)
      if (!lot || lot.expiresAt > now) return false
      const about = { title: '积分过期', source: { kind: 'lot', id: lotId } }
      // What is left says that it was not done yet. Not the cause: where clocks differ, a lot that was written off may be
      // given something back before its time has come by ours, and that expires as well.
      const id = newId()
      const heading = { id, cause: `expire:${id}`, kind: 'expire', points: lot.left, about } as const
      settle(tx, person, [writingOff({ ...heading, memberId: homeId }, [lot], now)])
      return true
    })

  return {
    /** Writes off all that is due; how many lots. Begun twice, or broken off, it does no harm. */
    async expireDue(): Promise<number> {
      let count = 0
      let after: lotStore.DueLot | null = null
      do {
        const due: lotStore.DueLot[] = await lotStore.listDue(db, clock(), after, AT_ONCE)
        for (const { memberId, lotId } of due) count += Number(await expire(memberId, lotId))
        after = due.at(-1) ?? null
      } while (after)
      return count
    },
  }
}

/** For a member who is forgotten: what they have left is written off, and what is pending is voided. */
export async function forfeit(tx: Tx, memberId: string, now: Date): Promise<void> {
  const person = await lockPerson(tx, memberId, [], now)
  const homeId = person.home.memberId
  const [lots, pending] = await Promise.all([
    lotStore.listLeft(tx, homeId),
    store.listPending(tx, person.ids),
  ])
  const postings: Posting[] = pending.map((begun) =>
    voiding(headingOf(begun, `void:${begun.cause}`, 'void'), now),
  )
  const points = totalOf(allOf(lots))
  const about = { title: '账号注销', source: { kind: 'member', id: homeId } }
  if (points > 0) {
    const heading = { memberId: homeId, cause: 'forfeit', kind: 'forfeit', points, about } as const
    postings.push(writingOff(heading, lots, now))
  }
  if (postings.length > 0) settle(tx, person, postings)
}
