import type { Sql, Tx } from '@/bff/db/sql'

export type ExportRow = { memberId: string; id: string; askedAt: Date; expiresAt: Date }

export const insertExport = (tx: Tx, e: ExportRow) =>
  tx.run`
    insert into data_export (member_id, id, asked_at, expires_at, fetches)
    values (${e.memberId}, ${e.id}, ${e.askedAt}, ${e.expiresAt}, 0)`

/** The first of those asked for since, and how many. */
export const countExports = (tx: Tx, memberId: string, since: Date) =>
  tx.one<{ count: number; first: Date | null }>`
    select count(*) as count, min(asked_at) as first from data_export
    where member_id = ${memberId} and asked_at > ${since}`

/** Counts a fetch; false when it is too late for one, or there were enough. */
export const countFetch = async (tx: Tx, memberId: string, id: string, max: number, now: Date) =>
  (await tx.run`
    update data_export set fetches = fetches + 1
    where member_id = ${memberId} and id = ${id} and fetches < ${max} and expires_at > ${now}`) === 1

export const listExports = (sql: Sql, memberId: string) =>
  sql.many<{ askedAt: Date; fetches: number }>`
    select asked_at as "askedAt", fetches from data_export where member_id = ${memberId} order by asked_at`

export const deleteExports = (tx: Tx, memberId: string) =>
  tx.run`delete from data_export where member_id = ${memberId}`

export const deleteExportsBefore = (sql: Sql, before: Date) =>
  sql.run`delete from data_export where asked_at < ${before}`
