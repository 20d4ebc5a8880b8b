import type { TracedDraw, TracedLot } from './story-store'
import type { Kind } from './posting'

/** Points that lead from one transfer to another. */
export type Link = { transferId: string | null; kind: Kind; title: string; points: number; at: Date }

const isMove = (kind: Kind) => kind === 'merge_out' || kind === 'merge_in'

/** The lot that points first came in, before they went to another account of the person, or came back when it had expired. */
function beginningOf(lot: TracedLot, family: ReadonlyMap<string, TracedLot>): TracedLot {
  const origin = lot.originId === null ? undefined : family.get(lot.originId)
  return origin ? beginningOf(origin, family) : lot
}

const byId = (lots: readonly TracedLot[]) => new Map(lots.map((lot) => [lot.id, lot]))

/** The earnings whose points a transfer took, in the order in which these expire, as the lots are given. */
export function paidBy(transferId: string, lots: readonly TracedLot[], draws: readonly TracedDraw[]): Link[] {
  const family = byId(lots)
  const took = draws.filter(
    (draw) => draw.transferId === transferId && draw.points < 0 && draw.account !== 'debt',
  )
  const links = lots.flatMap((lot) => {
    const { transferId: id, kind, title, at } = beginningOf(lot, family)
    return took
      .filter(({ lotId }) => lotId === lot.id)
      .map(({ points }) => ({ transferId: isMove(kind) ? null : id, kind, title, points: -points, at }))
  })
  return summed(links)
}

/** What the points of an earning went for, less what came back of it, and the lots where the rest is. */
export function paidFor(
  transferId: string,
  lots: readonly TracedLot[],
  draws: readonly TracedDraw[],
): { links: Link[]; lots: TracedLot[] } {
  const family = byId(lots)
  const mine = lots.filter((lot) => beginningOf(lot, family).transferId === transferId)
  const ids = new Set(mine.map(({ id }) => id))
  const went = draws
    .filter((draw) => ids.has(draw.lotId) && !isMove(draw.kind))
    .map((draw): Link => {
      const { kind, title, at } = draw
      if (draw.account === 'debt')
        return { transferId: null, kind: 'claw_back', title: '抵扣欠分', points: -draw.points, at }
      return {
        ...{ kind, title, at, points: -draw.points },
        transferId: draw.points < 0 ? draw.transferId : draw.ofId,
      }
    })
  // What comes back to a lot that has expired comes back as another.
  const again = mine
    .filter((lot) => lot.originId !== null && !isMove(lot.kind) && lot.transferId !== transferId)
    .map(({ ofId, kind, title, at, points }): Link => ({
      transferId: ofId,
      kind,
      title,
      at,
      points: -points,
    }))
  return { links: summed([...went, ...again]).filter(({ points }) => points > 0), lots: mine }
}

/** One link to each transfer, with the points of all that lead there. */
function summed(links: readonly Link[]): Link[] {
  const all = new Map<string, Link>()
  for (const link of links) {
    const key = link.transferId ?? link.title
    const before = all.get(key)
    all.set(key, before ? { ...before, points: before.points + link.points } : link)
  }
  return [...all.values()]
}
