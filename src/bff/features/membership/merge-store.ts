import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import type { Moved } from '@/bff/lib/belongings'

export type MergeRow = {
  id: string
  survivorId: string
  absorbedId: string
  phoneHash: string
  mergedAt: Date
  undoneAt: Date | null
}

export type Entry = Moved & { feature: string }

const columns = fragment`
  id, survivor_id as "survivorId", absorbed_id as "absorbedId", phone_hash as "phoneHash", merged_at as "mergedAt",
  undone_at as "undoneAt"`

/** Rows a statement, whose parameters PostgreSQL counts in 16 bits. */
const BATCH = 1_000

export async function insertMerge(tx: Tx, m: MergeRow, entries: readonly Entry[]): Promise<void> {
  await tx.run`
    insert into member_merge (id, survivor_id, absorbed_id, phone_hash, merged_at)
    values (${m.id}, ${m.survivorId}, ${m.absorbedId}, ${m.phoneHash}, ${m.mergedAt})`
  const values = entries.map(({ feature, table, key }, place) => [
    m.id,
    place,
    feature,
    table,
    JSON.stringify(key),
  ])
  for (let from = 0; from < values.length; from += BATCH) {
    await tx.run`
      insert into merge_entry (merge_id, place, feature, table_name, key)
      values ${rows(values.slice(from, from + BATCH))}`
  }
}

export const lockMerge = (tx: Tx, id: string) =>
  tx.maybeOne<MergeRow>`select ${columns} from member_merge where id = ${id} for update`

export const listEntries = (sql: Sql, mergeId: string) =>
  sql.many<Entry>`
    select feature, table_name as "table", key from merge_entry where merge_id = ${mergeId} order by place`

export type CountedMerge = MergeRow & { rows: number }

export const listMerges = (sql: Sql, memberId: string) =>
  sql.many<CountedMerge>`
    select ${columns}, (select count(*) from merge_entry where merge_id = id) as rows from member_merge
    where survivor_id = ${memberId} or absorbed_id = ${memberId} order by id desc`

export const findMerge = (sql: Sql, id: string) =>
  sql.one<CountedMerge>`
    select ${columns}, (select count(*) from merge_entry where merge_id = id) as rows from member_merge
    where id = ${id}`

/** Whether the member has since become one with somebody else, and still is. */
export const hasLaterMerge = async (tx: Tx, memberId: string, mergeId: string) =>
  (await tx.maybeOne`
    select id from member_merge
    where (survivor_id = ${memberId} or absorbed_id = ${memberId}) and id > ${mergeId} and undone_at is null
    limit 1`) !== null

export const updateUndone = (tx: Tx, id: string, by: string, now: Date) =>
  tx.run`update member_merge set undone_at = ${now}, undone_by = ${by} where id = ${id}`

/** The accounts that have become part of a member, one after the other. */
export const listAbsorbed = (sql: Sql, memberId: string) =>
  sql.many<{ id: string }>`
    with recursive part as (
      select absorbed_id as id from member_merge where survivor_id = ${memberId} and undone_at is null
      union
      select m.absorbed_id from member_merge m join part on m.survivor_id = part.id where m.undone_at is null
    )
    select id from part`

/** Whatever the log of merges says about members: afterwards nothing leads from one of them to another. */
export async function deleteMerges(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run`
    delete from merge_entry where merge_id in (
      select id from member_merge where survivor_id = any(${ids}::uuid[]) or absorbed_id = any(${ids}::uuid[]))`
  await tx.run`
    delete from member_merge where survivor_id = any(${ids}::uuid[]) or absorbed_id = any(${ids}::uuid[])`
}
