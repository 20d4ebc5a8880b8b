import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { Car, PlateKind } from '@/contract/car'

export type CarRow = {
  memberId: string
  id: string
  vinHash: string
  vinSealed: string
  vinDoubtful: boolean
  plateSealed: string | null
  plateKind: PlateKind | null
  modelId: string
  powertrain: Car['powertrain']
  registeredOn: string | null
  nicknameSealed: string | null
  isDefault: boolean
  standing: 'owner' | 'claim'
  verifiedAt: Date | null
  /** From when on they see what the car has shown, as long as nothing is proven; null for all of it. */
  historySince: Date | null
  addedAt: Date
}

const columns = fragment`
  c.member_id as "memberId", c.id, c.vin_hash as "vinHash", c.vin_sealed as "vinSealed",
  c.vin_doubtful as "vinDoubtful", c.plate_sealed as "plateSealed", c.plate_kind as "plateKind",
  c.model_id as "modelId", c.powertrain, c.registered_on as "registeredOn", c.nickname_sealed as "nicknameSealed",
  c.is_default as "isDefault", c.standing, c.verified_at as "verifiedAt",
  c.history_since as "historySince", c.added_at as "addedAt"`

/** The default first, then as they came. */
export const listCars = (sql: Sql, memberId: string) =>
  sql.many<CarRow>`
    select ${columns} from car c where c.member_id = ${memberId}
    order by c.is_default desc, c.standing desc, c.added_at, c.id`

export const findCar = (sql: Sql, memberId: string, carId: string) =>
  sql.maybeOne<CarRow>`select ${columns} from car c where c.member_id = ${memberId} and c.id = ${carId}`

/** Of several members at once, in no particular order. */
export const listCarsById = (sql: Sql, wanted: readonly { memberId: string; id: string }[]) =>
  sql.many<CarRow>`
    select ${columns} from car c
    join unnest(${wanted.map(({ memberId }) => memberId)}::uuid[], ${wanted.map(({ id }) => id)}::uuid[])
      as w (member_id, id) on c.member_id = w.member_id and c.id = w.id`

export async function insertCar(tx: Tx, c: CarRow): Promise<void> {
  await tx.run`
    insert into car (member_id, id, vin_hash, vin_sealed, vin_doubtful, plate_sealed, plate_kind, model_id,
      powertrain, registered_on, nickname_sealed, is_default, standing, verified_at, history_since,
      added_at)
    values (${c.memberId}, ${c.id}, ${c.vinHash}, ${c.vinSealed}, ${c.vinDoubtful}, ${c.plateSealed}, ${c.plateKind},
      ${c.modelId}, ${c.powertrain}, ${c.registeredOn}, ${c.nicknameSealed}, ${c.isDefault}, ${c.standing},
      ${c.verifiedAt}, ${c.historySince}, ${c.addedAt})`
}

/** All but the VIN, which makes it this car. */
export const updateCar = (tx: Tx, c: CarRow) =>
  tx.run`
    update car set plate_sealed = ${c.plateSealed}, plate_kind = ${c.plateKind}, model_id = ${c.modelId},
      powertrain = ${c.powertrain}, registered_on = ${c.registeredOn}, nickname_sealed = ${c.nicknameSealed},
      is_default = ${c.isDefault}, standing = ${c.standing}, verified_at = ${c.verifiedAt},
      history_since = ${c.historySince}
    where member_id = ${c.memberId} and id = ${c.id}`

export const deleteCar = (tx: Tx, memberId: string, carId: string) =>
  tx.run`delete from car where member_id = ${memberId} and id = ${carId}`

/** First none, then one: there are never two, not even on the way. */
export async function updateDefault(tx: Tx, memberId: string, carId: string): Promise<void> {
  await tx.run`
    update car set is_default = false where member_id = ${memberId} and is_default and id <> ${carId}`
  await tx.run`update car set is_default = true where member_id = ${memberId} and id = ${carId}`
}

/** A member who owns a car has a default one: the first that came, where none was chosen. */
export const ensureDefault = (tx: Tx, memberId: string) =>
  tx.run`
    update car set is_default = true
    where member_id = ${memberId}
      and not exists (select from car o where o.member_id = ${memberId} and o.is_default)
      and id = (select f.id from car f where f.member_id = ${memberId} and f.standing = 'owner'
        order by f.added_at, f.id limit 1)`

// What stays with a car.

export type Binding = { id: string; memberId: string; carId: string }
export type BindingEnd = 'removed' | 'transferred' | 'claimed' | 'erased'

/** Everything about a car happens in turn. */
export async function lockVehicle(tx: Tx, vinHash: string, now: Date): Promise<void> {
  await tx.run`
    insert into vehicle (vin_hash, known_since) values (${vinHash}, ${now}) on conflict (vin_hash) do nothing`
  await tx.one`select vin_hash from vehicle where vin_hash = ${vinHash} for update`
}

/** Whose a car is. */
export const findBinding = (sql: Sql, vinHash: string) =>
  sql.maybeOne<Binding>`
    select id, member_id as "memberId", car_id as "carId" from car_binding
    where vin_hash = ${vinHash} and ended_at is null`

/** False when the car is somebody's already. */
export async function insertBinding(tx: Tx, vinHash: string, binding: Binding, now: Date): Promise<boolean> {
  const row = await tx.maybeOne`
    insert into car_binding (vin_hash, id, member_id, car_id, bound_at)
    values (${vinHash}, ${binding.id}, ${binding.memberId}, ${binding.carId}, ${now})
    on conflict (vin_hash) where ended_at is null do nothing returning id`
  return row !== null
}

export const endBinding = (tx: Tx, vinHash: string, by: BindingEnd, now: Date) =>
  tx.run`
    update car_binding set ended_at = ${now}, ended_by = ${by} where vin_hash = ${vinHash} and ended_at is null`
