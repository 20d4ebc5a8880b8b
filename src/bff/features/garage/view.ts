import type { Sql } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import { findAccess, type Access } from './access'
import { listLatest } from './odometer-store'
import { historyFrom } from './policy'
import { listLastProofs, type ProofRow } from './proof-store'
import { countOpen } from './recall-store'

/** A car with what its card shows. */
export type CarView = Access & { proof: ProofRow | null; odometerKm: number | null; openRecalls: number }

/** `memberId` is whose garage it is. What has been proven, and how, is not for those who only drive. */
export async function viewCars(sql: Sql, memberId: string, cars: readonly Access[]): Promise<CarView[]> {
  const hashes = [...new Set(cars.map(({ car }) => car.vinHash))]
  const [proofs, latest, recalls] = await Promise.all([
    listLastProofs(sql, memberId),
    listLatest(
      sql,
      cars.map(({ car }) => ({ vinHash: car.vinHash, since: historyFrom(car) })),
    ),
    countOpen(sql, hashes),
  ])
  return cars.map((access, place) => ({
    ...access,
    proof: proofs.find(({ carId }) => carId === access.car.id) ?? null,
    odometerKm: access.right === 'claimant' ? null : (latest[place]?.km ?? null),
    openRecalls: recalls.find(({ vinHash }) => vinHash === access.car.vinHash)?.count ?? 0,
  }))
}

export async function viewCar(sql: Sql, memberId: string, carId: string): Promise<CarView> {
  const access = await findAccess(sql, memberId, carId)
  const [view] = access ? await viewCars(sql, memberId, [access]) : []
  if (!view) throw new Refusal('not_found')
  return view
}
