import { keysIn, movedFrom, NOBODY, type Belongings } from '@/bff/lib/belongings'
import * as store from './belongings-store'
import { countOpen } from './store'

/** What a member paid. Whoever is forgotten leaves the sums behind, which the books must show for years. */
export const paymentBelongings: Belongings = {
  feature: 'payments',
  tables: ['payment', 'payment_intervention', 'payment_key', 'payment_refund'],

  export: async (sql, memberId) => ({ payments: await store.listTold(sql, memberId) }),

  /** Money is on its way, here or back. */
  async whyNotErase(sql, memberId) {
    const { count } = await countOpen(sql, memberId)
    return count > 0 ? 'payment_open' : null
  },

  async erase(tx, memberId) {
    await store.movePayments(tx, memberId, NOBODY, null)
  },

  async move(tx, from, to) {
    const ids = await store.movePayments(tx, from, to, null)
    return movedFrom(
      'payment',
      ids.map((id) => ({ id })),
    )
  },

  async moveBack(tx, from, to, moved) {
    const ids = keysIn<'id'>('payment', moved).map(({ id }) => id)
    await store.movePayments(tx, from, to, ids)
  },
}
