import assert from 'node:assert/strict'
import type { Tx } from '@/bff/db/sql'
import { withLines } from './account'
import type { Answer, Outcome } from './outcome'
import type { About, Kind, Posting } from './posting'
import { writePostings } from './posting-store'
import * as lotStore from './lot-store'
import * as store from './store'
import type { BalanceRow, TransferRow } from './store'

export type Part = BalanceRow & { mergeId: string }

/**
 * One person's points, locked. `home` is the account that lives on; `parts` are those that have become part of it, where
 * nothing is available any more, but where what they began may be open still.
 */
export type Person = {
  home: BalanceRow
  parts: readonly Part[]
  ids: readonly string[]
  isFrozen: boolean
  /** What has expired of what is available, and was not yet written off. */
  due: number
  /** What was done before for a cause that was asked about, in any of the accounts. */
  earlier: (cause: string) => TransferRow | null
  /**
   * The same for something that is asked for anew. It may also have been done while they were part of somebody else, who
   * has kept it: by what it came of, since that one may have done something of their own for a cause of this name.
   */
  repeatedBy: (wanted: { cause: string; about: About }) => TransferRow | null
}

/** Locks the accounts of whoever a member is by now, and finds what was done before for these causes. */
export const lockPerson = async (tx: Tx, memberId: string, causes: readonly string[], now: Date) =>
  (await lockPersonWith(tx, memberId, causes, now, async () => null)).person

/** The same; `also` is asked of the account that lives on, in the same round. */
export async function lockPersonWith<Also>(
  tx: Tx,
  memberId: string,
  causes: readonly string[],
  now: Date,
  also: (homeId: string) => Promise<Also>,
): Promise<{ person: Person; also: Also }> {
  const [home, found, due, told] = await Promise.all([
    store.lockRoot(tx, memberId),
    store.listByCause(tx, [memberId], causes),
    lotStore.sumDue(tx, memberId, now),
    also(memberId),
  ])
  if (!home) return lockPersonWith(tx, await rootOf(tx, memberId), causes, now, also)
  if (!home.hasParts) {
    const past = home.hasPast ? await store.listDoneAs(tx, [memberId], causes) : []
    return { person: personOf(home, [], due, { found, past }), also: told }
  }
  const parts = await lockParts(tx, memberId)
  const partIds = parts.map((part) => part.memberId)
  const theirs = await store.listByCause(tx, partIds, causes)
  // Of what was two people's and goes by one cause, the first counts.
  const all = [...found, ...theirs].sort((a, b) => (a.id < b.id ? -1 : 1))
  const hasPast = home.hasPast || parts.some((part) => part.hasPast)
  const past = hasPast ? await store.listDoneAs(tx, [memberId, ...partIds], causes) : []
  return { person: personOf(home, parts, due, { found: all, past }), also: told }
}

/** Locks two people, the one with the first id first, so that no two wait for each other. Null where they are one. */
export async function lockTwo(
  tx: Tx,
  a: { memberId: string; causes: readonly string[] },
  b: { memberId: string; causes: readonly string[] },
  now: Date,
): Promise<[Person, Person] | null> {
  const roots = await Promise.all([store.findBalance(tx, a.memberId), store.findBalance(tx, b.memberId)])
  const [idOfA, idOfB] = [roots[0]?.rootId ?? a.memberId, roots[1]?.rootId ?? b.memberId]
  if (idOfA === idOfB) return null
  const [first, second] = idOfA < idOfB ? [a, b] : [b, a]
  const one = await lockPerson(tx, first.memberId, first.causes, now)
  const other = await lockPerson(tx, second.memberId, second.causes, now)
  // They may have become one between the look and the lock.
  if (one.home.memberId === other.home.memberId) return null
  return first === a ? [one, other] : [other, one]
}

/** For a member without an account that lives on: that of whom they have become part of, or else a new one. */
async function rootOf(tx: Tx, memberId: string): Promise<string> {
  const known = await store.findBalance(tx, memberId)
  if (known?.rootId) return known.rootId
  // Another may be doing the same: then this waits, and the row is there.
  await store.insertBalance(tx, memberId)
  return memberId
}

async function lockParts(tx: Tx, memberId: string): Promise<Part[]> {
  const known = await store.listParts(tx, memberId)
  const locked = await store.lockBalances(
    tx,
    known.map(({ partId }) => partId),
  )
  return locked.map((row) => {
    const part = known.find(({ partId }) => partId === row.memberId)
    assert(part)
    return { ...row, mergeId: part.mergeId }
  })
}

function personOf(
  home: BalanceRow,
  parts: readonly Part[],
  due: number,
  { found, past }: Record<'found' | 'past', readonly TransferRow[]>,
): Person {
  // One's own first: what was once two people's may have been done for both.
  const earlier = (cause: string) =>
    found.find((one) => one.cause === cause && one.memberId === home.memberId) ??
    found.find((one) => one.cause === cause) ??
    null
  return {
    ...{ home, parts, due },
    ids: [home.memberId, ...parts.map(({ memberId }) => memberId)],
    isFrozen: home.isFrozen || parts.some(({ isFrozen }) => isFrozen),
    earlier,
    repeatedBy: ({ cause, about: { source } }) =>
      earlier(cause) ??
      past.find(
        (one) => one.cause === cause && one.sourceKind === source.kind && one.sourceId === source.id,
      ) ??
      null,
  }
}

export function accountOf({ home, parts }: Person, memberId: string): BalanceRow {
  const found = [home, ...parts].find((one) => one.memberId === memberId)
  assert(found, 'only who is locked is written')
  return found
}

/** Has what was decided for people who are locked written, and tells the first what is available to them now. */
export function settle(
  tx: Tx,
  person: Person,
  postings: readonly Posting[],
  ...others: readonly Person[]
): Answer {
  const after = new Map<string, BalanceRow>()
  for (const { memberId, lines } of postings) {
    const owner = [person, ...others].find(({ ids }) => ids.includes(memberId))
    assert(owner, 'only who is locked is written')
    const before = after.get(memberId) ?? accountOf(owner, memberId)
    after.set(memberId, { ...before, ...withLines(before, lines) })
  }
  writePostings(tx, postings, [...after.values()])
  const home = after.get(person.home.memberId) ?? person.home
  return { outcome: 'ok', transferId: postings[0]?.id ?? null, available: home.available - person.due }
}

export const decline = (
  { home, due }: Person,
  outcome: Outcome,
  transferId: string | null = null,
): Answer => ({
  outcome,
  transferId,
  available: home.available - due,
})

/** For a cause that something was done for before: whether it was this. */
export const repeated = (
  person: Person,
  earlier: TransferRow,
  wanted: { kind: Kind; points?: number; ofId?: string | null; peerId?: string },
): Answer => {
  const { kind, points = earlier.points, ofId = earlier.ofId, peerId = earlier.peerId } = wanted
  const isSame =
    earlier.kind === kind && earlier.points === points && earlier.ofId === ofId && earlier.peerId === peerId
  return decline(person, isSame ? 'exists' : 'exists_with_different_amount', earlier.id)
}

const POINTS_MAX = 100_000_000

export const assertPoints = (points: number) =>
  assert(
    Number.isSafeInteger(points) && points > 0 && points <= POINTS_MAX,
    `no transfer of ${points} points`,
  )
