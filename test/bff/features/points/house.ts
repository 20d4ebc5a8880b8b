import { makeExpiry } from '@/bff/features/points/expiry'
import { makeProofs } from '@/bff/features/points/proofs'
import { makeLedger } from '@/bff/features/points/service'
import type { Tx } from '@/bff/db/sql'
import { setup } from '../../../support/setup'

export const DAY_MS = 24 * 60 * 60_000

export const signIn = { title: '每日签到', source: { kind: 'sign_in', id: '2026-03-10' } }
export const order = { title: '车载香氛', source: { kind: 'order', id: 'o-1' } }

/** The ledger on a database of its own; each verb in a transaction of its own. */
export async function aLedger() {
  const jobs = new Map<string, () => Promise<unknown>>()
  const schedule = (all: readonly { name: string; work: () => Promise<unknown> }[]) => {
    for (const { name, work } of all) jobs.set(name, work)
  }
  const house = await setup({ schedule })
  const now = () => house.clock.now
  const ledger = makeLedger({ now })
  const proofs = makeProofs({ db: house.db, now })
  const inDays = (days: number) => new Date(now().getTime() + days * DAY_MS)
  const tell =
    <A, R>(deed: (tx: Tx, wanted: A) => Promise<R>) =>
    (wanted: A) =>
      house.db.transaction((tx) => deed(tx, wanted))
  return {
    ...house,
    ledger,
    jobs,
    expireDue: makeExpiry({ db: house.db, now }).expireDue,
    proofs,
    prove: proofs.prove,
    now,
    inDays,
    balances: (memberId: string) => ledger.balances(house.db, memberId),
    earn: tell(ledger.earn),
    earnPending: tell(ledger.earnPending),
    post: tell(ledger.post),
    void: tell(ledger.void),
    spend: tell(ledger.spend),
    hold: tell(ledger.hold),
    capture: tell(ledger.capture),
    release: tell(ledger.release),
    refund: tell(ledger.refund),
    clawBack: tell(ledger.clawBack),
    passDays: (days: number) => void (house.clock.now = inDays(days)),
  }
}
