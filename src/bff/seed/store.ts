import { rows, type Tx } from '@/bff/db/sql'
import type { Block, Claim } from './blocks'
import type { NamedDay } from './calendar'
import type { City } from './cities'
import type { Shop } from './dealers'
import type { DemoCar, DrivePolicy } from './fleet'
import type { ClosedDay, Hours } from './opening'
import type { Consultant } from './staff'

/** Rows a statement. Few sizes, so that each table has no more than a few prepared statements. */
const batchSizes = [100, 10, 1]

function inBatches<T>(all: readonly T[]): T[][] {
  const batches: T[][] = []
  let from = 0
  for (const size of batchSizes) {
    for (; all.length - from >= size; from += size) batches.push(all.slice(from, from + size))
  }
  return batches
}

type Row = readonly unknown[]

async function inserted(all: readonly Row[], insert: (values: ReturnType<typeof rows>) => Promise<number>) {
  let count = 0
  for (const batch of inBatches(all)) count += await insert(rows(batch))
  return count
}

const columnsOf = <T>(all: readonly T[], columns: readonly (keyof T)[]): Row[] =>
  all.map((of) => columns.map((column) => of[column]))

export const insertCities = (tx: Tx, cities: readonly City[]) =>
  inserted(
    columnsOf(cities, ['code', 'name', 'province', 'latitude', 'longitude']),
    (values) => tx.run`
      insert into city (code, name, province, latitude, longitude) values ${values} on conflict do nothing`,
  )

export const insertCalendar = (tx: Tx, days: readonly NamedDay[]) =>
  inserted(
    columnsOf(days, ['day', 'kind', 'name']),
    (values) => tx.run`insert into calendar_day (day, kind, name) values ${values} on conflict do nothing`,
  )

export type Dealer = Omit<Shop, 'shop'> & { id: string; name: string; timeZone: string; cover: string }

/** The ids of those that weren't there yet. */
export async function insertDealers(tx: Tx, dealers: readonly Dealer[]): Promise<string[]> {
  const ids: string[] = []
  for (const batch of inBatches(dealers)) {
    const values = columnsOf(batch, [
      ...(['id', 'cityCode', 'name', 'address', 'phone', 'latitude', 'longitude'] as const),
      ...(['timeZone', 'cover'] as const),
    ])
    const added = await tx.many<{ id: string }>`
      insert into dealer (id, city_code, name, address, phone, latitude, longitude, time_zone, cover)
      values ${rows(values)} on conflict do nothing returning id`
    ids.push(...added.map(({ id }) => id))
  }
  return ids
}

/** What belongs to one dealer. */
export type Belongings = {
  dealerId: string
  hours: Hours[]
  closedDays: ClosedDay[]
  consultants: Consultant[]
  cars: DemoCar[]
  policies: DrivePolicy[]
  blocks: Block[]
  claims: Claim[]
}

/** One row for each `part` of each dealer, beginning with the dealer's id. */
const rowsOf = <T>(
  all: readonly Belongings[],
  parts: (of: Belongings) => readonly T[],
  columns: readonly (keyof T)[],
): Row[] => all.flatMap((of) => columnsOf(parts(of), columns).map((row) => [of.dealerId, ...row]))

export async function insertBelongings(tx: Tx, all: readonly Belongings[]): Promise<void> {
  await insertOpening(tx, all)
  await insertStaffAndCars(tx, all)
  await insertPolicies(tx, all)
  await insertBlocks(tx, all)
}

async function insertOpening(tx: Tx, all: readonly Belongings[]) {
  const hours = rowsOf(all, (of) => of.hours, ['dayKind', 'opensMin', 'closesMin'])
  await inserted(
    hours,
    (values) => tx.run`
      insert into opening_hours (dealer_id, day_kind, opens_min, closes_min) values ${values}`,
  )
  const closedDays = rowsOf(all, (of) => of.closedDays, ['day', 'reason'])
  await inserted(
    closedDays,
    (values) => tx.run`insert into closed_day (dealer_id, day, reason) values ${values}`,
  )
}

async function insertStaffAndCars(tx: Tx, all: readonly Belongings[]) {
  const consultants = rowsOf(all, (of) => of.consultants, ['id', 'name', 'title'])
  await inserted(
    consultants,
    (values) => tx.run`insert into consultant (dealer_id, id, name, title) values ${values}`,
  )
  const cars = rowsOf(all, (of) => of.cars, ['id', 'modelId', 'name', 'paint'])
  await inserted(
    cars,
    (values) => tx.run`insert into demo_car (dealer_id, id, model_id, name, paint) values ${values}`,
  )
}

async function insertPolicies(tx: Tx, all: readonly Belongings[]) {
  const policies = rowsOf(all, (of) => of.policies, [
    ...(['modelId', 'durationMin', 'bufferBeforeMin', 'bufferAfterMin', 'stepMin', 'noticeMin'] as const),
    ...(['horizonDays', 'cutoffMin', 'carDayMax', 'consultantDayMax'] as const),
  ])
  await inserted(
    policies,
    (values) => tx.run`
      insert into drive_policy (dealer_id, model_id, duration_min, buffer_before_min, buffer_after_min, step_min,
        notice_min, horizon_days, cutoff_min, car_day_max, consultant_day_max)
      values ${values}`,
  )
}

async function insertBlocks(tx: Tx, all: readonly Belongings[]) {
  const blocks = rowsOf(all, (of) => of.blocks, ['id', 'resourceId', 'startsAt', 'endsAt', 'reason'])
  await inserted(
    blocks,
    (values) => tx.run`
      insert into resource_block (dealer_id, id, resource_id, starts_at, ends_at, reason) values ${values}`,
  )
  const claims = rowsOf(all, (of) => of.claims, ['resourceId', 'cellAt', 'blockId', 'holderKind'])
  await inserted(
    claims,
    (values) => tx.run`
      insert into claim (dealer_id, resource_id, cell_at, holder_id, holder_kind) values ${values}`,
  )
}
