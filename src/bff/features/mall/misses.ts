import type { Db } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import { countMiss, findMisses, type Misses } from './miss-store'

const WINDOW_MS = 15 * 60_000
const MISSES_MAX = 10

/** Codes that somebody tried and that were none: a few are slips, many are guesses. */
export function makeMisses({ db, sealer, now: clock }: { db: Db; sealer: Sealer; now: () => Date }) {
  const keyOf = (memberId: string) => sealer.hash('redemption-miss', memberId)

  const limited = ({ windowAt }: Misses, now: Date) =>
    new Refusal('rate_limited', {
      retryInS: Math.ceil((windowAt.getTime() + WINDOW_MS - now.getTime()) / 1000),
    })

  return {
    /** Refuses whoever has guessed too often, also when they are right this time. */
    async refuseGuessers(memberId: string): Promise<void> {
      const now = clock()
      const found = await findMisses(db, keyOf(memberId))
      const isOver = !found || found.windowAt.getTime() + WINDOW_MS <= now.getTime()
      if (!isOver && found.misses >= MISSES_MAX) throw limited(found, now)
    },

    /** Counts one, whatever becomes of what it was tried for. */
    async count(memberId: string): Promise<void> {
      const now = clock()
      const since = new Date(now.getTime() - WINDOW_MS)
      const counted = await db.transaction((tx) => countMiss(tx, keyOf(memberId), since, now))
      if (counted.misses > MISSES_MAX) throw limited(counted, now)
    },
  }
}
