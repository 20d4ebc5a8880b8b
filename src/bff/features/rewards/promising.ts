import type { Sql } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { listAbout } from './outcome-store'
import type { Paying } from './paying'

type Drive = { id: string; dealerId: string; modelId: string; at: Date; isOpen: boolean }

/** What test drives are worth to whoever comes to them, by booking. */
export function makePromising({ paying }: { paying: Paying }) {
  return {
    /** What was promised with each booking; by the rules of today, where nobody has heard of it yet. */
    async forDrives(
      sql: Sql,
      memberId: string,
      drives: readonly Drive[],
    ): Promise<ReadonlyMap<string, number>> {
      const ids = drives.map(({ id }) => id)
      const known = await listAbout(sql, memberId, 'test_drive.booked', ids)
      const promised = new Map<string, number>()
      for (const { id, dealerId, modelId, at, isOpen } of drives) {
        const mine = known.filter(({ subject }) => subject === id)
        const alive = mine.filter(({ state }) => state === 'pending' || state === 'posted')
        const body = { bookingId: id, dealerId, modelId }
        const booked = { id: newId(), memberId, type: 'test_drive.booked', subject: id, at, body } as const
        const isUnheard = mine.length === 0 && isOpen
        const points = isUnheard
          ? await paying.promised(sql, booked)
          : alive.reduce((sum, one) => sum + one.points, 0)
        promised.set(id, points)
      }
      return promised
    },
  }
}
