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
      const type = 'test_drive.booked'
      const ids = drives.map(({ id }) => id)
      const open = drives.filter(({ isOpen }) => isOpen)
      // What nobody has heard of yet is hardly ever known beforehand, so that the rules are asked in the same trip.
      const [known, points] = await Promise.all([
        listAbout(sql, memberId, type, ids),
        paying.promised(
          sql,
          open.map(({ id, dealerId, modelId, at }) => {
            const body = { bookingId: id, dealerId, modelId }
            return { id: newId(), memberId, type, subject: id, at, body } as const
          }),
        ),
      ])
      const heard = new Set(known.map(({ subject }) => subject))
      const promised = new Map(ids.map((id) => [id, 0]))
      for (const { subject, state, points } of known) {
        const isAlive = state === 'pending' || state === 'posted'
        if (isAlive) promised.set(subject, (promised.get(subject) ?? 0) + points)
      }
      open.forEach(({ id }, nth) => {
        if (!heard.has(id)) promised.set(id, points[nth] ?? 0)
      })
      return promised
    },
  }
}
