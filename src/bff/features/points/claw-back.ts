import type { Tx } from '@/bff/db/sql'
import type { NewTransfer } from './earning'
import { takingBack } from './joining'
import { isLive, totalLeft, totalOf, type Lot } from './lot'
import type { Answer } from './outcome'
import { assertPoints, decline, lockPerson, lockPersonWith, repeated, settle, type Person } from './person'
import { headingOf } from './posting'
import { firstLots, lotsFor } from './spending'
import * as lotStore from './lot-store'
import * as store from './store'
import { clawing, voiding } from './transfers'

/** How points are taken away that should not have been earned; what the member has no longer is owed. */
export function makeClawingBack({ now: clock }: { now: () => Date }) {
  return {
    /**
     * Takes back what was earned under a cause: from the lot it came in first, then from those that expire first. What
     * of it has expired is gone already, and nobody owes it.
     */
    async clawBack(
      tx: Tx,
      { memberId, cause, of }: { memberId: string; cause: string; of: string },
    ): Promise<Answer> {
      const now = clock()
      const person = await lockPerson(tx, memberId, [cause, of], now)
      const begun = person.earlier(of)
      const earlier = person.earlier(cause)
      if (earlier) return repeated(person, earlier, { kind: 'claw_back', ofId: begun?.id ?? null })
      if (begun?.kind !== 'earn' && begun?.kind !== 'earn_pending') return decline(person, 'unknown_transfer')
      const since = await store.listOf(tx, person.ids, begun.id)
      if (since.some(({ kind }) => kind === 'claw_back' || kind === 'void'))
        return decline(person, 'already_settled')
      const posted = begun.kind === 'earn' ? begun : since.find(({ kind }) => kind === 'post')
      if (!posted) return settle(tx, person, [voiding(headingOf(begun, cause, 'claw_back'), now)])
      return takeBack(tx, person, { begun, posted, cause }, now)
    },

    /** Takes points away without an earning that they came from: those that expire first. */
    async take(tx: Tx, { memberId, cause, points, about }: NewTransfer): Promise<Answer> {
      assertPoints(points)
      const now = clock()
      const { person, also: first } = await lockPersonWith(tx, memberId, [cause], now, firstLots(tx, now))
      const earlier = person.repeatedBy({ cause, about })
      if (earlier) return repeated(person, earlier, { kind: 'claw_back', points })
      const homeId = person.home.memberId
      const lots = await lotsFor(tx, homeId, first, points, now)
      return settle(tx, person, [
        clawing({ memberId: homeId, cause, kind: 'claw_back', points, about }, lots, now),
      ])
    },
  }
}

type Which = { begun: store.TransferRow; posted: store.TransferRow; cause: string }

async function takeBack(tx: Tx, person: Person, { begun, posted, cause }: Which, now: Date): Promise<Answer> {
  const homeId = person.home.memberId
  const opened = await lotStore.listOpened(tx, person.ids, [posted.id])
  const rootIds = opened.map(({ rootId }) => rootId)
  const [descended, first] = await Promise.all([
    lotStore.listOfRoots(tx, person.ids, rootIds),
    firstLots(tx, now)(homeId),
  ])
  const lotIds = descended.map(({ id }) => id)
  const points = begun.points - totalOf(await lotStore.listExpired(tx, person.ids, lotIds))
  const own = descended.filter((lot) => lot.memberId === homeId)
  // Those that expire first may be its own lots, found a second time: so many more are asked for.
  const others = await lotsFor(tx, homeId, first, points + totalLeft(own), now)
  const lots = clawOrder(own, others, now)
  const heading = headingOf(begun, cause, 'claw_back', points)
  return settle(tx, person, takingBack(person, heading, lots, now))
}

/** The lots with what is left of an earning, then all others. */
export function clawOrder(own: readonly Lot[], others: readonly Lot[], now: Date): Lot[] {
  const mine = own.filter((lot) => lot.left > 0 && isLive(lot, now))
  return [...mine, ...others.filter(({ id }) => !mine.some((lot) => lot.id === id))]
}
