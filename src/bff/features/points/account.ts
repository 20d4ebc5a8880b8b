import assert from 'node:assert/strict'

/**
 * Where points are. `issued` is the other side of all that comes from outside and goes back there, kept with each
 * member, so that nobody waits for a common row; `debt` is what was taken back and was no longer there.
 */
export const accounts = ['issued', 'available', 'pending', 'held', 'spent', 'expired', 'debt'] as const
export type Account = (typeof accounts)[number]

/** What a transfer brings to each account, below zero where it takes away. Issued and owed points count below zero. */
export type Lines = Partial<Record<Account, number>>

/** What each account holds, as members think of it: issued and owed points count above zero. */
export type Sums = Record<Account, number>

export const noPoints: Sums = {
  ...{ issued: 0, available: 0, pending: 0, held: 0, spent: 0, expired: 0, debt: 0 },
}

const sign = (account: Account) => (account === 'issued' || account === 'debt' ? -1 : 1)

export const sumOf = (lines: Lines) => accounts.reduce((sum, account) => sum + (lines[account] ?? 0), 0)

/** What lines add up to. */
export function sumsOf(lines: Lines, before: Sums = noPoints): Sums {
  const after = { ...before }
  // A difference, since 0 times -1 would be another zero.
  for (const account of accounts) {
    const points = lines[account] ?? 0
    after[account] = sign(account) > 0 ? before[account] + points : before[account] - points
  }
  return after
}

/** What the accounts hold afterwards. */
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
