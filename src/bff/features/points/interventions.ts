import type { Db } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import { instantAt, addDays, dayOf } from '@/bff/lib/zone'
import type { Membership } from '../membership/service'
import { makeClawingBack } from './claw-back'
import { makeEarning } from './earning'
import { refusalsOf } from './gifts'
import { findContentHash, insertIntervention } from './intervention-store'
import { lockPerson } from './person'
import { makeReading, ZONE, type Balances } from './reading'
import { updateFrozen } from './store'

type Parts = { db: Db; now: () => Date; membership: Pick<Membership, 'lockIfHere'> }

export type Adjustment = {
  memberId: string
  deed: 'give' | 'take'
  points: number
  reason: string
  expiresOn?: string
  requestId: string
}

const YEAR_DAYS = 365
const DAY_MIN = 24 * 60

/** What operators do to points by hand: it is theirs to answer for, so that each time is kept with its reason. */
export function makeInterventions(parts: Parts) {
  const { db, now: clock, membership } = parts
  const earning = makeEarning(parts)
  const clawing = makeClawingBack(parts)
  const { balances } = makeReading(parts)

  const lastInstantOf = (day: string) => instantAt(day, DAY_MIN, ZONE)

  return {
    balances: (memberId: string): Promise<Balances> =>
      db.transaction(async (tx) => {
        if (!(await membership.lockIfHere(tx, memberId))) throw new Refusal('not_found')
        return balances(tx, memberId)
      }),

    /** Asked again with the same request, it finds what it did. */
    adjust: (operatorId: string, wanted: Adjustment): Promise<Balances> =>
      db.transaction(async (tx) => {
        const { memberId, deed, points, reason, requestId } = wanted
        const now = clock()
        if (!(await membership.lockIfHere(tx, memberId))) throw new Refusal('not_found')
        const contentHash = contentHashOf(wanted)
        const earlier = await findContentHash(tx, memberId, requestId)
        if (earlier && earlier !== contentHash) throw new Refusal('request_reused')
        const expiresAt = lastInstantOf(wanted.expiresOn ?? addDays(dayOf(now, ZONE), YEAR_DAYS))
        if (expiresAt <= now) throw new Refusal('invalid_input', { detail: 'expiresOn' })
        const about = { title: '客服调整', source: { kind: 'adjustment', id: requestId } }
        const transfer = { memberId, cause: `adjustment:${requestId}`, points, about }
        const { outcome } =
          deed === 'give'
            ? await earning.earn(tx, { ...transfer, expiresAt })
            : await clawing.take(tx, transfer)
        const refusal = refusalsOf[outcome]
        if (refusal) throw new Refusal(refusal)
        if (outcome === 'ok')
          await insertIntervention(
            tx,
            { memberId, id: requestId, deed, points, reason, operatorId, contentHash },
            now,
          )
        return balances(tx, memberId)
      }),

    freeze: (operatorId: string, memberId: string, isFrozen: boolean, reason: string): Promise<Balances> =>
      db.transaction(async (tx) => {
        const now = clock()
        if (!(await membership.lockIfHere(tx, memberId))) throw new Refusal('not_found')
        const person = await lockPerson(tx, memberId, [], now)
        if (person.isFrozen !== isFrozen) {
          // All accounts of one person, so that none of them opens a way round it.
          for (const id of person.ids) await updateFrozen(tx, id, isFrozen)
          const deed = isFrozen ? 'freeze' : 'unfreeze'
          const how = { id: newId(), points: null, contentHash: null }
          await insertIntervention(tx, { memberId, deed, reason, operatorId, ...how }, now)
        }
        return balances(tx, memberId)
      }),
  }
}

/** The reason and the last day as well: what is sent again must not lose what was changed about it. */
const contentHashOf = ({ memberId, deed, points, reason, expiresOn }: Adjustment) =>
  intentHash('adjust', { memberId, deed, points: String(points), reason, expiresOn: expiresOn ?? null })
