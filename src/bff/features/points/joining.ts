import { newId } from '@/bff/lib/id'
import { bySoonest, drawFrom, giveBack, isLive, soonestFirst, totalOf, type Lot, type Taken } from './lot'
import type { Person } from './person'
import { draft, GRACE_MS, type Heading, type Posting } from './posting'
import { allOf, clawing, handing, type Wallet } from './transfers'

const aboutMerge = (mergeId: string) => ({ title: '账号合并', source: { kind: 'merge', id: mergeId } })

/** Brings all that one account has and owes to the one that it has become part of; no transfers where there is nothing. */
export function carrying(from: Wallet & { mergeId: string }, to: Wallet, now: Date): Posting[] {
  const taken = allOf(from.lots)
  if (taken.length === 0 && from.debt === 0) return []
  const about = aboutMerge(from.mergeId)
  const id = newId()
  const out = { cause: `merge_out:${id}`, kind: 'merge_out', about } as const
  return handing(
    { ...from, taken },
    to,
    { out, in: { cause: `merge_in:${id}`, kind: 'merge_in', about } },
    now,
  )
}

/** What becomes available to an account that is part of another goes on to that one. */
export function carryingHome({ home, parts }: Person, done: Posting, now: Date): Posting[] {
  const part = parts.find(({ memberId }) => memberId === done.memberId)
  if (!part) return []
  const from = { memberId: part.memberId, mergeId: part.mergeId, lots: done.lefts, debt: 0 }
  return carrying(from, { memberId: home.memberId, lots: [], debt: home.debt }, now)
}

/**
 * Takes points back that came to one of a person's accounts, from lots of the one that lives on. Where that is another
 * account, they are owed where they came, and the debt goes on: should the two be parted again, it goes back as well.
 */
export function takingBack(
  { home, parts }: Person,
  heading: Heading,
  lots: readonly Lot[],
  now: Date,
): Posting[] {
  const part = parts.find(({ memberId }) => memberId === heading.memberId)
  if (!part) return [clawing(heading, lots, now)]
  const from = { memberId: part.memberId, mergeId: part.mergeId, lots: [], debt: heading.points }
  const to = { memberId: home.memberId, lots, debt: home.debt }
  return [clawing(heading, [], now), ...carrying(from, to, now)]
}

export type BroughtLot = Lot & { points: number; expired: number }

/** What a merge brought to an account since: lots with what has expired of them, and debt. */
export type Brought = { lots: readonly BroughtLot[]; debt: number }

/**
 * Gives back what a merge brought: what has expired is gone for both, what was spent is settled with what else there
 * is, and what is missing is owed. The debt that came along goes back as well, and what it was repaid with returns.
 */
export function parting(
  survivor: { memberId: string; debt: number; lots: readonly Lot[]; repaid: readonly Taken[] },
  absorbedId: string,
  brought: Brought,
  mergeId: string,
  now: Date,
): Posting[] {
  const back = brought.lots.map((lot) => ({ lot, points: lot.points - lot.expired }))
  const points = totalOf(back)
  if (points === 0 && brought.debt === 0) return []
  const about = { ...aboutMerge(mergeId), title: '账号拆分' }
  const id = newId()
  const out = { cause: `merge_out:${id}`, kind: 'merge_out', points, about } as const
  const into = { cause: `merge_in:${id}`, kind: 'merge_in', points, about } as const

  const leaving = draft({ ...out, memberId: survivor.memberId, peerId: absorbedId }, now)
  const repaid = brought.debt - Math.min(brought.debt, survivor.debt)
  const returned = leaving.giveBack(giveBack(survivor.repaid, 0, repaid), 'debt')
  leaving.move('issued', 'debt', brought.debt)
  const taken = drawFrom(
    partingOrder(brought.lots, [...returned.map(({ lot }) => lot), ...survivor.lots], now).map(
      leaving.current,
    ),
    points,
  )
  leaving.take(taken, 'issued')
  leaving.move('debt', 'issued', points - totalOf(taken))

  const coming = draft({ ...into, memberId: absorbedId, peerId: survivor.memberId }, now)
  const lots = back.flatMap(({ lot, points: all }) => {
    const grace = new Date(now.getTime() + GRACE_MS)
    const spent = isLive(lot, now) ? 0 : all - lot.left
    const parts = [
      { points: all - spent, expiresAt: lot.expiresAt },
      { points: spent, expiresAt: grace },
    ]
    return parts.flatMap((part) =>
      part.points === 0
        ? []
        : [{ lot: coming.open('issued', { ...part, origin: lot }), points: part.points }],
    )
  })
  coming.move('debt', 'issued', brought.debt)
  const living = lots.filter(({ lot }) => isLive(lot, now))
  coming.repay(brought.debt, soonestFirst(living))
  return [leaving.done(), coming.done()]
}

/** The lots that came first, then those in which they went on, then all others that can be spent, soonest first. */
function partingOrder(brought: readonly Lot[], others: readonly Lot[], now: Date): Lot[] {
  const roots = new Set(brought.map(({ rootId }) => rootId))
  const rest = [...new Map(others.map((lot) => [lot.id, lot])).values()].filter(
    (lot) => isLive(lot, now) && !brought.some(({ id }) => id === lot.id),
  )
  const isOther = ({ rootId }: Lot) => Number(!roots.has(rootId))
  return [...brought, ...rest.sort((a, b) => isOther(a) - isOther(b) || bySoonest(a, b))]
}
