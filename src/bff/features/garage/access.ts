import type { CarRight } from '@/contract/car'
import type { Sql } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import { canDo, type CarDeed } from './policy'
import { findDriver } from './sharing-store'
import { findCar, type CarRow } from './store'

/** A car as one member may use it. Its row says whose it is. */
export type Access = { car: CarRow; right: CarRight }

export const ownAccess = (car: CarRow): Access => ({
  car,
  right: car.standing === 'owner' ? 'owner' : 'claimant',
})

export async function findAccess(sql: Sql, memberId: string, carId: string): Promise<Access | null> {
  const own = await findCar(sql, memberId, carId)
  if (own) return ownAccess(own)
  const shared = await findDriver(sql, memberId, carId)
  const car = shared && (await findCar(sql, shared.ownerId, carId))
  return car ? { car, right: 'driver' } : null
}

/** The car, for whoever may do that with it. That others have such a car is nobody's business. */
export async function carFor(sql: Sql, { id }: MemberRef, carId: string, deed: CarDeed): Promise<Access> {
  const access = await findAccess(sql, id, carId)
  if (!access) throw new Refusal('not_found')
  if (!canDo(access.right, deed)) throw new Refusal('forbidden')
  return access
}
