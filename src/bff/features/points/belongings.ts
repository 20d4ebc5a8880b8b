import { keysIn, movedFrom, type Belongings } from '@/bff/lib/belongings'
import { forfeit } from './expiry'
import { disperse, join, part } from './merging'
import { listAccounts } from './reading'
import * as told from './belongings-store'

/**
 * A member's points. The journal is never changed, not even for somebody who is forgotten: what is left of it has no
 * name. When two turn out to be one person, their points go over by transfers, and back by transfers.
 */
export const pointsBelongings = ({ now }: { now: () => Date }): Belongings => ({
  feature: 'points',
  tables: [
    ...[
      'point_balance',
      'point_part',
      'point_past',
      'point_transfer',
      'point_entry',
      'point_lot',
      'point_draw',
    ],
    ...['point_lot_left', 'point_open', 'point_cap_use', 'point_intervention', 'point_mismatch'],
  ],

  async export(sql, memberId) {
    const accounts = await listAccounts(sql, memberId)
    const ids = accounts.map((account) => account.memberId)
    return {
      balances: accounts.map(({ available, pending, held, spent, expired, debt }) => ({
        ...{ available, pending, held, spent, expired, debt },
      })),
      transfers: await told.listTold(sql, ids),
      lots: await told.listToldLots(sql, ids),
    }
  },

  /** What is held was promised to somebody, who is waiting. */
  async whyNotErase(sql, memberId) {
    const accounts = await listAccounts(sql, memberId)
    return accounts.some(({ held }) => held > 0) ? 'points_held' : null
  },

  async erase(tx, memberId, at) {
    await forfeit(tx, memberId, at)
    await disperse(tx, memberId, at)
  },

  move: async (tx, from, to) => movedFrom('point_part', [{ mergeId: await join(tx, from, to, now()) }]),

  async moveBack(tx, from, to, moved) {
    for (const { mergeId } of keysIn<'mergeId'>('point_part', moved)) await part(tx, from, to, mergeId, now())
  },
})
