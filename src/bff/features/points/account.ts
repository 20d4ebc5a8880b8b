import assert from 'node:assert/strict'

/**
 * Where points are. `issued` is the other side of the books: points that are earned come from it, and those that are
 * taken away go back there. Each member has one of their own, so that no two wait for a row they share. `debt` is what
 * was taken back after it had been spent.
 */
export const accounts = ['issued', 'available', 'pending', 'held', 'spent', 'expired', 'debt'] as const
export type Account = (typeof accounts)[number]

/** What a transfer adds to each account. Issued and owed points are written below zero: then all lines sum to zero. */
export type Lines = Partial<Record<Account, number>>

/** What each account holds, as members think of it: issued and owed points count above zero. */
export type Sums = Record<Account, number>

export const noPoints: Sums = {
  ...{ issued: 0, available: 0, pending: 0, held: 0, spent: 0, expired: 0, debt: 0 },
}

const sign = (account: Account) => (account === 'issued' || account === 'debt' ? -1 : 1)

export const sumOf = (lines: Lines) => accounts.reduce((sum, account) => sum + (lines[account] ?? 0), 0)

/** What accounts hold after these lines, by the signs that members think in. */
export function sumsOf(lines: Lines, before: Sums = noPoints): Sums {
  const after = { ...before }
  // A difference, since 0 times -1 would be another zero.
  for (const account of accounts) {
    const points = lines[account] ?? 0
    after[account] = sign(account) > 0 ? before[account] + points : before[account] - points
  }
  return after
}

/** The same, of an account that must stay sound: nothing but `issued` goes below zero. */
export function withLines(before: Sums, lines: Lines): Sums {
  const after = sumsOf(lines, before)
  for (const account of accounts) assert(account === 'issued' || after[account] >= 0, `${account} below zero`)
  const { issued, available, pending, held, spent, expired, debt } = after
  assert.equal(available + pending + held + spent + expired - debt, issued)
  return after
}

/** The sums of all of a person's accounts. */
export const together = (all: readonly Sums[]): Sums =>
  all.reduce((sum, one) => {
    const both = { ...sum }
    for (const account of accounts) both[account] += one[account]
    return both
  }, noPoints)
