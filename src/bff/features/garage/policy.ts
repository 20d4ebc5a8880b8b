import type { CarRight } from '@/contract/car'
import type { CarRow } from './store'

/** More are a dealer's stock. */
export const CARS_MAX = 10
export const DRIVERS_MAX = 4
export const DOCUMENTS_MAX = 20

export const TRANSFER_VALID_MS = 2 * 60 * 60_000
export const INVITE_VALID_MS = 24 * 60 * 60_000

/** A link opens a page or a picture at once, or not at all. */
export const LINK_VALID_MS = 5 * 60_000

/** What somebody wants of a car, and who may. A driver may go on driving it: no more. */
const rights = {
  see: ['owner', 'claimant', 'driver'],
  read_odometer: ['owner', 'driver'],
  see_history: ['owner', 'driver'],
  describe: ['owner', 'claimant'],
  prove: ['owner', 'claimant'],
  reveal: ['owner', 'claimant'],
  choose: ['owner'],
  share: ['owner'],
  give_away: ['owner'],
  keep_documents: ['owner'],
} as const satisfies Record<string, readonly CarRight[]>

export type CarDeed = keyof typeof rights

export const canDo = (right: CarRight, deed: CarDeed) => (rights[deed] as readonly CarRight[]).includes(right)

/**
 * From when on somebody sees what their car has shown, and then only what owners noted; null for all of it. Whoever knows
 * a VIN may add it, and learns nothing of the life of who had the car before until the car is proven to be theirs.
 */
export const historyFrom = ({ verifiedAt, historySince }: Pick<CarRow, 'verifiedAt' | 'historySince'>) =>
  verifiedAt ? null : historySince

/** What a licence has proven is not for its owner to change any more; a plate may be a new one. */
export const isProvenChanged = <
  Proven extends { modelId: string; powertrain: string; registeredOn: string | null },
>(
  before: Proven,
  after: Proven,
) =>
  before.modelId !== after.modelId ||
  before.powertrain !== after.powertrain ||
  before.registeredOn !== after.registeredOn
