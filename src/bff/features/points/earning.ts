import assert from 'node:assert/strict'
import type { Tx } from '@/bff/db/sql'
import { readCaps, type Cap } from './cap'
import { carryingHome } from './joining'
import type { Answer } from './outcome'
import { accountOf, assertPoints, decline, lockPerson, repeated, settle, type Person } from './person'
import { headingOf, type About, type Heading, type Posting } from './posting'
import { findOpen } from './store'
import { earning, earningPending, posting, voiding } from './transfers'

export type NewTransfer = { memberId: string; cause: string; points: number; about: About }

export type NewEarning = NewTransfer & {
  /** Refused as a whole where it would be more than one of these gives. */
  cap?: readonly Cap[]
}

type Pending = { memberId: string; pending: string }

/** How points come in: at once, or as pending first. */
export function makeEarning({ now: clock }: { now: () => Date }) {
  const give = async (
    tx: Tx,
    { memberId, cause, points, about, cap = [] }: NewEarning,
    kind: 'earn' | 'earn_pending',
    decide: (heading: Heading, person: Person, now: Date) => Posting,
  ): Promise<Answer> => {
    assertPoints(points)
    const now = clock()
    const person = await lockPerson(tx, memberId, [cause], now)
    const earlier = person.repeatedBy({ cause, about })
    if (earlier) return repeated(person, earlier, { kind, points })
    if (person.isFrozen) return decline(person, 'member_frozen')
    const caps = await readCaps(tx, person, cap)
    if (caps.isOver(points)) return decline(person, 'rule_capped')
    const heading = { memberId: person.home.memberId, cause, kind, points, about }
    const done = decide(heading, person, now)
    const [answer] = await Promise.all([settle(tx, person, [done]), caps.count(points)])
    return answer
  }

  /** Ends what is pending, one way or the other. */
  const end = async (
    tx: Tx,
    { memberId, pending }: Pending,
    kind: 'post' | 'void',
    decide: (heading: Heading, debt: number, now: Date) => Posting,
  ): Promise<Answer> => {
    const now = clock()
    const cause = `${kind}:${pending}`
    const person = await lockPerson(tx, memberId, [cause, pending], now)
    const earlier = person.earlier(cause)
    if (earlier) return repeated(person, earlier, { kind })
    const begun = person.earlier(pending)
    if (begun?.kind !== 'earn_pending') return decline(person, 'unknown_transfer')
    if (!(await findOpen(tx, begun))) return decline(person, 'already_settled')
    const { debt } = accountOf(person, begun.memberId)
    const done = decide(headingOf(begun, cause, kind), debt, now)
    return settle(tx, person, [done, ...carryingHome(person, done, now)])
  }

  return {
    /** Points that can be spent at once, until they expire. What is owed is repaid first. */
    earn: (tx: Tx, { expiresAt, ...wanted }: NewEarning & { expiresAt: Date }): Promise<Answer> =>
      give(tx, wanted, 'earn', (heading, { home }, now) => {
        assert(expiresAt > now, 'what is earned can be spent for a while')
        return earning(heading, expiresAt, home.debt, now)
      }),

    /** Points that can be spent when they are posted; voided, they never come. */
    earnPending: (tx: Tx, wanted: NewEarning): Promise<Answer> =>
      give(tx, wanted, 'earn_pending', (heading, _, now) => earningPending(heading, now)),

    /** What was pending under that cause is there to spend. Its own cause is `post:<cause>`. */
    post: (tx: Tx, { expiresAt, ...which }: Pending & { expiresAt: Date }): Promise<Answer> =>
      end(tx, which, 'post', (heading, debt, now) => {
        assert(expiresAt > now, 'what is posted can be spent for a while')
        return posting(heading, expiresAt, debt, now)
      }),

    /** What was pending under that cause never comes. Its own cause is `void:<cause>`. */
    void: (tx: Tx, which: Pending): Promise<Answer> =>
      end(tx, which, 'void', (heading, _, now) => voiding(heading, now)),
  }
}
