import type { Sql, Tx } from '@/bff/db/sql'
import { FIRST_ID } from '@/bff/lib/id'

export type DeletionRow = { memberId: string; askedAt: Date; dueAt: Date }

export const findDeletion = (sql: Sql, memberId: string) =>
  sql.maybeOne<DeletionRow>`
    select member_id as "memberId", asked_at as "askedAt", due_at as "dueAt" from deletion_request
    where member_id = ${memberId}`

/** The one that was there first stays. */
export const insertDeletion = (tx: Tx, d: DeletionRow) =>
  tx.run`
    insert into deletion_request (member_id, asked_at, due_at) values (${d.memberId}, ${d.askedAt}, ${d.dueAt})
    on conflict do nothing`

export const deleteDeletions = (tx: Tx, memberIds: readonly string[]) =>
  tx.run`delete from deletion_request where member_id = any(${memberIds}::uuid[])`

/** In the order they are due, from one of them on. */
export const listDue = (sql: Sql, now: Date, after: DeletionRow | null, limit: number) =>
  sql.many<DeletionRow>`
    select member_id as "memberId", asked_at as "askedAt", due_at as "dueAt" from deletion_request
    where due_at <= ${now}
      and (due_at, member_id) > (coalesce(${after?.dueAt ?? null}::timestamptz, '-infinity'),
        coalesce(${after?.memberId ?? null}::uuid, ${FIRST_ID}))
    order by due_at, member_id limit ${limit}`

// Who was forgotten.

export const insertTombstone = (tx: Tx, memberHash: string, now: Date) =>
  tx.run`
    insert into tombstone (member_hash, erased_at) values (${memberHash}, ${now}) on conflict do nothing`

/** More of the first than of the second: somebody is back from a backup. */
export const countForgotten = (sql: Sql) =>
  sql.one<{ tombstones: number; erased: number }>`
    select (select count(*) from tombstone) as tombstones,
      (select count(*) from member where erased_at is not null) as erased`

export const listMembersAfter = (sql: Sql, after: string, limit: number) =>
  sql.many<{ id: string }>`
    select id from member where id > ${after} and erased_at is null order by id limit ${limit}`

export const listTombstones = (sql: Sql, memberHashes: readonly string[]) =>
  sql.many<{ memberHash: string }>`
    select member_hash as "memberHash" from tombstone where member_hash = any(${memberHashes}::text[])`
