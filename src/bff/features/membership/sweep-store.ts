import type { Sql, Tx } from '@/bff/db/sql'

// Each takes those that are oldest, by an index of their age, and leaves what somebody else is busy with.

/** A session and its key go together. */
export async function deleteIdleSessions(tx: Tx, before: Date, limit: number): Promise<number> {
  const gone = await tx.many<{ id: string }>`
    delete from session where (member_id, id) in (
      select member_id, id from session where last_used_at < ${before}
      order by last_used_at limit ${limit} for update skip locked)
    returning id`
  await tx.run`delete from session_key where session_id = any(${gone.map(({ id }) => id)}::uuid[])`
  return gone.length
}

export const deletePastCodes = (sql: Sql, before: Date, limit: number) =>
  sql.run`
    delete from phone_code where phone_hash in (
      select phone_hash from phone_code where sent_at < ${before}
      order by sent_at limit ${limit} for update skip locked)`

export const deletePastQuotas = (sql: Sql, before: Date, limit: number) =>
  sql.run`
    delete from code_quota where key_hash in (
      select key_hash from code_quota where window_at < ${before}
      order by window_at limit ${limit} for update skip locked)`

export const deletePastVoidTokens = (sql: Sql, before: Date, limit: number) =>
  sql.run`
    delete from void_token where session_id in (
      select session_id from void_token where void_until <= ${before}
      order by void_until limit ${limit} for update skip locked)`
