import type { RecordHappening } from '@/bff/db/outbox'
import type { Db } from '@/bff/db/sql'
import type { Sealer } from '@/bff/lib/sealed'
import type { Membership } from '../membership/service'
import type { Payments } from '../payments/service'
import type { Ledger } from '../points/service'
import { makeAddressSeals } from './address'
import { makeAddressBook, type NoteReveal } from './addresses'
import { makeBuying } from './buying'
import { makeCashListener } from './cash'
import { makeCatalogue } from './catalogue'
import { makeRedemptionCodes } from './codes'
import { makeFulfilment } from './fulfilment'
import { makeOrders } from './orders'
import { makePromises } from './promises'
import { makeRedemptions } from './redemptions'
import { makeSettling } from './settling'
import { makeShelves } from './shelves'
import { makeSweeps } from './sweeps'
import type { Tiers } from './tiers'

export type Mall = ReturnType<typeof makeMall>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  membership: Pick<Membership, 'lock' | 'lockIfHere' | 'phoneOf'>
  ledger: Pick<Ledger, 'hold' | 'spend' | 'capture' | 'release' | 'refund'>
  payments: Pick<Payments, 'listen' | 'open' | 'find' | 'cancel' | 'refund' | 'payBack'>
  tiers: Tiers
  isPicture: (name: string) => boolean
  noteReveal: NoteReveal
  record: RecordHappening
}

/** What members get for their points; each part states its own promises. */
export function makeMall(all: Parts) {
  const codes = makeRedemptionCodes(all.sealer)
  const seals = makeAddressSeals(all.sealer)
  const promises = makePromises(all)
  const settling = makeSettling({ ...all, codes })
  const parts = { ...all, codes, seals, promises, settling }
  all.payments.listen('mall', makeCashListener(parts))
  return {
    catalogue: makeCatalogue(parts),
    buying: makeBuying(parts),
    orders: makeOrders(parts),
    addresses: makeAddressBook(parts),
    redemptions: makeRedemptions(parts),
    shelves: makeShelves(parts),
    fulfilment: makeFulfilment(parts),
    sweeps: makeSweeps(parts),
    /** For presenters. */
    codes,
    seals,
  }
}
