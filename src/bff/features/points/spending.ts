import type { Tx } from '@/bff/db/sql'
import type { NewTransfer } from './earning'
import { end } from './ending'
import { carryingHome } from './joining'
import { totalLeft, totalOf, type Lot, type Taken } from './lot'
import type { Answer } from './outcome'
import { accountOf, assertPoints, decline, lockPerson, lockPersonWith, repeated, settle } from './person'
import { headingOf } from './posting'
import * as lotStore from './lot-store'
import * as store from './store'
import { capturing, refunding, releasing, spending } from './transfers'

/** Most members spend from fewer lots; whoever needs more has the rest read as well. */
const LOTS_AT_FIRST = 24

/** Lots to spend from, those that expire first, as many as `points` need. */
export async function lotsFor(tx: Tx, memberId: string, first: readonly Lot[], points: number, now: Date) {
  const lots = [...first]
  let page = first
  for (let size = LOTS_AT_FIRST; page.length === size && totalLeft(lots) < points;) {
    const after = lots.at(-1)
    size *= 8
    page = await lotStore.listLive(tx, memberId, now, { after, limit: size })
    lots.push(...page)
  }
  return lots
}

export const firstLots = (tx: Tx, now: Date) => (memberId: string) =>
  lotStore.listLive(tx, memberId, now, { limit: LOTS_AT_FIRST })

type Hold = { memberId: string; hold: string }

/** How points are spent: at once, or held first, and how they come back. */
export function makeSpending({ now: clock }: { now: () => Date }) {
  const take = async (
    tx: Tx,
    { memberId, cause, points, about }: NewTransfer,
    kind: 'spend' | 'hold',
  ): Promise<Answer> => {
    assertPoints(points)
    const now = clock()
    const { person, also: first } = await lockPersonWith(tx, memberId, [cause], now, firstLots(tx, now))
    const { home } = person
    const earlier = person.repeatedBy({ cause, about })
    if (earlier) return repeated(person, earlier, { kind, points })
    if (person.isFrozen) return decline(person, 'member_frozen')
    if (home.available - person.due < points) return decline(person, 'insufficient_points')
    const heading = { memberId: home.memberId, cause, kind, points, about }
    const done = spending(heading, await lotsFor(tx, home.memberId, first, points, now), now)
    return done ? settle(tx, person, [done]) : decline(person, 'insufficient_points')
  }

  return {
    spend: (tx: Tx, wanted: NewTransfer): Promise<Answer> => take(tx, wanted, 'spend'),

    /** Sets points aside: nothing else can spend them, and they don't expire until they are let go. */
    hold: (tx: Tx, wanted: NewTransfer): Promise<Answer> => take(tx, wanted, 'hold'),

    /** What was held is spent. Its own cause is `capture:<cause>`. */
    capture: (tx: Tx, { memberId, hold: cause }: Hold): Promise<Answer> =>
      end(tx, { memberId, cause }, 'capture', clock(), (heading, { now }) => capturing(heading, now)),

    /** What was held goes back to the very lots. Its own cause is `release:<cause>`. */
    release: (tx: Tx, { memberId, hold: cause }: Hold): Promise<Answer> =>
      end(tx, { memberId, cause }, 'release', clock(), async (heading, { transfer, debt, now }) =>
        releasing(heading, await takenBy(tx, transfer), debt, now),
      ),

    /** What was spent, or a part of it, goes back to the very lots; often, up to the whole. */
    async refund(
      tx: Tx,
      { memberId, cause, of, points }: Omit<NewTransfer, 'about'> & { of: string },
    ): Promise<Answer> {
      assertPoints(points)
      const now = clock()
      const person = await lockPerson(tx, memberId, [cause, of], now)
      const begun = person.earlier(of)
      const earlier = person.earlier(cause)
      if (earlier) return repeated(person, earlier, { kind: 'refund', points, ofId: begun?.id ?? null })
      if (begun?.kind !== 'spend' && begun?.kind !== 'hold') return decline(person, 'unknown_transfer')
      const [since, taken] = await Promise.all([store.listOf(tx, person.ids, begun.id), takenBy(tx, begun)])
      const isSpent = begun.kind === 'spend' || since.some(({ kind }) => kind === 'capture')
      const isReleased = since.some(({ kind }) => kind === 'release')
      if (!isSpent && !isReleased) return decline(person, 'unknown_transfer')
      const before = totalOf(since.filter(({ kind }) => kind === 'refund'))
      if (isReleased || before === begun.points) return decline(person, 'already_settled')
      if (before + points > begun.points) return decline(person, 'more_than_spent')
      const heading = headingOf(begun, cause, 'refund', points)
      const { debt } = accountOf(person, begun.memberId)
      const done = refunding(heading, { taken, before }, debt, now)
      return settle(tx, person, [done, ...carryingHome(person, done, now)])
    },
  }
}

async function takenBy(tx: Tx, { memberId, id, kind }: store.TransferRow): Promise<Taken[]> {
  const drawn = await lotStore.listTaken(tx, memberId, id, kind === 'hold' ? 'held' : 'spent')
  return drawn.map(({ taken, ...lot }) => ({ lot, points: taken }))
}
