import type { Sql, Tx } from '@/bff/db/sql'
import { keysIn, movedFrom, NOBODY, type Belongings, type ToldFile } from '@/bff/lib/belongings'
import type { Sealer } from '@/bff/lib/sealed'
import { letGo } from '../files/service'
import * as store from './belongings-store'
import { ownTables, type OwnTable } from './belongings-store'
import { listShared } from './sharing-store'
import { ensureDefault, listCars, updateDefault } from './store'

const tables = Object.keys(ownTables) as OwnTable[]

/** A member's cars and papers. What a car has shown stays with the car, by nobody once its reader is forgotten. */
export const garageBelongings = ({ sealer }: { sealer: Sealer }): Belongings => ({
  feature: 'garage',
  tables: [...tables, 'car_binding', 'car_code', 'odometer_entry'],

  async export(sql, memberId) {
    const cars = await listCars(sql, memberId)
    const documents = await store.listToldDocuments(sql, memberId)
    return {
      cars: cars.map((car) => ({
        vin: sealer.open(car.vinSealed),
        plate: car.plateSealed && sealer.open(car.plateSealed),
        nickname: car.nicknameSealed && sealer.open(car.nicknameSealed),
        ...{ id: car.id, modelId: car.modelId, powertrain: car.powertrain, registeredOn: car.registeredOn },
        ...{
          isDefault: car.isDefault,
          standing: car.standing,
          verifiedAt: car.verifiedAt,
          addedAt: car.addedAt,
        },
      })),
      carsOwned: await store.listToldBindings(sql, memberId),
      carsShared: (await listShared(sql, memberId)).map(({ carId, since }) => ({ carId, since })),
      licences: await store.listToldProofs(sql, memberId),
      documents: documents.map(({ titleSealed, ...document }) => ({
        ...document,
        title: sealer.open(titleSealed),
      })),
      odometerReadings: await store.listToldEntries(sql, memberId),
    }
  },

  files: (sql, memberId) => toldFiles(sql, memberId, sealer),

  whyNotErase: async () => null,

  async erase(tx, memberId, now) {
    await store.lockVehicles(tx, await store.listVinHashes(tx, memberId))
    const files = await store.listFiles(tx, memberId)
    await letGo(
      tx,
      files.map(({ objectKey }) => objectKey),
      now,
    )
    await store.deleteSharing(tx, memberId)
    for (const table of tables) await store.deleteOwn(tx, table, memberId)
    await store.endBindings(tx, memberId, 'erased', NOBODY, now)
    await store.anonymiseEntries(tx, memberId, NOBODY)
  },

  async move(tx, from, to) {
    await store.lockVehicles(tx, await store.listVinHashes(tx, from))
    // There is one default: of who had one before, or else the one that comes.
    const wasDefault = await store.unsetDefault(tx, from)
    const carIds = await store.moveOwn(tx, 'car', from, to, null)
    await store.moveDrivers(tx, from, to, carIds)
    if (wasDefault) await keepDefault(tx, to, wasDefault.id)

    const moved = movedFrom(
      'car',
      carIds.map((id) => ({ id, isDefault: String(id === wasDefault?.id) })),
    )
    for (const table of tables) {
      if (table === 'car') continue
      const ids = await store.moveOwn(tx, table, from, to, null)
      moved.push(
        ...movedFrom(
          table,
          ids.map((id) => ({ id })),
        ),
      )
    }
    moved.push(...movedFrom('car_binding', await store.moveBindings(tx, from, to, null)))
    moved.push(...movedFrom('odometer_entry', await store.moveEntries(tx, from, to, null)))
    moved.push(...movedFrom('car_code', await store.moveCodes(tx, from, to, null)))
    return moved
  },

  async moveBack(tx, from, to, moved) {
    const idsIn = (table: string) => keysIn<'id'>(table, moved).map(({ id }) => id)
    await store.lockVehicles(tx, await store.listVinHashes(tx, from))

    const cars = keysIn<'id' | 'isDefault'>('car', moved)
    const wasDefault = cars.find(({ isDefault }) => isDefault === 'true')
    const isDefaultLeaving = (await listCars(tx, from)).some(
      (car) => car.isDefault && cars.some(({ id }) => id === car.id),
    )
    if (isDefaultLeaving) await store.unsetDefault(tx, from)
    const back = await store.moveOwn(tx, 'car', from, to, idsIn('car'))
    await store.moveDrivers(tx, from, to, back)
    // Also papers that came since: they are the car's owner's.
    await store.movePapers(tx, from, to, back)
    if (wasDefault && back.includes(wasDefault.id)) await updateDefault(tx, to, wasDefault.id)
    await ensureDefault(tx, from)
    await ensureDefault(tx, to)

    for (const table of tables) if (table !== 'car') await store.moveOwn(tx, table, from, to, idsIn(table))
    await store.moveBindings(tx, from, to, idsIn('car_binding'))
    await store.moveEntries(tx, from, to, idsIn('odometer_entry'))
    const codes = keysIn<'codeHash'>('car_code', moved).map(({ codeHash }) => codeHash)
    await store.moveCodes(tx, from, to, codes)
  },
})

/** A document by its title; the pictures of licences that nobody has decided yet. */
async function toldFiles(sql: Sql, memberId: string, sealer: Sealer): Promise<ToldFile[]> {
  const files = await store.listFiles(sql, memberId)
  return files.map(({ objectKey, titleSealed }) => ({
    objectKey,
    name: titleSealed ? sealer.open(titleSealed) : '行驶证（待审核）',
  }))
}

/** The car that was one's default is the other's as well, unless they have one. */
async function keepDefault(tx: Tx, memberId: string, carId: string) {
  const cars = await listCars(tx, memberId)
  if (!cars.some(({ isDefault }) => isDefault)) await updateDefault(tx, memberId, carId)
}
