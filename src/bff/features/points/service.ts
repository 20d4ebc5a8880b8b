import type { RecordHappening } from '@/bff/db/outbox'
import type { Db } from '@/bff/db/sql'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { makeClawingBack } from './claw-back'
import { makeEarning } from './earning'
import { makeExpiry } from './expiry'
import { makeGifts, type FamilyOf } from './gifts'
import { makeInterventions } from './interventions'
import { makeLiability } from './liability'
import { makeNotices } from './notices'
import { makeProofs } from './proofs'
import { makeReading } from './reading'
import { makeSpending } from './spending'
import { makeStory } from './story'

export type { Answer, Outcome } from './outcome'

export type Ledger = ReturnType<typeof makeLedger>
export type Points = ReturnType<typeof makePoints>

/**
 * What other features do to points, each in their own transaction. Whoever takes stock or seats in it as well comes here
 * first: the member's balance is locked before anything that members share.
 */
export const makeLedger = (parts: { now: () => Date }) => ({
  ...makeEarning(parts),
  ...makeSpending(parts),
  ...makeClawingBack(parts),
  ...makeReading(parts),
})

type Parts = {
  db: Db
  now: () => Date
  membership: Pick<Membership, 'lock' | 'lockIfHere' | 'phoneOf'>
  familyOf: FamilyOf
  record: RecordHappening
}

/** Points as members and operators see them, over the ledger. */
export function makePoints(parts: Parts) {
  const ledger = makeLedger(parts)
  return {
    ledger,
    of: ({ id }: MemberRef) => parts.db.together((sql) => ledger.balances(sql, id)),
    story: makeStory(parts),
    gifts: makeGifts(parts),
    interventions: makeInterventions(parts),
    liability: makeLiability(parts),
    proofs: makeProofs(parts),
    expiry: makeExpiry(parts),
    notices: makeNotices(parts),
  }
}
