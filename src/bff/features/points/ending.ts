import type { Tx } from '@/bff/db/sql'
import { carryingHome } from './joining'
import type { Answer } from './outcome'
import { accountOf, decline, lockPerson, repeated, settle } from './person'
import { headingOf, type Heading, type Kind, type Posting } from './posting'
import { findOpen, type TransferRow } from './store'

const beginnings = {
  ...{ post: 'earn_pending', void: 'earn_pending', capture: 'hold', release: 'hold' },
} as const satisfies Partial<Record<Kind, Kind>>

type Begun = { transfer: TransferRow; debt: number; now: Date }

/** Settles what is pending or held, one way or the other, once. Its own cause is `<kind>:<cause>`. */
export async function end(
  tx: Tx,
  { memberId, cause: of }: { memberId: string; cause: string },
  kind: keyof typeof beginnings,
  now: Date,
  decide: (heading: Heading, begun: Begun) => Posting | Promise<Posting>,
): Promise<Answer> {
  const cause = `${kind}:${of}`
  const person = await lockPerson(tx, memberId, [cause, of], now)
  const earlier = person.earlier(cause)
  if (earlier) return repeated(person, earlier, { kind })
  const transfer = person.earlier(of)
  if (transfer?.kind !== beginnings[kind]) return decline(person, 'unknown_transfer')
  if (!(await findOpen(tx, transfer))) return decline(person, 'already_settled')
  const { debt } = accountOf(person, transfer.memberId)
  const done = await decide(headingOf(transfer, cause, kind), { transfer, debt, now })
  return settle(tx, person, [done, ...carryingHome(person, done, now)])
}
