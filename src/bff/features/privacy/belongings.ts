import { keysIn, movedFrom, type Belongings } from '@/bff/lib/belongings'
import * as consents from './consent-store'
import * as deletions from './deletion-store'
import * as exports from './export-store'
import * as reveals from './reveal-store'

/** What a member agreed to, who looked at their data, and what they asked for. */
export const privacyBelongings: Belongings = {
  feature: 'privacy',
  tables: ['member_consent', 'reveal_log', 'data_export', 'deletion_request'],

  async export(sql, memberId) {
    const looked = await reveals.listReveals(sql, memberId, null, null)
    const deletion = await deletions.findDeletion(sql, memberId)
    return {
      consents: await consents.listConsents(sql, memberId),
      reveals: looked.map(({ what, why, byId, revealedAt }) => ({
        ...{ what, why, revealedAt },
        byMyself: byId === memberId,
      })),
      exports: await exports.listExports(sql, memberId),
      deletion: deletion && { askedAt: deletion.askedAt, dueAt: deletion.dueAt },
    }
  },

  whyNotErase: async () => null,

  async erase(tx, memberId) {
    await consents.deleteConsents(tx, memberId)
    await reveals.deleteReveals(tx, memberId)
    await exports.deleteExports(tx, memberId)
    await deletions.deleteDeletions(tx, [memberId])
  },

  async move(tx, from, to) {
    // Whoever joins two accounts wants to stay: to forget both for what was said in one would be beyond repair.
    await deletions.deleteDeletions(tx, [from, to])
    await exports.deleteExports(tx, from)
    const said = await consents.moveConsents(tx, from, to, null)
    const shown = await reveals.moveReveals(tx, from, to, null)
    return [...movedFrom('member_consent', keysOf(said)), ...movedFrom('reveal_log', keysOf(shown))]
  },

  async moveBack(tx, from, to, moved) {
    const idsIn = (table: string) => keysIn<'id'>(table, moved).map(({ id }) => id)
    await consents.moveConsents(tx, from, to, idsIn('member_consent'))
    await reveals.moveReveals(tx, from, to, idsIn('reveal_log'))
  },
}

const keysOf = (ids: readonly string[]) => ids.map((id) => ({ id }))
