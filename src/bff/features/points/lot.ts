import assert from 'node:assert/strict'

/**
 * Points that came together expire together. `left` is what is left of them. `rootId` names the lot that they first came
 * in: points that go to another account of the same person, or come back from a spend after they have expired, are
 * another lot of the same root.
 */
export type Lot = { id: string; rootId: string; expiresAt: Date; left: number }

/** What was taken from a lot and may go back to it. */
export type Taken = { lot: Lot; points: number }

export const isLive = ({ expiresAt }: Pick<Lot, 'expiresAt'>, now: Date) => expiresAt > now

/** In the order in which they are spent, so that no member loses points that another order would have kept. */
export const bySoonest = (a: Lot, b: Lot) =>
  a.expiresAt.getTime() - b.expiresAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id))

export const soonestFirst = (taken: readonly Taken[]): Taken[] =>
  [...taken].sort((a, b) => bySoonest(a.lot, b.lot))

/** As much of `points` as the lots hold, in their order. */
export function drawFrom(lots: readonly Lot[], points: number): Taken[] {
  const draws: Taken[] = []
  let due = points
  for (const lot of lots) {
    if (due === 0) break
    const taken = Math.min(lot.left, due)
    if (taken === 0) continue
    draws.push({ lot, points: taken })
    due -= taken
  }
  assert(totalOf(draws) <= points)
  return draws
}

/**
 * Which part of what was taken goes back: of the lots that live longest first, after `before` points that went back
 * earlier.
 */
export function giveBack(taken: readonly Taken[], before: number, points: number): Taken[] {
  const latestFirst = [...taken].sort((a, b) => bySoonest(b.lot, a.lot))
  const back: Taken[] = []
  let skip = before
  let due = points
  for (const { lot, points: all } of latestFirst) {
    const skipped = Math.min(skip, all)
    skip -= skipped
    const given = Math.min(all - skipped, due)
    due -= given
    if (given > 0) back.push({ lot, points: given })
  }
  assert.equal(totalOf(back), points, 'more would go back than was taken')
  return back
}

export const totalLeft = (lots: readonly Lot[]) => lots.reduce((sum, { left }) => sum + left, 0)

export const totalOf = (taken: readonly { points: number }[]) =>
  taken.reduce((sum, { points }) => sum + points, 0)
