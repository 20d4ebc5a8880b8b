import assert from 'node:assert/strict'
import { drawFrom, giveBack, isLive, soonestFirst, totalOf, type Lot, type Taken } from './lot'
import { draft, type Heading, type Posting } from './posting'

// What each kind of transfer does, given what was found. Nothing here asks or writes.

export function earning(heading: Heading, expiresAt: Date, debt: number, now: Date): Posting {
  const transfer = draft(heading, now)
  const lot = transfer.open('issued', { points: heading.points, expiresAt })
  transfer.repay(debt, [{ lot, points: heading.points }])
  return transfer.done()
}

export function earningPending(heading: Heading, now: Date): Posting {
  const transfer = draft(heading, now)
  transfer.move('issued', 'pending', heading.points)
  return transfer.done({ opens: 'pending' })
}

/** What was pending is there to spend. */
export function posting(heading: Heading, expiresAt: Date, debt: number, now: Date): Posting {
  const transfer = draft(heading, now)
  const lot = transfer.open('pending', { points: heading.points, expiresAt })
  transfer.repay(debt, [{ lot, points: heading.points }])
  return transfer.done({ closes: settledBy(heading) })
}

export function voiding(heading: Heading, now: Date): Posting {
  const transfer = draft(heading, now)
  transfer.move('pending', 'issued', heading.points)
  return transfer.done({ closes: settledBy(heading) })
}

/** Null when the lots, which can all be spent, don't hold as much. */
export function spending(heading: Heading, lots: readonly Lot[], now: Date): Posting | null {
  const taken = drawFrom(lots, heading.points)
  if (totalOf(taken) < heading.points) return null
  const transfer = draft(heading, now)
  transfer.take(taken, heading.kind === 'hold' ? 'held' : 'spent')
  return transfer.done(heading.kind === 'hold' ? { opens: 'held' } : {})
}

export function capturing(heading: Heading, now: Date): Posting {
  const transfer = draft(heading, now)
  transfer.move('held', 'spent', heading.points)
  return transfer.done({ closes: settledBy(heading) })
}

/** What was held goes back to where it was taken from. */
export function releasing(heading: Heading, taken: readonly Taken[], debt: number, now: Date): Posting {
  const transfer = draft(heading, now)
  transfer.repay(debt, soonestFirst(transfer.giveBack(taken, 'held')))
  return transfer.done({ closes: settledBy(heading) })
}

/** What was spent goes back to where it was taken from, after `before` points that have gone back already. */
export function refunding(
  heading: Heading,
  { taken, before }: { taken: readonly Taken[]; before: number },
  debt: number,
  now: Date,
): Posting {
  const transfer = draft(heading, now)
  const back = giveBack(taken, before, heading.points)
  transfer.repay(debt, soonestFirst(transfer.giveBack(back, 'spent')))
  return transfer.done()
}

/** Takes points from lots in the order given; what they don't hold is owed. */
export function clawing(heading: Heading, lots: readonly Lot[], now: Date): Posting {
  const transfer = draft(heading, now)
  const taken = drawFrom(lots, heading.points)
  transfer.take(taken, 'issued')
  transfer.move('debt', 'issued', heading.points - totalOf(taken))
  return transfer.done()
}

/** All that is left of lots, written off. */
export function writingOff(heading: Heading, lots: readonly Lot[], now: Date): Posting {
  const transfer = draft(heading, now)
  transfer.take(drawFrom(lots, heading.points), 'expired')
  return transfer.done()
}

export type Wallet = { memberId: string; lots: readonly Lot[]; debt: number }
type Sides = Record<'out' | 'in', Omit<Heading, 'memberId' | 'points' | 'peerId'>> & { isGift?: boolean }

/**
 * Hands points from one account to another: what was `taken`, which keeps its days, and what the one owes, where that
 * goes along. All that the other owes then is repaid, first with what has come, then from their own lots in the order
 * given.
 */
export function handing(
  from: { memberId: string; taken: readonly Taken[]; debt: number },
  to: Wallet,
  { isGift = false, ...headings }: Sides,
  now: Date,
): [out: Posting, into: Posting] {
  const points = totalOf(from.taken) + from.debt
  const out = draft({ ...headings.out, memberId: from.memberId, peerId: to.memberId, points }, now)
  out.take(from.taken, 'issued')
  out.move('issued', 'debt', from.debt)

  const into = draft({ ...headings.in, memberId: to.memberId, peerId: from.memberId, points }, now)
  const came = from.taken.map(({ lot, points: each }) => ({
    lot: into.open('issued', { points: each, expiresAt: lot.expiresAt, origin: lot, isNewRoot: isGift }),
    points: each,
  }))
  into.move('debt', 'issued', from.debt)
  const had = to.lots.map((lot) => ({ lot, points: lot.left }))
  const paying = [...soonestFirst(came), ...had].filter(({ lot }) => isLive(lot, now))
  into.repay(to.debt + from.debt, paying)
  return [out.done(), into.done()]
}

/** Points that were given to somebody come back to where they were taken from. */
export function returning(heading: Heading, back: readonly Taken[], debt: number, now: Date): Posting {
  const transfer = draft(heading, now)
  transfer.repay(debt, soonestFirst(transfer.giveBack(back, 'issued')))
  return transfer.done()
}

export const allOf = (lots: readonly Lot[]): Taken[] =>
  lots.filter(({ left }) => left > 0).map((lot) => ({ lot, points: lot.left }))

function settledBy({ ofId }: Heading): string {
  assert(ofId, 'only what was begun is settled')
  return ofId
}
