import { rows, type Sql, type Tx } from '@/bff/db/sql'

type Kept = { id: string; type: string; subject: string; at: Date; body: unknown }
type Due = {
  consumer: string
  id: string
  dueAt: Date
  tries: number
  setAsideAt: Date | null
  problem: string | null
}

export const listToldHappenings = (sql: Sql, memberId: string) =>
  sql.many<Omit<Kept, 'id'>>`
    select type, subject, at, body from happening where member_id = ${memberId} order by at, id`

export async function deleteHappenings(tx: Tx, memberId: string) {
  await tx.run`delete from happening_due where member_id = ${memberId}`
  await tx.run`delete from happening where member_id = ${memberId}`
}

/** As many rows as a statement has parameters for, and then some. */
const ROWS_MAX = 1_000

const insertAll = async (tx: Tx, memberId: string, kept: readonly Kept[]) => {
  const written: string[] = []
  for (let at = 0; at < kept.length; at += ROWS_MAX) {
    const some = kept.slice(at, at + ROWS_MAX)
    const values = some.map((h) => [memberId, h.id, h.type, h.subject, h.at, JSON.stringify(h.body)])
    const ids = await tx.many<{ id: string }>`
      insert into happening (member_id, id, type, subject, at, body) values ${rows(values)}
      on conflict do nothing returning id`
    written.push(...ids.map(({ id }) => id))
  }
  return written
}

/**
 * Gives what happened to one member to another, with what of it is still to be told; `ids` are those to move, null for
 * all. What has happened to both stays with each of them.
 */
export async function moveHappenings(tx: Tx, from: string, to: string, ids: readonly string[] | null) {
  const due = await tx.many<Due>`
    delete from happening_due
    where member_id = ${from} and (${ids}::uuid[] is null or happening_id = any(${ids}::uuid[]))
    returning consumer, happening_id as id, due_at as "dueAt", tries, set_aside_at as "setAsideAt", problem`
  const all = await tx.many<Kept>`
    delete from happening
    where member_id = ${from} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    returning id, type, subject, at, body`
  const moved = new Set(await insertAll(tx, to, all))
  const staying = all.filter(({ id }) => !moved.has(id))
  await insertAll(tx, from, staying)
  if (due.length > 0) {
    const values = due.map((d) => [
      ...[moved.has(d.id) ? to : from, d.consumer, d.id, d.dueAt, d.tries, d.setAsideAt, d.problem],
    ])
    await tx.run`
      insert into happening_due (member_id, consumer, happening_id, due_at, tries, set_aside_at, problem)
      values ${rows(values)}`
  }
  return [...moved]
}
