import { cellsBetween } from '@/bff/features/test-drive/slots'
import { addDays, instantAt } from '@/bff/lib/zone'
import type { DemoCar } from './fleet'
import { idOf, numberOf } from './name-id'
import type { Consultant } from './staff'

export type Block = {
  id: string
  resourceId: string
  startsAt: Date
  endsAt: Date
  reason: 'service' | 'training' | 'leave'
}

const hour = (hours: number) => hours * 60

type Staffed = {
  shop: string
  timeZone: string
  cars: readonly DemoCar[]
  consultants: readonly Consultant[]
}

/** What keeps a car or a consultant away in the coming two weeks; at most one block each, so none overlap. */
export function blocksOf({ shop, timeZone, cars, consultants }: Staffed, today: string): Block[] {
  const block = (reason: Block['reason'], resourceId: string, from: number, to: number, days = 1): Block => {
    const first = addDays(today, 1 + numberOf(`${shop}/${resourceId}/block day`, 14))
    const last = addDays(first, days - 1)
    return {
      id: idOf(`${shop}/${reason}/${resourceId}`),
      ...{ reason, resourceId },
      startsAt: instantAt(first, from, timeZone),
      endsAt: instantAt(last, to, timeZone),
    }
  }
  const serviced = cars.filter(({ id }) => numberOf(`${id}/service`, 6) === 0)
  const [trained, away] = turned(consultants, numberOf(`${shop}/absent`, consultants.length))
  return [
    ...serviced.map(({ id }) => block('service', id, hour(9), hour(17))),
    ...(trained ? [block('training', trained.id, hour(13.5), hour(16))] : []),
    ...(away ? [block('leave', away.id, hour(9), hour(21), numberOf(`${shop}/leave`, 4) === 0 ? 2 : 1)] : []),
  ]
}

const turned = <T>(list: readonly T[], by: number) => [...list.slice(by), ...list.slice(0, by)]

/** A half hour that a block takes. */
export type Claim = { resourceId: string; cellAt: Date; blockId: string; holderKind: 'block' }

export const claimsOf = (blocks: readonly Block[]): Claim[] =>
  blocks.flatMap(({ id, resourceId, startsAt, endsAt }) =>
    cellsBetween(startsAt, endsAt).map((cellAt) => ({
      resourceId,
      cellAt,
      blockId: id,
      holderKind: 'block',
    })),
  )
