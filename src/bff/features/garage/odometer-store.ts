import type { OdometerSource } from '@/contract/car'
import { fragment, type Sql, type Tx } from '@/bff/db/sql'

export type EntryRow = { id: string; km: number; readOn: string; source: OdometerSource }
export type NewEntry = EntryRow & { vinHash: string; memberId: string; dealerId: string | null }

const columns = fragment`id, km, read_on as "readOn", source`

export const listEntries = (sql: Sql, vinHash: string) =>
  sql.many<EntryRow>`
    select ${columns} from odometer_entry where vin_hash = ${vinHash} and retired_by is null order by read_on, id`

export const findEntry = (sql: Sql, vinHash: string, id: string) =>
  sql.one<EntryRow>`select ${columns} from odometer_entry where vin_hash = ${vinHash} and id = ${id}`

/** Last first, those before `after`. */
export const listEntryPage = (
  sql: Sql,
  vinHash: string,
  after: { day: string; id: string } | null,
  limit: number,
) =>
  sql.many<EntryRow>`
    select ${columns} from odometer_entry
    where vin_hash = ${vinHash} and retired_by is null
      and (${after?.day ?? null}::date is null or (read_on, id) < (${after?.day ?? null}::date, ${after?.id ?? null}::uuid))
    order by read_on desc, id desc limit ${limit}`

export const insertEntry = (tx: Tx, e: NewEntry, now: Date) =>
  tx.run`
    insert into odometer_entry (vin_hash, id, km, read_on, source, member_id, dealer_id, noted_at)
    values (${e.vinHash}, ${e.id}, ${e.km}, ${e.readOn}, ${e.source}, ${e.memberId}, ${e.dealerId}, ${now})`

export const retireEntries = (tx: Tx, vinHash: string, ids: readonly string[], by: string) =>
  tx.run`update odometer_entry set retired_by = ${by} where vin_hash = ${vinHash} and id = any(${ids}::uuid[])`

export const countRetired = (sql: Sql, vinHash: string, by: string) =>
  sql.one<{ count: number }>`
    select count(*) as count from odometer_entry where vin_hash = ${vinHash} and retired_by = ${by}`

/** The farthest a car has shown, car by car. */
export const listLatest = (sql: Sql, vinHashes: readonly string[]) =>
  sql.many<{ vinHash: string; km: number }>`
    select vin_hash as "vinHash", max(km) as km from odometer_entry
    where vin_hash = any(${vinHashes}::text[]) and retired_by is null group by vin_hash`
