import type { Consumer, RecordHappening } from '@/bff/db/outbox'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import type { Happening, HappeningType } from '@/bff/lib/happening'
import type { Sealer } from '@/bff/lib/sealed'
import type { RiskRank } from '@/bff/platform/risk'
import type { Membership } from '../membership/service'
import type { Ledger } from '../points/service'
import { makeNonces } from './nonce'
import { makePaying } from './paying'
import { makePromising } from './promising'
import { makeReviews } from './reviews'
import { makeRules } from './rules'
import { makeSignIns } from './sign-ins'
import { makeTasks } from './tasks'
import type { Tiers } from './tier'
import { makeTiers } from './tiers'
import { makeWatching } from './watching'

export type Rewards = ReturnType<typeof makeRewards>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  membership: Pick<Membership, 'lock' | 'lockIfHere' | 'payerOf' | 'profileOf'>
  ledger: Ledger
  tiers: Tiers
  isModel: (id: string) => boolean
  record: RecordHappening
  /** Null where no platform is asked for its opinion. */
  rankOf: RiskRank | null
}

/** All that is paid for when it is heard of. A sign-in is paid for at once; a link that was opened never. */
const heard = [
  ...(['car.verified', 'profile.completed', 'referral.verified', 'referral.bought'] as const),
  ...(['test_drive.booked', 'test_drive.arrived', 'test_drive.cancelled', 'test_drive.no_show'] as const),
  ...(['post.approved', 'event.attended', 'service.done', 'order.redeemed'] as const),
] satisfies readonly HappeningType[]

/** What members are given for what they do. */
export function makeRewards(parts: Parts) {
  const { membership } = parts
  const lockMember = (tx: Tx, memberId: string) => membership.lockIfHere(tx, memberId)
  const lock = membership.lock.bind(membership)
  const tiers = makeTiers({ ...parts, lockMember })
  const isTier = (id: string) => parts.tiers.some((tier) => tier.id === id)
  const paying = makePaying({ ...parts, tiers, lockMember })
  const watching = makeWatching(parts)

  async function hear(tx: Tx, happening: Happening) {
    // Gone meanwhile, or part of somebody to whom the same has happened.
    if (!(await lockMember(tx, happening.memberId))) return
    await paying.settle(tx, happening)
    await paying.pay(tx, happening)
  }

  const hears = Object.fromEntries(heard.map((type) => [type, hear]))

  return {
    tiers,
    rules: makeRules({ ...parts, tiers, known: { isModel: parts.isModel, isTier } }),
    tasks: makeTasks({ ...parts, tiers, lock }),
    signIns: makeSignIns({ ...parts, lock, tiers, paying, watching, nonces: makeNonces(parts) }),
    reviews: makeReviews({ ...parts, paying, lockMember }),
    promising: makePromising({ paying }),
    postDue: paying.postDue,

    consumer: { name: 'rewards', hears } satisfies Consumer,

    /** For those who sell to members of a tier and above. */
    asTiers: {
      list: async () => parts.tiers.map(({ id, name }) => ({ id, name })),
      of: async (sql: Sql, memberId: string) => (await tiers.tiersOf(sql, [memberId]))(memberId),
    },
  }
}
