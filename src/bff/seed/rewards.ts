import { pointRules, tasks } from '@/brand/rewards'
import type { Db } from '@/bff/db/sql'
import { idOf } from './name-id'
import { insertRules, insertTasks } from './reward-store'

/** From the beginning: also what happened before the first start is paid for when it is heard of. */
const SINCE = new Date('2026-01-01T00:00:00Z')

/** The brand's rules and tasks for a database that has none; what operators have made of them since stays. */
export async function seedRewards(db: Db, { now }: { now: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    await insertRules(
      tx,
      pointRules.map((terms) => ({ id: idOf(`rule ${terms.title}`), terms, since: SINCE })),
      now,
    )
    await insertTasks(
      tx,
      tasks.map(({ id, ...terms }, place) => ({
        id,
        terms: { ...terms, place, from: null, until: null, validMonths: 12, isOpen: true },
      })),
      now,
    )
  })
}
