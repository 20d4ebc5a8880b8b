import type { Sql, Tx } from '@/bff/db/sql'

type Kind = 'nickname' | 'avatar'

export type ProfilePart =
  | { kind: 'nickname'; id: string; textSealed: string; objectKey: null }
  | { kind: 'avatar'; id: string; textSealed: null; objectKey: string }

export const listParts = (sql: Sql, memberIds: readonly string[]) =>
  sql.many<ProfilePart>`
    select kind, id, text_sealed as "textSealed", object_key as "objectKey" from profile_part
    where member_id = any(${memberIds}::uuid[]) order by kind desc, id`

/** Answers with the file that was there before. */
export const deletePart = (tx: Tx, memberId: string, kind: Kind) =>
  tx.maybeOne<{ objectKey: string | null }>`
    delete from profile_part where member_id = ${memberId} and kind = ${kind} returning object_key as "objectKey"`

export const insertPart = (tx: Tx, memberId: string, part: ProfilePart, now: Date) =>
  tx.run`
    insert into profile_part (member_id, kind, id, text_sealed, object_key, said_at)
    values (${memberId}, ${part.kind}, ${part.id}, ${part.textSealed}, ${part.objectKey}, ${now})`

/**
 * Those that the other does not have of their own; `ids` are those to move, null for all. A row's member is what it is
 * distributed by, which can't be updated everywhere: it goes and comes again.
 */
export async function moveParts(tx: Tx, from: string, to: string, ids: readonly string[] | null) {
  const moved = await tx.many<ProfilePart & { saidAt: Date }>`
    delete from profile_part p where member_id = ${from} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
      and not exists (select from profile_part o where o.member_id = ${to} and o.kind = p.kind)
    returning kind, id, text_sealed as "textSealed", object_key as "objectKey", said_at as "saidAt"`
  for (const { saidAt, ...part } of moved) await insertPart(tx, to, part, saidAt)
  return moved.map(({ id }) => ({ id }))
}

export const deleteParts = (tx: Tx, memberIds: readonly string[]) =>
  tx.many<{ objectKey: string | null }>`
    delete from profile_part where member_id = any(${memberIds}::uuid[]) returning object_key as "objectKey"`
