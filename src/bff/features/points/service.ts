import type { Db } from '@/bff/db/sql'
import { makeClawingBack } from './claw-back'
import { makeEarning } from './earning'
import { makeExpiry } from './expiry'
import { makeReading } from './reading'
import { makeSpending } from './spending'

export type { Answer, Outcome } from './outcome'
export type { About } from './posting'
export type { Cap } from './cap'

export type Points = ReturnType<typeof makePoints>
export type Ledger = Points['ledger']

type Parts = { db: Db; now: () => Date }

export function makePoints(parts: Parts) {
  const reading = makeReading(parts)
  return {
    /**
     * What other features do to points, each in their own transaction. Whoever takes stock or seats in it as well comes
     * here first: the member's balance is locked before anything that members share.
     */
    ledger: { ...makeEarning(parts), ...makeSpending(parts), ...makeClawingBack(parts), ...reading },
    expiry: makeExpiry(parts),
  }
}
