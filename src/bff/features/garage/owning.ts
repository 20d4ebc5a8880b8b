import assert from 'node:assert/strict'
import type { Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Files } from '../files/service'
import { deleteDocuments } from './document-store'
import { CARS_MAX, historyFrom } from './policy'
import { deleteProofs } from './proof-store'
import { deleteAllCodes, deleteDrivers } from './sharing-store'
import * as store from './store'
import type { BindingEnd, CarRow } from './store'

export type Owning = ReturnType<typeof makeOwning>

/** How a car comes into a garage and leaves it. Members have been locked, all whom it concerns. */
export function makeOwning({ files }: { files: Pick<Files, 'letGo'> }) {
  /** Takes a car out of a garage with all that is the member's own about it. What is the car's stays with the car. */
  async function partWith(tx: Tx, car: CarRow, by: BindingEnd, now: Date): Promise<void> {
    await store.lockVehicle(tx, car.vinHash, now)
    if (car.standing === 'owner') await store.endBinding(tx, car.vinHash, by, now)
    await deleteDrivers(tx, car.memberId, car.id)
    await deleteAllCodes(tx, car.memberId, car.id)
    const left = [
      ...(await deleteDocuments(tx, car.memberId, car.id, null)),
      ...(await deleteProofs(tx, car.memberId, car.id)),
    ]
    await files.letGo(
      tx,
      left.map(({ objectKey }) => objectKey),
      now,
    )
    await store.deleteCar(tx, car.memberId, car.id)
    await store.ensureDefault(tx, car.memberId)
  }

  /** Makes the car a member's, if it is nobody's. */
  async function take(tx: Tx, vinHash: string, memberId: string, carId: string, now: Date): Promise<boolean> {
    await store.lockVehicle(tx, vinHash, now)
    return store.insertBinding(tx, vinHash, { id: newId(), memberId, carId }, now)
  }

  return {
    partWith,
    take,

    /**
     * Gives somebody's car to another member, whose claim on it comes true if there is one. The plate stays with whom it
     * was given to, and the licence says another name from now on.
     */
    async handOver(tx: Tx, car: CarRow, to: string, by: BindingEnd, now: Date): Promise<string> {
      const theirs = await store.listCars(tx, to)
      const claim = theirs.find(({ vinHash }) => vinHash === car.vinHash)
      if (!claim && theirs.length >= CARS_MAX) throw new Refusal('car_limit')
      await partWith(tx, car, by, now)
      const id = claim?.id ?? newId()
      const isTaken = await take(tx, car.vinHash, to, id, now)
      assert(isTaken, 'a car that was just given away is free')
      // What the one before could see goes with the car.
      const historySince = historyFrom(car)
      if (claim) await store.updateCar(tx, { ...claim, standing: 'owner', historySince })
      else
        await store.insertCar(tx, {
          ...car,
          ...{ memberId: to, id, plateSealed: null, plateKind: null, nicknameSealed: null },
          ...{ isDefault: false, standing: 'owner', verifiedAt: null, historySince, addedAt: now },
        })
      await store.ensureDefault(tx, to)
      return id
    },
  }
}
