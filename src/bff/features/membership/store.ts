import { fragment, type Sql, type Tx } from '@/bff/db/sql'

export type MemberRow = {
  id: string
  phoneSealed: string | null
  joinedAt: Date
  lastSeenAt: Date | null
  mergedInto: string | null
  erasedAt: Date | null
}

const memberColumns = fragment`
  id, phone_sealed as "phoneSealed", joined_at as "joinedAt", last_seen_at as "lastSeenAt",
  merged_into as "mergedInto", erased_at as "erasedAt"`

/** Only one who is still here under this id. */
export const findMember = (sql: Sql, id: string) =>
  sql.maybeOne<MemberRow>`
    select ${memberColumns} from member where id = ${id} and merged_into is null and erased_at is null`

/** Locks a member who is still here under this id until the transaction ends. */
export const lockMember = (tx: Tx, id: string) =>
  tx.maybeOne<MemberRow>`
    select ${memberColumns} from member where id = ${id} and merged_into is null and erased_at is null for update`

/** Locks members whatever became of them, always in this order. */
export const lockMembers = (tx: Tx, ids: readonly string[]) =>
  tx.many<MemberRow>`
    select ${memberColumns} from member where id = any(${ids}::uuid[]) order by id for update`

export const insertMember = (tx: Tx, id: string, phoneSealed: string | null, now: Date) =>
  tx.run`
    insert into member (id, phone_sealed, joined_at, last_seen_at) values (${id}, ${phoneSealed}, ${now}, ${now})`

export const touchMember = (sql: Sql, id: string, now: Date) =>
  sql.run`update member set last_seen_at = ${now} where id = ${id}`

/** The number verified last is the one shown. */
export const showNewestPhone = (tx: Tx, id: string) =>
  tx.run`
    update member set phone_sealed = (
      select subject_sealed from identity where member_id = ${id} and kind = 'phone' and replaced_by is null
      order by verified_at desc, subject_hash limit 1)
    where id = ${id}`

export const updateMergedInto = (tx: Tx, id: string, mergedInto: string | null) =>
  tx.run`update member set merged_into = ${mergedInto} where id = ${id}`

/** What is left of the accounts that became part of a member says nothing either. */
export async function eraseMember(tx: Tx, id: string, absorbedIds: readonly string[], now: Date) {
  await tx.run`
    update member set phone_sealed = null, referral_code = null, last_seen_at = null, erased_at = ${now}
    where id = ${id}`
  await tx.run`
    update member set phone_sealed = null, referral_code = null, last_seen_at = null, merged_into = id
    where id = any(${absorbedIds}::uuid[])`
}

// Codes that phones can sign in with.

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

/** Counts one more, in a window that begins anew when it began before `since`; answers with what it is now. */
export const useQuota = (tx: Tx, keyHash: string, since: Date, now: Date) =>
  tx.one<{ used: number; windowAt: Date }>`
    insert into code_quota as q (key_hash, window_at, used) values (${keyHash}, ${now}, 1)
    on conflict (key_hash) do update set
      used = case when q.window_at <= ${since} then 1 else q.used + 1 end,
      window_at = case when q.window_at <= ${since} then excluded.window_at else q.window_at end
    returning used, window_at as "windowAt"`
