import type { Db, Sql, Tx } from '@/bff/db/sql'
import { FIRST_ID, newId } from '@/bff/lib/id'
import { dayOf } from '@/bff/lib/zone'
import * as store from './growth-store'
import { ZONE } from './rule'
import { firstMonth, monthsFrom, standingAt, tierFor, type Standing, type Tiers } from './tier'

export type TierKeeper = ReturnType<typeof makeTiers>

type Parts = {
  db: Db
  now: () => Date
  tiers: Tiers
  lockMember: (tx: Tx, memberId: string) => Promise<boolean>
}

const BATCH = 200

/** Growth, and the tiers that come of it. What a member reads is worked out anew; what is kept is where they stood. */
export function makeTiers({ db, now: clock, tiers, lockMember }: Parts) {
  async function growthOf(sql: Sql, memberId: string, now: Date) {
    const first = firstMonth(now)
    const found = await store.sumByMonth(sql, [memberId], first)
    const months = monthsFrom(first).map((month) => ({
      month,
      growth: found.find((one) => one.month === month)?.growth ?? 0,
    }))
    return { months, growth: months.reduce((sum, { growth }) => sum + growth, 0) }
  }

  async function look(sql: Sql, memberId: string, now: Date) {
    const { months, growth } = await growthOf(sql, memberId, now)
    const [before = null] = await store.findStandings(sql, [memberId])
    return { before, months, growth, ...standingAt(tiers, before, growth, now) }
  }

  const isSame = (a: Standing, b: Standing | null) =>
    a.tier === b?.tier && a.graceUntil?.getTime() === b.graceUntil?.getTime()

  /** Writes down where a member stands by now, who is locked. */
  async function review(tx: Tx, memberId: string, now: Date): Promise<void> {
    const { before, standing, change } = await look(tx, memberId, now)
    // Nobody is told of a lowest tier that they were always in.
    if (!before && standing.tier === tiers[0].id) return
    if (!isSame(standing, before)) await store.putStanding(tx, { memberId, ...standing })
    if (change) await store.insertChange(tx, memberId, { id: newId(), at: now, ...change })
  }

  return {
    tiers,

    /** In the transaction that says why. Once for a cause. */
    async addGrowth(tx: Tx, memberId: string, what: { cause: string; growth: number; title: string }) {
      if (what.growth === 0) return
      const at = clock()
      await store.insertGrowth(tx, { memberId, ...what, at, month: dayOf(at, ZONE).slice(0, 7) })
      await review(tx, memberId, at)
    },

    /** By member; nobody is without a tier. */
    async tiersOf(sql: Sql, memberIds: readonly string[]): Promise<(memberId: string) => string> {
      const now = clock()
      const [found, sums] = await Promise.all([
        store.findStandings(sql, memberIds),
        store.sumByMonth(sql, memberIds, firstMonth(now)),
      ])
      return (memberId) => {
        const growth = sums.reduce((sum, one) => sum + (one.memberId === memberId ? one.growth : 0), 0)
        const before = found.find((one) => one.memberId === memberId) ?? null
        return before ? standingAt(tiers, before, growth, now).standing.tier : tierFor(tiers, growth).id
      }
    },

    /** All there is to say about a member's tier. */
    view: (memberId: string) =>
      db.together(async (sql) => {
        const now = clock()
        const [seen, history] = await Promise.all([
          look(sql, memberId, now),
          store.listChanges(sql, memberId),
        ])
        const at = Math.max(
          0,
          tiers.findIndex(({ id }) => id === seen.standing.tier),
        )
        const tier = tiers[at] ?? tiers[0]
        return { tier, next: tiers[at + 1] ?? null, tiers, history, ...seen }
      }),

    /** Each day: who has fallen short, and whose grace is over. How many were looked at. */
    async reviewAll(): Promise<number> {
      const above = tiers.slice(1).map(({ id }) => id)
      let looked = 0
      for (let after = FIRST_ID; ;) {
        const some = await store.listInTiers(db, above, after, BATCH)
        for (const { memberId } of some)
          await db.transaction(async (tx) => {
            if (await lockMember(tx, memberId)) await review(tx, memberId, clock())
          })
        looked += some.length
        const last = some.at(-1)
        if (!last || some.length < BATCH) return looked
        after = last.memberId
      }
    },
  }
}
