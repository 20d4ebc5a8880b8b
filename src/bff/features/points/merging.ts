import assert from 'node:assert/strict'
import type { Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import {
  deleteAllParts,
  deleteCapUse,
  deletePasts,
  deleteUntouched,
  deleteUnused,
  forgetPeers,
} from './belongings-store'
import { carrying, parting, type Brought } from './joining'
import { totalOf } from './lot'
import { lockPerson, lockTwo, settle } from './person'
import * as lotStore from './lot-store'
import * as store from './store'

/** One member's points become another's; what is pending or held stays where it began. Answers with the merge's id. */
export async function join(tx: Tx, fromId: string, toId: string, now: Date): Promise<string> {
  const both = await lockTwo(tx, { memberId: fromId, causes: [] }, { memberId: toId, causes: [] }, now)
  assert(both, 'two become one')
  const [from, to] = both
  const mergeId = newId()
  const [lots, had] = await Promise.all([
    lotStore.listLeft(tx, fromId),
    from.home.debt > 0 ? lotStore.listLeft(tx, toId) : [],
  ])
  const postings = carrying(
    { memberId: fromId, lots, debt: from.home.debt, mergeId },
    { memberId: toId, lots: had, debt: to.home.debt },
    now,
  )
  if (postings.length > 0) settle(tx, to, postings, from)
  await store.updateRoots(tx, from.ids, toId)
  await store.insertParts(tx, toId, mergeId, from.ids)
  await store.updateHasParts(tx, toId, true)
  return mergeId
}

/** Makes two again of what one merge made one. */
export async function part(tx: Tx, survivorId: string, absorbedId: string, mergeId: string, now: Date) {
  const person = await lockPerson(tx, survivorId, [], now)
  const leaving = person.parts.filter((one) => one.mergeId === mergeId).map(({ memberId }) => memberId)
  if (!leaving.includes(absorbedId)) return
  const { brought, since } = await findBrought(tx, survivorId, mergeId)
  const [lots, repaid] = await Promise.all([
    lotStore.listLeft(tx, survivorId),
    since ? lotStore.listRepaid(tx, survivorId, since) : [],
  ])
  const survivor = {
    ...{ memberId: survivorId, debt: person.home.debt, lots },
    repaid: repaid.map(({ taken, ...lot }) => ({ lot, points: taken })),
  }
  const postings = parting(survivor, absorbedId, brought, mergeId, now)
  if (postings.length > 0) settle(tx, person, postings)

  if (await store.isUsedSince(tx, survivorId, mergeId))
    await store.insertPasts(tx, leaving, survivorId, mergeId)
  const theirs = (await store.listParts(tx, absorbedId)).map(({ partId }) => partId)
  await store.deleteParts(tx, survivorId, mergeId)
  await store.updateRoots(tx, [absorbedId], null)
  await store.updateRoots(tx, theirs, absorbedId)
  await store.updateHasParts(tx, absorbedId, theirs.length > 0)
  await store.updateHasParts(tx, survivorId, person.parts.length > leaving.length)
  await deleteUntouched(tx, [survivorId, absorbedId])
}

async function findBrought(
  tx: Tx,
  memberId: string,
  mergeId: string,
): Promise<{ brought: Brought; since: Date | null }> {
  const came = await store.listBrought(tx, memberId, mergeId)
  const opened = await lotStore.listOpened(
    tx,
    [memberId],
    came.map(({ id }) => id),
  )
  const expired = await lotStore.listExpired(
    tx,
    [memberId],
    opened.map(({ id }) => id),
  )
  const lots = opened.map((lot) => ({
    ...lot,
    expired: expired.find(({ lotId }) => lotId === lot.id)?.points ?? 0,
  }))
  return { brought: { lots, debt: totalOf(came) - totalOf(opened) }, since: came[0]?.at ?? null }
}

/** Nothing leads from a forgotten member to others, nor from one of their accounts to another. */
export async function disperse(tx: Tx, memberId: string, now: Date): Promise<void> {
  const { ids, parts } = await lockPerson(tx, memberId, [], now)
  const partIds = parts.map((one) => one.memberId)
  await forgetPeers(tx, ids)
  await deleteAllParts(tx, ids)
  await deletePasts(tx, ids)
  await store.updateRoots(tx, partIds, null)
  await store.updateHasParts(tx, memberId, false)
  await deleteCapUse(tx, ids)
  // What is told of them later finds nobody to give points to.
  for (const id of ids) await store.updateFrozen(tx, id, true)
  await deleteUnused(tx, ids)
}
