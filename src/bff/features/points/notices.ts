import type { RecordHappening } from '@/bff/db/outbox'
import type { Db } from '@/bff/db/sql'
import { FIRST_ID } from '@/bff/lib/id'
import { addDays, dayOf, daysBetween, instantAt } from '@/bff/lib/zone'
import type { Membership } from '../membership/service'
import { ZONE } from './reading'
import { listMembersExpiring } from './lot-store'

/** Days before points expire on which their owner hears of it. */
const LADDER = [30, 7, 1] as const
/** A day on which nobody told them is made up for. */
const LATE_DAYS_MAX = 2
const AT_ONCE = 200

type Parts = {
  db: Db
  now: () => Date
  membership: Pick<Membership, 'lockIfHere'>
  record: RecordHappening
}

/** Says which members' points are about to expire: once for each day on which some do, and each step of the ladder. */
export function makeNotices({ db, now: clock, membership, record }: Parts) {
  const tell = (memberId: string, on: string, days: number, points: number) =>
    db.transaction(async (tx) => {
      if (!(await membership.lockIfHere(tx, memberId))) return
      const happening = { memberId, type: 'points.expiring', subject: `${on}:${days}`, at: clock() } as const
      await record(tx, { ...happening, body: { on, days, points } })
    })

  async function tellAllOf(on: string, days: number) {
    const [from, until] = [instantAt(on, 0, ZONE), instantAt(addDays(on, 1), 0, ZONE)]
    // What went today is no news.
    const within = { from: from > clock() ? from : clock(), until }
    let after = FIRST_ID
    for (;;) {
      const members = await listMembersExpiring(db, within, after, AT_ONCE)
      for (const { memberId, points } of members) await tell(memberId, on, days, points)
      const last = members.at(-1)
      if (!last) return
      after = last.memberId
    }
  }

  return {
    async expiringSoon(): Promise<void> {
      const today = dayOf(clock(), ZONE)
      for (const days of LADDER) {
        for (let late = LATE_DAYS_MAX; late >= 0; late--) {
          const on = addDays(today, days - late)
          if (daysBetween(today, on) >= 0) await tellAllOf(on, days)
        }
      }
    },
  }
}
