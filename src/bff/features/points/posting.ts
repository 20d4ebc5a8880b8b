import assert from 'node:assert/strict'
import { newId } from '@/bff/lib/id'
import { sumOf, type Account, type Lines } from './account'
import { isLive, totalOf, type Lot, type Taken } from './lot'

/** What a member reads of a transfer, without personal data, and what it came of. */
export type About = {
  /** Chinese: 每日签到. */
  title: string
  source: { kind: string; id: string }
  rule?: { id: string; version: number }
}

/** What kinds of transfers there are; the migration says them as well. */
export type Kind =
  | ('earn' | 'earn_pending' | 'post' | 'void' | 'spend' | 'hold' | 'capture' | 'release' | 'refund')
  | ('claw_back' | 'expire' | 'forfeit' | 'gift_out' | 'gift_in' | 'gift_returned' | 'gift_taken_back')
  | ('merge_out' | 'merge_in')

export type Heading = {
  /** Where it is needed beforehand. */
  id?: string
  memberId: string
  cause: string
  kind: Kind
  points: number
  about: About
  ofId?: string
  peerId?: string
}

/** How the title of a transfer begins that goes on with an earlier one. */
const goingOn: Partial<Record<Kind, string>> = {
  ...{
    void: '未入账：',
    release: '退回：',
    refund: '退回：',
    claw_back: '收回：',
    gift_returned: '收回：',
    gift_taken_back: '对方收回：',
  },
}

type Begun = {
  memberId: string
  id: string
  points: number
  title: string
  sourceKind: string
  sourceId: string
}

/** Of a transfer that goes on with an earlier one: in the same account, and about the same. */
export const headingOf = (begun: Begun, cause: string, kind: Kind, points = begun.points): Heading => ({
  ...{ memberId: begun.memberId, cause, kind, points, ofId: begun.id },
  about: {
    title: `${goingOn[kind] ?? ''}${begun.title}`,
    source: { kind: begun.sourceKind, id: begun.sourceId },
  },
})

export type NewLot = {
  id: string
  points: number
  expiresAt: Date
  originId: string | null
  rootId: string
}

/** `account` is where points of the lot went to, or came back from. */
export type Draw = { lotId: string; account: Account; points: number }

/** Everything that one transfer writes. */
export type Posting = Heading & {
  id: string
  at: Date
  lines: Lines
  lots: readonly NewLot[]
  draws: readonly Draw[]
  /** What is left of each lot that it touched. */
  lefts: readonly Lot[]
  /** What begins with it, until it is settled. */
  opens?: 'pending' | 'held'
  /** The transfer that it settles. */
  closes?: string
}

/** Points that come back to a lot that has expired meanwhile may be spent for another fortnight. */
export const GRACE_MS = 14 * 24 * 60 * 60_000

type NewPoints = {
  points: number
  expiresAt: Date
  /** The lot whose points these were. */
  origin?: Lot
  /** Theirs is another story from here on, as of points that were given to somebody else. */
  isNewRoot?: boolean
}

/** A transfer while it is being put together: whatever is done to it keeps the sum of its lines at zero. */
export function draft(heading: Heading, now: Date) {
  const id = heading.id ?? newId()
  const lines: Lines = {}
  const opened: NewLot[] = []
  const draws = new Map<string, Draw>()
  const touched = new Map<string, Lot>()

  const move = (from: Account, to: Account, points: number) => {
    assert(Number.isSafeInteger(points) && points >= 0)
    lines[from] = (lines[from] ?? 0) - points
    lines[to] = (lines[to] ?? 0) + points
  }

  const touch = (lot: Lot) => {
    const known = touched.get(lot.id) ?? { ...lot }
    touched.set(lot.id, known)
    return known
  }

  const draw = (lot: Lot, account: Account, points: number) => {
    if (points === 0) return
    touch(lot).left += points
    const key = `${lot.id} ${account}`
    const before = draws.get(key)?.points ?? 0
    draws.set(key, { lotId: lot.id, account, points: before + points })
  }

  const open = (from: Account, lot: NewPoints): Lot => {
    const { points, expiresAt, origin, isNewRoot = false } = lot
    const lotId = newId()
    const rootId = isNewRoot ? lotId : (origin?.rootId ?? lotId)
    opened.push({ id: lotId, points, expiresAt, originId: origin?.id ?? null, rootId })
    move(from, 'available', points)
    return touch({ id: lotId, rootId, expiresAt, left: points })
  }

  const took = (taken: readonly Taken[], to: Account) => {
    for (const { lot, points } of taken) draw(lot, to, -points)
    move('available', to, totalOf(taken))
  }

  return {
    move,
    /** A new lot, with points from another account. */
    open,
    take: took,

    /** Back to the very lots; for one that has expired, another that lives for a fortnight. Answers with where it is. */
    giveBack(taken: readonly Taken[], from: Account): Taken[] {
      return taken.map(({ lot, points }) => {
        if (!isLive(lot, now)) {
          const expiresAt = new Date(now.getTime() + GRACE_MS)
          return { lot: open(from, { points, expiresAt, origin: lot }), points }
        }
        draw(lot, from, points)
        move(from, 'available', points)
        return { lot: touch(lot), points }
      })
    },

    /** A lot as it is by now. */
    current: (lot: Lot): Lot => touched.get(lot.id) ?? lot,

    /** What comes in pays what is owed first, in the order given. */
    repay(debt: number, incoming: readonly Taken[]) {
      let due = debt
      for (const { lot, points } of incoming) {
        const paid = Math.min(due, points)
        if (paid > 0) took([{ lot, points: paid }], 'debt')
        due -= paid
      }
    },

    done(more: Pick<Posting, 'opens' | 'closes'> = {}): Posting {
      const drawn = [...draws.values()].filter(({ points }) => points !== 0)
      assert.equal(sumOf(lines), 0, 'a transfer sums to zero')
      assert.equal(lines.available ?? 0, totalOf(drawn) + totalOf(opened), 'lots hold what is available')
      const lefts = [...touched.values()]
      assert(
        lefts.every(({ left }) => left >= 0),
        'no lot gives more than it has',
      )
      return { ...heading, id, at: now, lines, lots: opened, draws: drawn, lefts, ...more }
    },
  }
}
