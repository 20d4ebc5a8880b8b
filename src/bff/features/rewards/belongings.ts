import { keysIn, movedFrom, type Belongings } from '@/bff/lib/belongings'
import * as happenings from './happening-belongings-store'

/** What happened to a member, and what they were given for it. */
export const rewardBelongings: Belongings = {
  feature: 'rewards',
  tables: ['happening', 'happening_due'],

  export: async (sql, memberId) => ({ happenings: await happenings.listToldHappenings(sql, memberId) }),

  whyNotErase: async () => null,

  erase: (tx, memberId) => happenings.deleteHappenings(tx, memberId),

  async move(tx, from, to) {
    const ids = await happenings.moveHappenings(tx, from, to, null)
    return movedFrom(
      'happening',
      ids.map((id) => ({ id })),
    )
  },

  async moveBack(tx, from, to, moved) {
    const ids = keysIn<'id'>('happening', moved).map(({ id }) => id)
    await happenings.moveHappenings(tx, from, to, ids)
  },
}
