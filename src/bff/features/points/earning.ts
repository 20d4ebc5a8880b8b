import assert from 'node:assert/strict'
import type { Tx } from '@/bff/db/sql'
import { readCaps, type Cap } from './cap'
import { end } from './ending'
import type { Answer } from './outcome'
import { assertPoints, decline, lockPerson, repeated, settle, type Person } from './person'
import type { About, Heading, Posting } from './posting'
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
    caps.count(points)
    return settle(tx, person, [done])
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
    post: (tx: Tx, { memberId, pending: cause, expiresAt }: Pending & { expiresAt: Date }): Promise<Answer> =>
      end(tx, { memberId, cause }, 'post', clock(), (heading, { debt, now }) => {
        assert(expiresAt > now, 'what is posted can be spent for a while')
        return posting(heading, expiresAt, debt, now)
      }),

    /** What was pending under that cause never comes. Its own cause is `void:<cause>`. */
    void: (tx: Tx, { memberId, pending: cause }: Pending): Promise<Answer> =>
      end(tx, { memberId, cause }, 'void', clock(), (heading, { now }) => voiding(heading, now)),
  }
}
