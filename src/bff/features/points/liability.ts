import type { Db } from '@/bff/db/sql'
import { ZONE } from './reading'
import * as store from './liability-store'

export type Liability = {
  outstanding: number
  pending: number
  held: number
  debt: number
  byMonth: readonly { month: string; points: number }[]
  breakage: number | null
}

/** What the brand owes its members in points. */
export const makeLiability = ({ db, now: clock }: { db: Db; now: () => Date }) => ({
  report: (): Promise<Liability> =>
    db.together(async (sql) => {
      const now = clock()
      const [sums, byMonth, due] = await Promise.all([
        store.sumBalances(sql),
        store.sumByMonth(sql, now, ZONE),
        store.sumAllDue(sql, now),
      ])
      const expired = sums.expired + due
      const gone = sums.spent + expired
      return {
        outstanding: sums.available - due + sums.pending + sums.held,
        ...{ pending: sums.pending, held: sums.held, debt: sums.debt, byMonth },
        breakage: gone === 0 ? null : expired / gone,
      }
    }),
})
