import { rows, type Sql, type Tx } from '@/bff/db/sql'

/** Once that a value was shown in clear: whose, to whom. */
export type RevealRow = {
  id: string
  byId: string
  what: string
  subjectId: string
  why: 'asked' | 'check'
  revealedAt: Date
}

export async function insertReveals(tx: Tx, memberId: string, reveals: readonly RevealRow[]): Promise<void> {
  if (reveals.length === 0) return
  await tx.run`
    insert into reveal_log (member_id, id, by_id, what, subject_id, why, revealed_at)
    values ${rows(reveals.map((r) => [memberId, r.id, r.byId, r.what, r.subjectId, r.why, r.revealedAt]))}`
}

/** Last first; ids are given in the order of time. `limit` null is all of them. */
export const listReveals = (sql: Sql, memberId: string, before: string | null, limit: number | null) =>
  sql.many<RevealRow>`
    select id, by_id as "byId", what, subject_id as "subjectId", why, revealed_at as "revealedAt" from reveal_log
    where member_id = ${memberId} and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${limit}`

/** Rows are found by member, so that one that changes hands goes and comes again. */
export async function moveReveals(tx: Tx, from: string, to: string, ids: readonly string[] | null) {
  const moved = await tx.many<RevealRow>`
    delete from reveal_log where member_id = ${from} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    returning id, by_id as "byId", what, subject_id as "subjectId", why, revealed_at as "revealedAt"`
  await insertReveals(tx, to, moved)
  return moved.map(({ id }) => id)
}

export const deleteReveals = (tx: Tx, memberId: string) =>
  tx.run`delete from reveal_log where member_id = ${memberId}`
