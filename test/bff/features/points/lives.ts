import fc from 'fast-check'

export const MEMBERS = 3

const who = fc.nat({ max: MEMBERS - 1 })
/** Few, so that steps meet the same again, with the same content and with other. */
const earned = fc.constantFrom('a', 'b', 'c')
const pending = fc.constantFrom('p', 'q', 'p', 'q', 'a')
const spent = fc.constantFrom('s', 't', 'u')
const held = fc.constantFrom('h', 'i', 'h', 'i', 's')
const points = fc.constantFrom(3, 10, 10, 27)
const more = fc.constantFrom(3, 10, 10, 27, 600)
/** By which caps something is earned. */
const by = fc.constantFrom('none', 'none', 'own', 'shared', 'both')
export type By = 'none' | 'own' | 'shared' | 'both'
const one = <const K extends string, A extends Record<string, fc.Arbitrary<unknown>>>(kind: K, rest: A) =>
  fc.record({ kind: fc.constant(kind), who, ...rest }) as fc.Arbitrary<
    { kind: K; who: number } & { [P in keyof A]: A[P] extends fc.Arbitrary<infer V> ? V : never }
  >

export const step = fc.oneof(
  {
    weight: 8,
    arbitrary: one('earn', { cause: earned, points: more, by, days: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 3, arbitrary: one('earnPending', { cause: pending, points, by }) },
  { weight: 4, arbitrary: one('post', { of: pending, days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: one('void', { of: pending }) },
  { weight: 6, arbitrary: one('spend', { cause: spent, points }) },
  { weight: 4, arbitrary: one('hold', { cause: held, points }) },
  { weight: 3, arbitrary: one('capture', { of: held }) },
  { weight: 3, arbitrary: one('release', { of: held }) },
  {
    weight: 5,
    arbitrary: one('refund', { cause: fc.constantFrom('x', 'y', 'z'), of: fc.oneof(spent, held), points }),
  },
  {
    weight: 4,
    arbitrary: one('clawBack', { cause: fc.constantFrom('k', 'l'), of: fc.oneof(earned, pending) }),
  },
  { weight: 4, arbitrary: one('give', { to: who, cause: fc.constantFrom('1', '2'), points: more }) },
  { weight: 4, arbitrary: one('takeBack', { cause: fc.constantFrom('1', '2') }) },
  { weight: 3, arbitrary: one('pass', { days: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 2, arbitrary: one('expire', {}) },
  { weight: 2, arbitrary: one('merge', { to: who }) },
  { weight: 2, arbitrary: one('undo', {}) },
  { weight: 1, arbitrary: one('freeze', {}) },
  { weight: 3, arbitrary: one('unfreeze', {}) },
  // What a client does that has not heard the answer.
  { weight: 6, arbitrary: one('again', {}) },
)
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

type Life = readonly Step[]

const again: Step = { kind: 'again', who: 0 }
/** Lives that are sure to be tried each time: debt that goes along and comes back, everything said twice, … */
const owed: Life = [
  { kind: 'earn', who: 0, cause: 'a', points: 27, by: 'none', days: 30 },
  again,
  { kind: 'spend', who: 0, cause: 's', points: 27 },
  again,
  { kind: 'clawBack', who: 0, cause: 'k', of: 'a' },
  again,
  { kind: 'clawBack', who: 0, cause: 'l', of: 'a' },
  { kind: 'earn', who: 1, cause: 'b', points: 10, by: 'none', days: 3 },
  { kind: 'merge', who: 1, to: 0 },
  { kind: 'earn', who: 1, cause: 'c', points: 27, by: 'none', days: 20 },
  { kind: 'pass', who: 0, days: 5 },
  { kind: 'undo', who: 0 },
  { kind: 'refund', who: 0, cause: 'x', of: 's', points: 10 },
  again,
  { kind: 'refund', who: 0, cause: 'y', of: 's', points: 27 },
]
const settled: Life = [
  { kind: 'earnPending', who: 0, cause: 'p', points: 10, by: 'none' },
  again,
  { kind: 'earnPending', who: 0, cause: 'q', points: 27, by: 'none' },
  { kind: 'merge', who: 1, to: 0 },
  { kind: 'void', who: 0, of: 'p' },
  again,
  { kind: 'post', who: 1, of: 'q', days: 30 },
  again,
  { kind: 'hold', who: 0, cause: 'h', points: 10 },
  again,
  { kind: 'capture', who: 0, of: 'h' },
  again,
  { kind: 'release', who: 0, of: 'h' },
  { kind: 'hold', who: 0, cause: 'i', points: 10 },
  { kind: 'release', who: 0, of: 'i' },
  again,
  { kind: 'refund', who: 0, cause: 'x', of: 'i', points: 3 },
  { kind: 'give', who: 0, to: 2, cause: '1', points: 3 },
  { kind: 'takeBack', who: 0, cause: '1' },
  { kind: 'spend', who: 0, cause: 's', points: 27 },
  { kind: 'spend', who: 0, cause: 's', points: 3 },
  { kind: 'undo', who: 0 },
]

/** … caps and limits, a member who is frozen, … */
const limited: Life = [
  { kind: 'earn', who: 0, cause: 'a', points: 27, by: 'own', days: 30 },
  { kind: 'earn', who: 0, cause: 'b', points: 27, by: 'own', days: 30 },
  { kind: 'earn', who: 1, cause: 'a', points: 10, by: 'own', days: 30 },
  { kind: 'merge', who: 0, to: 1 },
  { kind: 'earnPending', who: 1, cause: 'p', points: 10, by: 'own' },
  { kind: 'undo', who: 0 },
  { kind: 'earnPending', who: 1, cause: 'p', points: 10, by: 'own' },
  { kind: 'earn', who: 1, cause: 'b', points: 27, by: 'shared', days: 30 },
  { kind: 'earn', who: 2, cause: 'b', points: 27, by: 'both', days: 30 },
  { kind: 'earnPending', who: 0, cause: 'q', points: 10, by: 'shared' },
  { kind: 'earn', who: 0, cause: 'c', points: 600, by: 'none', days: 30 },
  { kind: 'earn', who: 0, cause: 'b', points: 600, by: 'none', days: 30 },
  { kind: 'give', who: 0, to: 1, cause: '1', points: 600 },
  { kind: 'give', who: 0, to: 1, cause: '2', points: 600 },
  { kind: 'freeze', who: 1 },
  { kind: 'give', who: 0, to: 1, cause: '2', points: 3 },
  { kind: 'takeBack', who: 0, cause: '1' },
  { kind: 'merge', who: 0, to: 1 },
  { kind: 'spend', who: 0, cause: 's', points: 3 },
  { kind: 'earn', who: 0, cause: 'a', points: 3, by: 'none', days: 30 },
  { kind: 'unfreeze', who: 0 },
  { kind: 'spend', who: 1, cause: 's', points: 3 },
  { kind: 'undo', who: 0 },
  // What was spent for the one that they were was spent for both.
  { kind: 'spend', who: 1, cause: 's', points: 3 },
]

/** … gifts whose getter, or giver, becomes somebody else, and again two. */
const given: Life = [
  { kind: 'earn', who: 0, cause: 'a', points: 27, by: 'none', days: 5 },
  { kind: 'earn', who: 0, cause: 'b', points: 27, by: 'none', days: 9 },
  { kind: 'give', who: 0, to: 1, cause: '1', points: 27 },
  { kind: 'give', who: 0, to: 1, cause: '2', points: 10 },
  { kind: 'spend', who: 1, cause: 's', points: 10 },
  { kind: 'merge', who: 2, to: 1 },
  { kind: 'takeBack', who: 0, cause: '1' },
  again,
  { kind: 'undo', who: 0 },
  { kind: 'takeBack', who: 0, cause: '2' },
  { kind: 'earn', who: 2, cause: 'a', points: 10, by: 'none', days: 9 },
  { kind: 'give', who: 2, to: 1, cause: '1', points: 3 },
  { kind: 'merge', who: 2, to: 1 },
  { kind: 'takeBack', who: 2, cause: '1' },
]

/** … and one in which nobody becomes anybody else. */
const plain: Life = [
  { kind: 'earn', who: 0, cause: 'a', points: 27, by: 'none', days: 30 },
  { kind: 'give', who: 0, to: 1, cause: '1', points: 10 },
  { kind: 'takeBack', who: 0, cause: '1' },
  again,
  { kind: 'freeze', who: 1 },
  { kind: 'earn', who: 1, cause: 'b', points: 10, by: 'none', days: 30 },
]

export const lives: readonly Life[] = [owed, settled, limited, given, plain]
