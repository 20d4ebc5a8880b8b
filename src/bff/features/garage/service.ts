import type { RecordHappening } from '@/bff/db/outbox'
import type { Db } from '@/bff/db/sql'
import type { Sealer } from '@/bff/lib/sealed'
import type { LicenceReader } from '@/bff/platform/licence-reading'
import type { Files } from '../files/service'
import type { Membership } from '../membership/service'
import { makeCarCodes } from './codes'
import { makeCars, type NoteReveal } from './cars'
import { makeDocuments } from './documents'
import { makeLicences } from './licences'
import { makeOdometers } from './odometers'
import { makeOwning } from './owning'
import { makePromises } from './promises'
import { makeProofs } from './proofs'
import { makeRecalls } from './recalls'
import { makeSeals } from './seals'
import { makeSharing } from './sharing'

export type Garage = ReturnType<typeof makeGarage>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  membership: Pick<Membership, 'lock' | 'lockIfHere' | 'phoneOf' | 'lastSeenAt'>
  files: Files
  /** Null where this installation reads no licences. */
  licences: LicenceReader | null
  noteReveal: NoteReveal
  record: RecordHappening
  isModel: (modelId: string) => boolean
}

/** A member's cars and what goes with them; each part states its own promises. */
export function makeGarage(parts: Parts) {
  const seals = makeSeals(parts.sealer)
  const promises = makePromises(parts)
  const owning = makeOwning(parts)
  const cars = makeCars({ ...parts, seals, promises, owning, lastSeenAt: parts.membership.lastSeenAt })
  return {
    cars,
    sharing: makeSharing({ ...parts, promises, owning, codes: makeCarCodes(parts.sealer) }),
    odometers: makeOdometers({ ...parts, seals, promises }),
    proofs: makeProofs({ ...parts, promises, owning }),
    documents: makeDocuments({ ...parts, promises, seals }),
    recalls: makeRecalls({ ...parts, seals }),
    licences: makeLicences(parts.licences),
    /** Where a member is in the life with a car, for whoever speaks to them. */
    stageOf: cars.stageOf,
  }
}
