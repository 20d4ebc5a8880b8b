import type { Sql, Tx } from '@/bff/db/sql'

export type MemberRow = { id: string; phoneSealed: string | null; joinedAt: Date }

export const findMember = (sql: Sql, id: string) =>
  sql.maybeOne<MemberRow>`
    select id, phone_sealed as "phoneSealed", joined_at as "joinedAt" from member where id = ${id}`

export const findIdentity = (sql: Sql, subjectHash: string) =>
  sql.maybeOne<{ memberId: string }>`
    select member_id as "memberId" from identity where subject_hash = ${subjectHash}`

export const insertMember = (tx: Tx, member: MemberRow) =>
  tx.run`
    insert into member (id, phone_sealed, joined_at)
    values (${member.id}, ${member.phoneSealed}, ${member.joinedAt})`

type NewIdentity = { subjectHash: string; kind: string; memberId: string; now: Date }

/** False when the subject belongs to somebody already. */
export async function insertIdentity(
  tx: Tx,
  { subjectHash, kind, memberId, now }: NewIdentity,
): Promise<boolean> {
  const row = await tx.maybeOne`
    insert into identity (subject_hash, kind, member_id, created_at)
    values (${subjectHash}, ${kind}, ${memberId}, ${now})
    on conflict do nothing returning subject_hash`
  return row !== null
}

export const listIdentities = (sql: Sql, memberId: string) =>
  sql.many<{ kind: string; createdAt: Date }>`
    select kind, created_at as "createdAt" from identity where member_id = ${memberId} order by created_at`

export const moveIdentities = (tx: Tx, from: string, to: string) =>
  tx.many<{ subjectHash: string }>`
    update identity set member_id = ${to} where member_id = ${from} returning subject_hash as "subjectHash"`

export const moveIdentity = (tx: Tx, subjectHash: string, from: string, to: string) =>
  tx.run`update identity set member_id = ${to} where subject_hash = ${subjectHash} and member_id = ${from}`

export const deleteIdentities = (tx: Tx, memberId: string) =>
  tx.run`delete from identity where member_id = ${memberId}`

export const forgetPhone = (tx: Tx, memberId: string) =>
  tx.run`update member set phone_sealed = null where id = ${memberId}`

export type PhoneCode = {
  phoneHash: string
  codeHash: string
  triesLeft: number
  sentAt: Date
  expiresAt: Date
  windowAt: Date
  windowSends: number
}

export const lockPhoneCode = (tx: Tx, phoneHash: string) =>
  tx.maybeOne<PhoneCode>`
    select phone_hash as "phoneHash", code_hash as "codeHash", tries_left as "triesLeft", sent_at as "sentAt",
      expires_at as "expiresAt", window_at as "windowAt", window_sends as "windowSends"
    from phone_code where phone_hash = ${phoneHash} for update`

/** False when another request wrote the phone's first code meanwhile. */
export async function insertPhoneCode(tx: Tx, c: PhoneCode): Promise<boolean> {
  const row = await tx.maybeOne`
    insert into phone_code (phone_hash, code_hash, tries_left, sent_at, expires_at, window_at, window_sends)
    values (${c.phoneHash}, ${c.codeHash}, ${c.triesLeft}, ${c.sentAt}, ${c.expiresAt}, ${c.windowAt}, ${c.windowSends})
    on conflict do nothing returning phone_hash`
  return row !== null
}

export const updatePhoneCode = (tx: Tx, c: PhoneCode) =>
  tx.run`
    update phone_code set code_hash = ${c.codeHash}, tries_left = ${c.triesLeft}, sent_at = ${c.sentAt},
      expires_at = ${c.expiresAt}, window_at = ${c.windowAt}, window_sends = ${c.windowSends}
    where phone_hash = ${c.phoneHash}`
