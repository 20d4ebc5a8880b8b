import type { Outcome } from '@/bff/features/points/service'

export const DAY_MS = 24 * 60 * 60_000
export const GRACE_MS = 14 * 24 * 60 * 60_000

export type Lot = {
  place: number
  root: number
  points: number
  left: number
  expired: number
  until: number
  by?: Merge
}
export type Took = { lot: Lot; points: number }

export type Account = {
  root: Account | null
  lots: Lot[]
  deeds: Deed[]
  pending: number
  held: number
  spent: number
  expired: number
  debt: number
  isFrozen: boolean
  /** What was used up of each cap. */
  used: Map<string, number>
  merges: Merge[]
  pasts: Past[]
}

/** Whom an account was part of once, from which place in time until which. */
type Past = { other: Account; since: number; until: number }

export type Cap = { key: string; points: number; isShared?: boolean }

export type Merge = {
  place: number
  survivor: Account
  absorbed: Account
  parts: Account[]
  debt: number
  repaid: Took[]
}

export type Deed = {
  cause: string
  kind: string
  points: number
  of: Deed | null
  account: Account
  took: Took[]
  lot: Lot | null
  ended: string | null
  returned: number
  to: Account | null
  lots: Lot[]
  at: number
  place: number
}

export const sum = (all: readonly { points: number }[]) =>
  all.reduce((total, { points }) => total + points, 0)
export const soonest = (a: Lot, b: Lot) => a.until - b.until || a.place - b.place

/** Lots in people's hands, and a list of what was done with them. */
export class Purses {
  now = 0
  protected places = 0

  account = (): Account => ({
    ...{ root: null, lots: [], deeds: [], merges: [] },
    ...{ pending: 0, held: 0, spent: 0, expired: 0, debt: 0 },
    ...{ isFrozen: false, used: new Map(), pasts: [] },
  })

  private readonly usedByAll = new Map<string, number>()

  homeOf = (account: Account): Account => (account.root ? this.homeOf(account.root) : account)

  protected accountsOf = (home: Account): Account[] => [home, ...home.merges.flatMap(({ parts }) => parts)]

  protected live = (home: Account) =>
    home.lots.filter(({ left, until }) => left > 0 && until > this.now).sort(soonest)

  protected find = (home: Account, cause: string): Deed | undefined =>
    home.deeds.find((deed) => deed.cause === cause) ??
    this.accountsOf(home)
      .flatMap(({ deeds }) => deeds.filter((deed) => deed.cause === cause))
      .sort((a, b) => a.place - b.place)[0]

  /** What was done for the one that somebody was part of counts for them as well: here all comes of one thing. */
  protected known = (home: Account, cause: string): Deed | undefined =>
    this.find(home, cause) ??
    this.accountsOf(home)
      .flatMap(({ pasts }) => pasts)
      .flatMap(({ other, since, until }) =>
        other.deeds.filter((deed) => deed.cause === cause && deed.place > since && deed.place < until),
      )
      .sort((a, b) => a.place - b.place)[0]

  isFrozen = (account: Account) => this.accountsOf(this.homeOf(account)).some((one) => one.isFrozen)

  freeze(account: Account, isFrozen: boolean) {
    const home = this.homeOf(account)
    if (this.isFrozen(home) !== isFrozen) for (const one of this.accountsOf(home)) one.isFrozen = isFrozen
  }

  protected isOver = (home: Account, caps: readonly Cap[], points: number) =>
    caps.some(({ key, isShared, points: most }) => {
      const own = this.accountsOf(home).reduce((total, { used }) => total + (used.get(key) ?? 0), 0)
      return (isShared ? (this.usedByAll.get(key) ?? 0) : own) + points > most
    })

  protected use(home: Account, caps: readonly Cap[], points: number) {
    for (const { key, isShared } of caps) {
      const used = isShared ? this.usedByAll : home.used
      used.set(key, (used.get(key) ?? 0) + points)
    }
  }

  /** The limits of gifts, by days and months of Shanghai. */
  protected giftCaps(): Cap[] {
    const day = new Date(this.now + 8 * 60 * 60_000).toISOString().slice(0, 10)
    return [
      { key: `gift ${day}`, points: 1_000 },
      { key: `gift ${day.slice(0, 7)}`, points: 5_000 },
    ]
  }

  protected lot(owner: Account, points: number, until: number, from?: Lot, by?: Merge): Lot {
    const place = this.places++
    const lot = {
      place,
      root: from?.root ?? place,
      points,
      left: points,
      expired: 0,
      until,
      ...(by && { by }),
    }
    owner.lots.push(lot)
    return lot
  }

  protected note(
    account: Account,
    cause: string,
    kind: string,
    points: number,
    more: Partial<Deed> = {},
  ): Outcome {
    const nothing = { of: null, took: [], lot: null, lots: [], ended: null, returned: 0, to: null }
    const when = { at: this.now, place: this.places++ }
    account.deeds.push({ ...nothing, ...when, cause, kind, points, account, ...more })
    return 'ok'
  }

  protected repeated = (earlier: Deed, kind: string, points: number, of: Deed | null = null): Outcome =>
    earlier.kind === kind && earlier.points === points && earlier.of === of
      ? 'exists'
      : 'exists_with_different_amount'

  protected take(lots: readonly Lot[], points: number): Took[] {
    const took: Took[] = []
    for (const lot of lots) {
      const taken = Math.min(lot.left, points - sum(took))
      lot.left -= taken
      if (taken > 0) took.push({ lot, points: taken })
    }
    return took
  }

  protected repay(home: Account, lots: readonly Lot[]) {
    const paid = this.take([...lots].filter(({ until }) => until > this.now).sort(soonest), home.debt)
    home.debt -= sum(paid)
    for (const merge of home.merges) merge.repaid.push(...paid)
  }

  /** Points come to be available where the person lives on. */
  protected comeIn(account: Account, came: readonly { points: number; until: number; lot?: Lot }[]) {
    const home = this.homeOf(account)
    const by = home.merges.find(({ parts }) => parts.includes(account))
    const lots = came.map(({ points, until, lot }) => {
      if (lot && until === lot.until && account === home) {
        lot.left += points
        return { ...lot, left: points, real: lot }
      }
      const made = this.lot(home, points, until, lot, by)
      return { ...made, real: made }
    })
    const due = home.debt
    for (const one of lots.sort(soonest)) {
      const paid = Math.min(one.left, home.debt)
      one.real.left -= paid
      home.debt -= paid
      if (paid > 0) for (const merge of home.merges) merge.repaid.push({ lot: one.real, points: paid })
    }
    return due
  }

  protected goBack(account: Account, took: readonly Took[]) {
    const came = took.map(({ lot, points }) => ({
      ...{ lot, points },
      until: lot.until > this.now ? lot.until : this.now + GRACE_MS,
    }))
    this.comeIn(account, came)
  }

  balances(account: Account) {
    const home = this.homeOf(account)
    const all = this.accountsOf(home)
    const over = (of: 'pending' | 'held' | 'spent' | 'expired' | 'debt') =>
      all.reduce((total, one) => total + one[of], 0)
    const due = home.lots
      .filter(({ until }) => until <= this.now)
      .reduce((total, { left }) => total + left, 0)
    return {
      available: this.live(home).reduce((total, { left }) => total + left, 0),
      ...{ pending: over('pending'), held: over('held'), spent: over('spent'), debt: over('debt') },
      expired: over('expired') + due,
    }
  }

  /** How much expires when. */
  lots(account: Account): [until: number, points: number][] {
    const byTime = new Map<number, number>()
    for (const { until, left } of this.homeOf(account).lots)
      if (left > 0) byTime.set(until, (byTime.get(until) ?? 0) + left)
    return [...byTime].sort(([a], [b]) => a - b)
  }
}
