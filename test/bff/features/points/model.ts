import type { Outcome } from '@/bff/features/points/service'
import {
  DAY_MS,
  GRACE_MS,
  Purses,
  soonest,
  sum,
  type Account,
  type Cap,
  type Deed,
  type Lot,
  type Merge,
} from './purses'

/** What can be done with points, as simply as it can be said. */
export class PointsModel extends Purses {
  /** Why nothing comes in, if nothing does. */
  private whyNot(home: Account, kind: string, cause: string, points: number, caps: readonly Cap[]) {
    const earlier = this.known(home, cause)
    if (earlier) return this.repeated(earlier, kind, points)
    if (this.isFrozen(home)) return 'member_frozen'
    if (this.isOver(home, caps, points)) return 'rule_capped'
    this.use(home, caps, points)
    return null
  }

  earn(account: Account, cause: string, points: number, until: number, caps: readonly Cap[] = []): Outcome {
    const home = this.homeOf(account)
    const refused = this.whyNot(home, 'earn', cause, points, caps)
    if (refused) return refused
    const lot = this.lot(home, points, until)
    this.repay(home, [lot])
    return this.note(home, cause, 'earn', points, { lot })
  }

  earnPending(account: Account, cause: string, points: number, caps: readonly Cap[] = []): Outcome {
    const home = this.homeOf(account)
    const refused = this.whyNot(home, 'pending', cause, points, caps)
    if (refused) return refused
    home.pending += points
    return this.note(home, cause, 'pending', points)
  }

  end(account: Account, kind: 'post' | 'void' | 'capture' | 'release', of: string, until = 0): Outcome {
    const home = this.homeOf(account)
    const deed = this.find(home, of)
    if (this.find(home, `${kind}:${of}`)) return 'exists'
    const begun = kind === 'post' || kind === 'void' ? 'pending' : 'hold'
    if (deed?.kind !== begun) return 'unknown_transfer'
    if (deed.ended) return 'already_settled'
    deed.ended = kind
    const { account: owner, points } = deed
    if (begun === 'pending') owner.pending -= points
    else owner.held -= points
    if (kind === 'capture') owner.spent += points
    if (kind === 'release') this.goBack(owner, deed.took)
    if (kind === 'post') {
      this.comeIn(owner, [{ points, until }])
      // It lives on where it came in, whichever account that is.
      deed.lot = home.lots.at(-1) ?? null
    }
    return this.note(owner, `${kind}:${of}`, kind, points, { of: deed })
  }

  spend(account: Account, kind: 'spend' | 'hold', cause: string, points: number): Outcome {
    const home = this.homeOf(account)
    const earlier = this.known(home, cause)
    if (earlier) return this.repeated(earlier, kind, points)
    if (this.isFrozen(home)) return 'member_frozen'
    if (this.balances(home).available < points) return 'insufficient_points'
    const took = this.take(this.live(home), points)
    if (kind === 'hold') home.held += points
    else home.spent += points
    return this.note(home, cause, kind, points, { took })
  }

  refund(account: Account, cause: string, of: string, points: number): Outcome {
    const home = this.homeOf(account)
    const deed = this.find(home, of)
    const earlier = this.find(home, cause)
    if (earlier) return this.repeated(earlier, 'refund', points, deed ?? null)
    const isSpent = deed?.kind === 'spend' || (deed?.kind === 'hold' && deed.ended !== null)
    if (!deed || !isSpent) return 'unknown_transfer'
    if (deed.ended === 'release' || deed.returned === deed.points) return 'already_settled'
    if (deed.returned + points > deed.points) return 'more_than_spent'
    const longest = deed.took.map((one) => ({ ...one })).sort((a, b) => soonest(b.lot, a.lot))
    const skip = (count: number) => {
      for (let n = count; n > 0;) {
        const [first] = longest
        if (!first) throw new Error('nothing is left to return')
        const some = Math.min(first.points, n)
        first.points -= some
        n -= some
        if (first.points === 0) longest.shift()
      }
    }
    skip(deed.returned)
    const before = longest.map((one) => ({ ...one }))
    skip(points)
    const gone = before.map((one) => {
      const rest = longest.find(({ lot }) => lot === one.lot)?.points ?? 0
      return { lot: one.lot, points: one.points - rest }
    })
    deed.returned += points
    deed.account.spent -= points
    this.goBack(
      deed.account,
      gone.filter((one) => one.points > 0),
    )
    return this.note(deed.account, cause, 'refund', points, { of: deed })
  }

  clawBack(account: Account, cause: string, of: string): Outcome {
    const home = this.homeOf(account)
    const deed = this.find(home, of)
    const earlier = this.find(home, cause)
    if (earlier)
      return earlier.kind === 'claw' && earlier.of === (deed ?? null)
        ? 'exists'
        : 'exists_with_different_amount'
    if (deed?.kind !== 'earn' && deed?.kind !== 'pending') return 'unknown_transfer'
    if (deed.ended === 'claw' || deed.ended === 'void') return 'already_settled'
    if (!deed.lot) {
      deed.account.pending -= deed.points
    } else {
      const { root } = deed.lot
      const family = this.accountsOf(home).flatMap(({ lots }) => lots.filter((lot) => lot.root === root))
      const points = deed.points - family.reduce((total, { expired }) => total + expired, 0)
      const own = this.live(home).filter((lot) => lot.root === root)
      const others = this.live(home).filter((lot) => lot.root !== root)
      this.takeAway(home, deed.account, [...own, ...others], points)
    }
    deed.ended = 'claw'
    return this.note(deed.account, cause, 'claw', deed.points, { of: deed })
  }

  /** What had come to `account` is owed there, as far as it is another than where it is taken from. */
  private takeAway(home: Account, account: Account, lots: readonly Lot[], points: number) {
    const took = this.take(lots, points)
    home.debt += points - sum(took)
    const by = home.merges.find(({ parts }) => parts.includes(account))
    if (!by) return
    by.debt += points
    for (const merge of home.merges) merge.repaid.push(...took)
  }

  expire(accounts: readonly Account[]) {
    for (const account of accounts)
      for (const lot of account.lots.filter(({ until }) => until <= this.now)) {
        account.expired += lot.left
        lot.expired += lot.left
        lot.left = 0
      }
  }

  give(account: Account, to: Account, cause: string, points: number): Outcome {
    const [home, getter] = [this.homeOf(account), this.homeOf(to)]
    const earlier = this.find(home, cause)
    if (earlier)
      return earlier.to === to ? this.repeated(earlier, 'gift', points) : 'exists_with_different_amount'
    if (this.isFrozen(home) || this.isFrozen(getter)) return 'member_frozen'
    if (this.isOver(home, this.giftCaps(), points)) return 'rule_capped'
    if (this.balances(home).available < points) return 'insufficient_points'
    this.use(home, this.giftCaps(), points)
    const took = this.take(this.live(home), points)
    const lots = took.map((one) => this.lot(getter, one.points, one.lot.until))
    this.repay(getter, lots)
    return this.note(home, cause, 'gift', points, { took, to, lots })
  }

  takeBack(account: Account, deed: Deed): 'ok' | 'exists' | 'unknown_transfer' | 'too_late' | 'spent' {
    const home = this.homeOf(account)
    if (!deed.to || !this.accountsOf(home).includes(deed.account)) return 'unknown_transfer'
    if (deed.ended) return 'exists'
    const getter = this.homeOf(deed.to)
    if (getter === home || deed.at + DAY_MS <= this.now) return 'too_late'
    const cameAs = (lot: Lot) => deed.lots.findIndex(({ root }) => root === lot.root)
    const left = this.live(getter).filter((lot) => cameAs(lot) >= 0)
    if (left.length === 0) return 'spent'
    const back = left.map((lot) => {
      const from = deed.took[cameAs(lot)]
      if (!from) throw new Error('a gift comes from a lot')
      return { lot: from.lot, points: lot.left }
    })
    this.takeAway(getter, deed.to, left, sum(back))
    deed.ended = 'returned'
    this.goBack(deed.account, back)
    return 'ok'
  }

  merge(survivor: Account, absorbed: Account): Merge {
    const parts = [...absorbed.merges.flatMap((merge) => merge.parts), absorbed]
    const merge: Merge = { place: this.places++, survivor, absorbed, parts, debt: absorbed.debt, repaid: [] }
    const brought = absorbed.lots
      .filter(({ left }) => left > 0)
      .sort(soonest)
      .map((lot) => {
        const moved = this.lot(survivor, lot.left, lot.until, lot, merge)
        lot.left = 0
        return moved
      })
    survivor.merges.push(merge)
    survivor.debt += absorbed.debt
    absorbed.debt = 0
    absorbed.root = survivor
    this.repay(survivor, [...brought, ...survivor.lots.filter((lot) => !brought.includes(lot))])
    return merge
  }

  undo(merge: Merge) {
    const { survivor, absorbed } = merge
    const brought = survivor.lots.filter((lot) => lot.by === merge).sort(soonest)
    const back = brought.map((lot) => ({ lot, points: lot.points - lot.expired, left: lot.left }))

    // What was repaid for the other comes back to where it was taken, as far as nobody owes it any more.
    const forgiven = Math.min(merge.debt, survivor.debt)
    survivor.debt -= forgiven
    const byLot = new Map<Lot, number>()
    for (const { lot, points } of merge.repaid) byLot.set(lot, (byLot.get(lot) ?? 0) + points)
    let due = merge.debt - forgiven
    for (const [lot, points] of [...byLot].sort(([a], [b]) => soonest(b, a))) {
      const returned = Math.min(points, due)
      if (returned <= 0) continue
      due -= returned
      if (lot.until > this.now) {
        lot.left += returned
        for (const one of survivor.merges) one.repaid.push({ lot, points: -returned })
      } else this.lot(survivor, returned, this.now + GRACE_MS, lot)
    }

    const roots = new Set(brought.map(({ root }) => root))
    const others = this.live(survivor).filter((lot) => lot.by !== merge)
    const order = [
      ...brought,
      ...others.filter(({ root }) => roots.has(root)),
      ...others.filter(({ root }) => !roots.has(root)),
    ]
    const points = sum(back)
    survivor.debt += points - sum(this.take(order, points))

    survivor.merges = survivor.merges.filter((one) => one !== merge)
    absorbed.root = null
    const past = { other: survivor, since: merge.place, until: this.places++ }
    for (const one of merge.parts) one.pasts.push(past)
    const lots = back.flatMap(({ lot, points: all, left }) => {
      const spent = lot.until > this.now ? 0 : all - left
      const kept = all - spent > 0 ? [this.lot(absorbed, all - spent, lot.until, lot)] : []
      return spent > 0 ? [...kept, this.lot(absorbed, spent, this.now + GRACE_MS, lot)] : kept
    })
    absorbed.debt += merge.debt
    this.repay(absorbed, lots)
  }
}
