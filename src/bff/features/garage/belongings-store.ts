import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { BindingEnd } from './store'

/** Tables that are distributed by the member whose rows they hold, with the column that tells a member's rows apart. */
export const ownTables = {
  car: { name: fragment`car`, key: fragment`id` },
  car_driver: { name: fragment`car_driver`, key: fragment`car_id` },
  car_proof: { name: fragment`car_proof`, key: fragment`id` },
  car_document: { name: fragment`car_document`, key: fragment`id` },
  garage_request: { name: fragment`garage_request`, key: fragment`request_id` },
} as const

export type OwnTable = keyof typeof ownTables

/**
 * A row's member is what it is distributed by, which can't be updated everywhere: it goes and comes again. `ids` are
 * those to move, null for all; what the other has there already is left with whom it is.
 */
export async function moveOwn(
  tx: Tx,
  table: OwnTable,
  from: string,
  to: string,
  ids: readonly string[] | null,
) {
  const { name, key } = ownTables[table]
  const moved = await tx.many<{ id: string; row: object }>`
    delete from ${name} t
    where member_id = ${from} and (${ids}::uuid[] is null or ${key} = any(${ids}::uuid[]))
      and not exists (select from ${name} o where o.member_id = ${to} and o.${key} = t.${key})
    returning ${key} as id, to_jsonb(t) as row`
  await insertFor(tx, table, to, moved)
  return moved.map(({ id }) => id)
}

/** A car's papers, whenever they came. */
export async function movePapers(tx: Tx, from: string, to: string, carIds: readonly string[]): Promise<void> {
  for (const table of ['car_proof', 'car_document'] as const) {
    const moved = await tx.many<{ row: object }>`
      delete from ${ownTables[table].name} t where member_id = ${from} and car_id = any(${carIds}::uuid[])
      returning to_jsonb(t) as row`
    await insertFor(tx, table, to, moved)
  }
}

async function insertFor(tx: Tx, table: OwnTable, to: string, moved: readonly { row: object }[]) {
  if (moved.length === 0) return
  const { name } = ownTables[table]
  const rows = moved.map(({ row }) => ({ ...row, member_id: to }))
  await tx.run`
    insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`
}

export const deleteOwn = (tx: Tx, table: OwnTable, memberId: string) =>
  tx.run`delete from ${ownTables[table].name} where member_id = ${memberId}`

/** The default of one who gets another's cars stays the default; answers with the car that is it no more. */
export const unsetDefault = (tx: Tx, memberId: string) =>
  tx.maybeOne<{ id: string }>`
    update car set is_default = false where member_id = ${memberId} and is_default returning id`

/** Everything about these cars waits until the transaction ends. */
export const lockVehicles = (tx: Tx, vinHashes: readonly string[]) =>
  tx.many`select vin_hash from vehicle where vin_hash = any(${vinHashes}::text[]) order by vin_hash for update`

export const listVinHashes = async (sql: Sql, memberId: string) =>
  (
    await sql.many<{ vinHash: string }>`
    select vin_hash as "vinHash" from car where member_id = ${memberId}
    union select vin_hash from car_binding where member_id = ${memberId}
    union select vin_hash from odometer_entry where member_id = ${memberId} order by 1`
  ).map(({ vinHash }) => vinHash)

type CarKey = { vinHash: string; id: string }

export const moveBindings = (tx: Tx, from: string, to: string, ids: readonly string[] | null) =>
  tx.many<CarKey>`
    update car_binding set member_id = ${to}
    where member_id = ${from} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    returning vin_hash as "vinHash", id`

export const moveEntries = (tx: Tx, from: string, to: string, ids: readonly string[] | null) =>
  tx.many<CarKey>`
    update odometer_entry set member_id = ${to}
    where member_id = ${from} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    returning vin_hash as "vinHash", id`

export const moveCodes = (tx: Tx, from: string, to: string, hashes: readonly string[] | null) =>
  tx.many<{ codeHash: string }>`
    update car_code set member_id = ${to}
    where member_id = ${from} and (${hashes}::text[] is null or code_hash = any(${hashes}::text[]))
    returning code_hash as "codeHash"`

/** Those who share cars share them with whoever has them now. */
export const moveDrivers = (tx: Tx, from: string, to: string, carIds: readonly string[]) =>
  tx.run`update car_driver set owner_id = ${to} where owner_id = ${from} and car_id = any(${carIds}::uuid[])`

export const endBindings = (tx: Tx, memberId: string, by: BindingEnd, nobody: string, now: Date) =>
  tx.run`
    update car_binding set member_id = ${nobody}, ended_at = coalesce(ended_at, ${now}),
      ended_by = coalesce(ended_by, ${by})
    where member_id = ${memberId}`

export const anonymiseEntries = (tx: Tx, memberId: string, nobody: string) =>
  tx.run`update odometer_entry set member_id = ${nobody} where member_id = ${memberId}`

export const deleteSharing = async (tx: Tx, memberId: string): Promise<void> => {
  await tx.run`delete from car_code where member_id = ${memberId}`
  await tx.run`delete from car_driver where owner_id = ${memberId}`
}

/** Files of a member's documents and proofs. */
export const listFiles = (sql: Sql, memberId: string) =>
  sql.many<{ objectKey: string; titleSealed: string | null }>`
    select object_key as "objectKey", title_sealed as "titleSealed" from car_document where member_id = ${memberId}
    union all select object_key, null from car_proof where member_id = ${memberId} and object_key is not null
    order by 1`

// What there is to tell.

export const listToldBindings = (sql: Sql, memberId: string) =>
  sql.many<{ carId: string; boundAt: Date; endedAt: Date | null; endedBy: BindingEnd | null }>`
    select car_id as "carId", bound_at as "boundAt", ended_at as "endedAt", ended_by as "endedBy"
    from car_binding where member_id = ${memberId} order by bound_at, id`

export const listToldEntries = (sql: Sql, memberId: string) =>
  sql.many<{ km: number; readOn: string; source: string; notedAt: Date }>`
    select km, read_on as "readOn", source, noted_at as "notedAt"
    from odometer_entry where member_id = ${memberId} order by noted_at, id`

export const listToldProofs = (sql: Sql, memberId: string) =>
  sql.many<{ carId: string; state: string; reason: string | null; note: string | null; submittedAt: Date }>`
    select car_id as "carId", state, reason, note, submitted_at as "submittedAt"
    from car_proof where member_id = ${memberId} order by submitted_at, id`

export const listToldDocuments = (sql: Sql, memberId: string) =>
  sql.many<{ carId: string; kind: string; titleSealed: string; expiresOn: string | null; addedAt: Date }>`
    select car_id as "carId", kind, title_sealed as "titleSealed", expires_on as "expiresOn", added_at as "addedAt"
    from car_document where member_id = ${memberId} order by added_at, id`
