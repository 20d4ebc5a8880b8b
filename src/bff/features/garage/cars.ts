import type { Car } from '@/contract/car'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import { dayOf } from '@/bff/lib/zone'
import { carFor, findAccess, ownAccess, type Access } from './access'
import type { Owning } from './owning'
import { readPlate } from './plate'
import { CARS_MAX, isProvenChanged } from './policy'
import type { Promises } from './promises'
import type { Seals } from './seals'
import { deleteDriver, listShared, type DriverRow } from './sharing-store'
import { stageOf } from './stage'
import * as store from './store'
import { viewCar, viewCars, type CarView } from './view'
import { hasCheckDigit, readVin } from './vin'

/** Registrations and readings happen in China. */
export const ZONE = 'Asia/Shanghai'

export type Description = {
  plate?: string | null
  modelId: string
  powertrain: Car['powertrain']
  registeredOn: string | null
  nickname: string | null
}

/** As a member was given them, and those only that are still there. A car of one's own is no other's. */
const inOrder = (shared: readonly DriverRow[], cars: readonly store.CarRow[]): Access[] =>
  shared.flatMap(({ carId }) => {
    const car = cars.find(({ id }) => id === carId)
    return car ? [{ car, right: 'driver' as const }] : []
  })

/** Notes that something personal was shown in clear. */
export type NoteReveal = (
  tx: Tx,
  memberId: string,
  reveal: { byId: string; whats: readonly string[]; subjectId: string },
) => Promise<void>

type Parts = {
  db: Db
  now: () => Date
  seals: Seals
  promises: Promises
  owning: Owning
  noteReveal: NoteReveal
  isModel: (modelId: string) => boolean
  lastSeenAt: (sql: Sql, memberId: string) => Promise<Date | null>
}

export function makeCars({
  db,
  now: clock,
  seals,
  promises,
  owning,
  noteReveal,
  isModel,
  lastSeenAt,
}: Parts) {
  const today = () => dayOf(clock(), ZONE)

  function checked({ plate, nickname, ...description }: Description) {
    if (!isModel(description.modelId)) throw new Refusal('invalid_input', { detail: 'modelId' })
    if (description.registeredOn && description.registeredOn > today())
      throw new Refusal('invalid_input', { detail: 'registeredOn' })
    const read = plate ? readPlate(plate) : null
    if (plate && !read) throw new Refusal('plate_invalid')
    const plateRow = { plateSealed: seals.sealOr(read?.plate ?? null), plateKind: read?.kind ?? null }
    const row = { ...description, nicknameSealed: seals.sealOr(nickname) }
    return { row, plateRow, plate: read?.plate ?? null }
  }

  async function accesses(sql: Sql, memberId: string): Promise<Access[]> {
    const [own, shared] = await Promise.all([store.listCars(sql, memberId), listShared(sql, memberId)])
    const owned = shared.map(({ ownerId, carId }) => ({ memberId: ownerId, id: carId }))
    const driven = await store.listCarsById(sql, owned)
    return [...own.map(ownAccess), ...inOrder(shared, driven)]
  }

  return {
    list: ({ id }: MemberRef): Promise<CarView[]> =>
      db.together(async (sql) => viewCars(sql, id, await accesses(sql, id))),

    find: (member: MemberRef, carId: string): Promise<CarView> =>
      db.together((sql) => viewCar(sql, member.id, carId)),

    add: (
      member: MemberRef,
      {
        vin: typed,
        claim = false,
        requestId,
        ...told
      }: Description & { vin: string; claim?: boolean; requestId: string },
    ): Promise<CarView> => {
      const vin = readVin(typed)
      if (!vin) throw new Refusal('vin_invalid')
      const { row, plateRow, plate } = checked(told)
      const vinHash = seals.vinHash(vin)
      const { modelId, powertrain, registeredOn } = row
      const said = {
        vin: seals.digest(vin),
        plate: seals.digest(plate),
        nickname: seals.digest(told.nickname),
      }
      const content = { ...said, modelId, powertrain, registeredOn, claim: String(claim) }

      const work = async (tx: Tx, now: Date) => {
        const mine = await store.listCars(tx, member.id)
        if (mine.some((car) => car.vinHash === vinHash)) throw new Refusal('car_known')
        if (mine.length >= CARS_MAX) throw new Refusal('car_limit')
        const id = newId()
        const isOwner = await owning.take(tx, vinHash, member.id, id, now)
        if (!isOwner && !claim) throw new Refusal('car_taken')
        await store.insertCar(tx, {
          ...{ ...row, ...plateRow, memberId: member.id, id, vinHash, vinSealed: seals.seal(vin) },
          ...{ vinDoubtful: !hasCheckDigit(vin), isDefault: isOwner && !mine.some((car) => car.isDefault) },
          ...{ standing: isOwner ? 'owner' : 'claim', verifiedAt: null },
          ...{ historySince: now, addedAt: now },
        })
        return id
      }
      return promises.once(member, { verb: 'add-car', requestId, content }, work, (tx, id) =>
        viewCar(tx, member.id, id),
      )
    },

    /** A plate that is not told stays as it was. */
    change: (member: MemberRef, carId: string, told: Description): Promise<CarView> => {
      const { row, plateRow } = checked(told)
      return promises.inTurn(member, async (tx) => {
        const { car } = await carFor(tx, member, carId, 'describe')
        if (car.verifiedAt && isProvenChanged(car, row)) throw new Refusal('car_verified')
        await store.updateCar(tx, { ...car, ...row, ...(told.plate !== undefined && plateRow) })
        return viewCar(tx, member.id, carId)
      })
    },

    /** False when there was nothing to take out. */
    remove: (member: MemberRef, carId: string): Promise<boolean> =>
      promises.inTurn(member, async (tx, now) => {
        const access = await findAccess(tx, member.id, carId)
        if (!access) return false
        if (access.right === 'driver') return deleteDriver(tx, member.id, carId)
        await owning.partWith(tx, access.car, 'removed', now)
        return true
      }),

    choose: (member: MemberRef, carId: string): Promise<CarView> =>
      promises.inTurn(member, async (tx) => {
        await carFor(tx, member, carId, 'choose')
        await store.updateDefault(tx, member.id, carId)
        return viewCar(tx, member.id, carId)
      }),

    reveal: (member: MemberRef, carId: string) =>
      promises.inTurn(member, async (tx) => {
        const { car } = await carFor(tx, member, carId, 'reveal')
        await noteReveal(tx, member.id, { byId: member.id, whats: ['vin', 'plate'], subjectId: carId })
        return { vin: seals.open(car.vinSealed), plate: seals.openOr(car.plateSealed) }
      }),

    /** Where a member is in the life with a car. */
    stageOf: async (memberId: string) => {
      const cars = await store.listCars(db, memberId)
      const seenAt = await lastSeenAt(db, memberId)
      const owned = cars.map(({ verifiedAt, isDefault, registeredOn, addedAt }) => ({
        ...{ isDefault, registeredOn, isVerified: verifiedAt !== null },
        verifiedOn: dayOf(verifiedAt ?? addedAt, ZONE),
      }))
      return stageOf(owned, seenAt && dayOf(seenAt, ZONE), today())
    },
  }
}
