import assert from 'node:assert/strict'
import type { Db, Tx } from '@/bff/db/sql'
import type { Belongings } from '@/bff/lib/belongings'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import * as identities from './identity-store'
import * as merges from './merge-store'
import type { CountedMerge, Entry } from './merge-store'
import * as store from './store'
import type { MemberRow } from './store'

export type Merging = ReturnType<typeof makeMerging>

type Parts = { db: Db; now: () => Date; belongings: readonly Belongings[]; changed: () => void }

/** The one who has been here longer keeps the name, so that it does not matter who is joined to whom first. */
export const survivorOf = (a: MemberRow, b: MemberRow): [survivor: MemberRow, absorbed: MemberRow] =>
  a.joinedAt < b.joinedAt || (a.joinedAt.getTime() === b.joinedAt.getTime() && a.id < b.id) ? [a, b] : [b, a]

/** Makes two members one and, where that was wrong, two again: each row that went over is in a log. */
export function makeMerging({ db, now: clock, belongings, changed }: Parts) {
  /** Both are locked and still here. */
  async function merge(tx: Tx, a: MemberRow, b: MemberRow, phoneHash: string): Promise<string> {
    const [{ id: survivorId }, { id: absorbedId }] = survivorOf(a, b)
    assert.notEqual(survivorId, absorbedId)
    const entries: Entry[] = []
    for (const { feature, move } of belongings) {
      for (const moved of await move(tx, absorbedId, survivorId)) entries.push({ feature, ...moved })
    }
    const id = newId()
    const row = { id, survivorId, absorbedId, phoneHash, mergedAt: clock(), undoneAt: null }
    await merges.insertMerge(tx, row, entries)
    await store.updateMergedInto(tx, absorbedId, survivorId)
    await showPhones(tx, survivorId, absorbedId)
    return id
  }

  return {
    merge,

    /** Exactly what went over goes back, as far as it is still there; what came since stays where it came. */
    async undo(operatorId: string, mergeId: string): Promise<CountedMerge> {
      await db.transaction(async (tx) => {
        const done = await merges.lockMerge(tx, mergeId)
        if (!done) throw new Refusal('not_found')
        if (done.undoneAt) return
        const { survivorId, absorbedId } = done
        await store.lockMembers(tx, [survivorId, absorbedId])
        if (await merges.hasLaterMerge(tx, survivorId, mergeId)) throw new Refusal('merge_built_on')

        const entries = await merges.listEntries(tx, mergeId)
        for (const { feature, moveBack } of [...belongings].reverse()) {
          const mine = entries.filter((entry) => entry.feature === feature)
          await moveBack(tx, survivorId, absorbedId, mine)
        }
        await store.updateMergedInto(tx, absorbedId, null)
        await showPhones(tx, survivorId, absorbedId)
        await merges.updateUndone(tx, mergeId, operatorId, clock())
      })
      changed()
      return merges.findMerge(db, mergeId)
    },

    /** For two accounts between which a number has moved, when an operator knows that it was one person's. */
    async mergeAfterAll(memberId: string, otherId: string): Promise<CountedMerge> {
      const mergeId = await db.transaction(async (tx) => {
        const [a, b] = await store.lockMembers(tx, [memberId, otherId])
        const moved = await identities.findPhoneMove(tx, memberId, otherId)
        if (!a || !b || !moved || !isHere(a) || !isHere(b)) throw new Refusal('not_found')
        return merge(tx, a, b, moved.phoneHash)
      })
      changed()
      return merges.findMerge(db, mergeId)
    },

    list: (memberId: string) => merges.listMerges(db, memberId),
  }
}

export const isHere = ({ mergedInto, erasedAt }: MemberRow) => !mergedInto && !erasedAt

async function showPhones(tx: Tx, ...ids: string[]) {
  for (const id of ids) await store.showNewestPhone(tx, id)
}
