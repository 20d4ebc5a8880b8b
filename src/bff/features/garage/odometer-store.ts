import type { OdometerSource } from '@/contract/car'
import { fragment, type Sql, type Tx } from '@/bff/db/sql'

export type EntryRow = { id: string; km: number; readOn: string; source: OdometerSource }
export type NewEntry = EntryRow & { vinHash: string; memberId: string; dealerId: string | null }

const columns = fragment`id, km, read_on as "readOn", source`

/** What owners noted since then, or all there is. */
export const listEntries = (sql: Sql, vinHash: string, since: Date | null) =>
  sql.many<EntryRow>`
    select ${columns} from odometer_entry
    where vin_hash = ${vinHash} and retired_by is null
      and (${since}::timestamptz is null or (source = 'owner' and noted_at >= ${since}))
    order by read_on, id`

export const findEntry = (sql: Sql, vinHash: string, id: string) =>
  sql.one<EntryRow>`select ${columns} from odometer_entry where vin_hash = ${vinHash} and id = ${id}`

/** Last first, those before `after`. */
export const listEntryPage = (
  sql: Sql,
  { vinHash, since }: History,
  after: { day: string; id: string } | null,
  limit: number,
) =>
  sql.many<EntryRow>`
    select ${columns} from odometer_entry
    where vin_hash = ${vinHash} and retired_by is null
      and (${since}::timestamptz is null or (source = 'owner' and noted_at >= ${since}))
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

/** A car's log as far as somebody may see it. */
export type History = { vinHash: string; since: Date | null }

/** The farthest each car has shown, in the order they were asked for. */
export const listLatest = (sql: Sql, wanted: readonly History[]) =>
  sql.many<{ km: number | null }>`
    select (select max(km) from odometer_entry e
      where e.vin_hash = w.vin_hash and e.retired_by is null
        and (w.since is null or (e.source = 'owner' and e.noted_at >= w.since))) as km
    from unnest(${wanted.map(({ vinHash }) => vinHash)}::text[],
      ${wanted.map(({ since }) => since?.toISOString() ?? null)}::timestamptz[])
      with ordinality as w (vin_hash, since, place) order by w.place`
