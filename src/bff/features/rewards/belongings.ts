import { keysIn, movedFrom, NOBODY, type Belongings } from '@/bff/lib/belongings'
import * as store from './belongings-store'
import { listChanges, listToldGrowth } from './growth-store'
import * as happenings from './happening-belongings-store'
import { listToldOutcomes } from './outcome-store'
import { forgetPublisher } from './rule-store'
import { listClaims } from './task-store'

/**
 * What happened to a member, and what they were given for it. What has happened to both stays with each, and counts
 * once; from where they signed in is forgotten by itself.
 */
export const rewardBelongings: Belongings = {
  feature: 'rewards',
  tables: ['happening', 'happening_due', ...store.ownTableNames, 'sign_in_trace'],

  async export(sql, memberId) {
    const claims = await listClaims(sql, memberId)
    const changes = await listChanges(sql, memberId)
    return {
      happenings: await happenings.listToldHappenings(sql, memberId),
      rewards: await listToldOutcomes(sql, memberId),
      growth: await listToldGrowth(sql, memberId),
      tiers: changes.map(({ from, to, why, at }) => ({ from, to, why, at })),
      signIns: await store.listToldSignIns(sql, memberId),
      looks: await store.listToldReviews(sql, memberId),
      tasks: claims.map(({ taskId, points, growth, claimedAt }) => ({ taskId, points, growth, claimedAt })),
    }
  },

  whyNotErase: async () => null,

  async erase(tx, memberId) {
    for (const table of store.ownTableNames) await store.deleteOwn(tx, table, memberId)
    await store.deleteTraces(tx, memberId)
    await happenings.deleteHappenings(tx, memberId)
    await store.forgetDecider(tx, memberId, NOBODY)
    await forgetPublisher(tx, memberId, NOBODY)
  },

  async move(tx, from, to) {
    const told = await happenings.moveHappenings(tx, from, to, null)
    const moved = movedFrom(
      'happening',
      told.map((id) => ({ id })),
    )
    for (const table of store.ownTableNames) {
      const keys = await store.moveOwn(tx, table, from, to, null)
      moved.push(
        ...movedFrom(
          table,
          keys.map((key) => ({ key })),
        ),
      )
    }
    return moved
  },

  async moveBack(tx, from, to, moved) {
    const ids = keysIn<'id'>('happening', moved).map(({ id }) => id)
    await happenings.moveHappenings(tx, from, to, ids)
    for (const table of store.ownTableNames) {
      const keys = keysIn<'key'>(table, moved).map(({ key }) => key)
      if (keys.length > 0) await store.moveOwn(tx, table, from, to, keys)
    }
  },
}
