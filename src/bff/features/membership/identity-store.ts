import type { Sql, Tx } from '@/bff/db/sql'

export type IdentityRow = {
  subjectHash: string
  kind: 'wechat' | 'alipay' | 'phone'
  app: string | null
  type: string
  subjectSealed: string
  memberId: string
  vouchedBy: string | null
}

export const findOwner = (sql: Sql, subjectHash: string) =>
  sql.maybeOne<{ memberId: string }>`
    select member_id as "memberId" from identity where subject_hash = ${subjectHash} and replaced_by is null`

export type Name = { app: string; type: string; subjectSealed: string }

/** What a platform calls a member in one app: by the subject given, or else the name that was seen last. */
export const findName = (sql: Sql, memberId: string, platform: 'wechat' | 'alipay', subjectHash: string) =>
  sql.maybeOne<Name>`
    select app, type, subject_sealed as "subjectSealed" from identity
    where member_id = ${memberId} and kind = ${platform} and type in ('openid', 'user_id', 'open_id')
      and replaced_by is null
    order by subject_hash = ${subjectHash} desc, verified_at desc, subject_hash limit 1`

export const listOwners = (sql: Sql, subjectHashes: readonly string[]) =>
  sql.many<{ subjectHash: string; memberId: string }>`
    select subject_hash as "subjectHash", member_id as "memberId" from identity
    where subject_hash = any(${subjectHashes}::text[])`

/** False when the subject belongs to somebody already. */
export async function insertIdentity(tx: Tx, i: IdentityRow, now: Date): Promise<boolean> {
  const written = await tx.run`
    insert into identity as known (subject_hash, kind, app, type, subject_sealed, member_id, vouched_by, created_at, verified_at)
    values (${i.subjectHash}, ${i.kind}, ${i.app}, ${i.type}, ${i.subjectSealed}, ${i.memberId}, ${i.vouchedBy},
      ${now}, ${now})
    on conflict (subject_hash) do update set member_id = excluded.member_id, vouched_by = excluded.vouched_by,
      created_at = excluded.created_at, verified_at = excluded.verified_at, replaced_by = null
    where known.replaced_by is not null`
  return written === 1
}

/** Notes that a subject was proven again, by whoever it belongs to. */
export const updateVerifiedAt = (tx: Tx, subjectHash: string, memberId: string, now: Date) =>
  tx.run`
    update identity set verified_at = ${now} where subject_hash = ${subjectHash} and member_id = ${memberId}`

/** Gives a number to another member, as one that they have proven themselves. */
export const updatePhoneOwner = (
  tx: Tx,
  subjectHash: string,
  to: { memberId: string; vouchedBy: string | null },
  now: Date,
) =>
  tx.run`
    update identity set member_id = ${to.memberId}, vouched_by = ${to.vouchedBy}, verified_at = ${now}
    where subject_hash = ${subjectHash}`

export const replaceOtherPhones = (tx: Tx, memberId: string, subjectHash: string) =>
  tx.run`
    update identity set replaced_by = ${subjectHash}
    where member_id = ${memberId} and kind = 'phone' and subject_hash <> ${subjectHash} and replaced_by is null`

/** Numbers whose place was taken by one that turned out to be the other's, on either side. */
export const restorePhones = (tx: Tx, from: string, to: string, back: readonly string[]) =>
  tx.run`
    update identity set replaced_by = null
    where (member_id = ${from} and replaced_by = any(${back}::text[]))
      or (member_id = ${to} and subject_hash = any(${back}::text[])
        and replaced_by is not null and not replaced_by = any(${back}::text[]))`

type Told = { kind: string; app: string | null; type: string | null; createdAt: Date }

export const listIdentities = (sql: Sql, memberId: string) =>
  sql.many<Told>`
    select kind, app, type, created_at as "createdAt" from identity
    where member_id = ${memberId} order by created_at, subject_hash`

export const deleteIdentities = (tx: Tx, memberId: string) =>
  tx.run`delete from identity where member_id = ${memberId}`

export const moveIdentities = (tx: Tx, from: string, to: string) =>
  tx.many<{ subjectHash: string }>`
    update identity set member_id = ${to} where member_id = ${from} returning subject_hash as "subjectHash"`

/** Gives back subjects and what has since come in on their word. */
export const moveIdentitiesBack = (tx: Tx, subjectHashes: readonly string[], from: string, to: string) =>
  tx.many<{ subjectHash: string }>`
    with recursive back as (
      select subject_hash from identity
      where member_id = ${from} and subject_hash = any(${subjectHashes}::text[])
      union
      select i.subject_hash from identity i join back on i.vouched_by = back.subject_hash
      where i.member_id = ${from}
    )
    update identity set member_id = ${to} where subject_hash in (select subject_hash from back)
    returning subject_hash as "subjectHash"`

/** Whether a number is seen here for the first time. */
export const insertKnownPhone = async (tx: Tx, phoneHash: string, now: Date) =>
  (await tx.run`
    insert into known_phone (phone_hash, first_at) values (${phoneHash}, ${now}) on conflict do nothing`) ===
  1

/** Whether a number completes a profile for the first time. */
export const claimCompletion = async (tx: Tx, phoneHash: string, now: Date) =>
  (await tx.run`
    update known_phone set completed_at = ${now} where phone_hash = ${phoneHash} and completed_at is null`) ===
  1

export const insertPhoneMove = (tx: Tx, phoneHash: string, from: string, to: string, now: Date) =>
  tx.run`
    insert into phone_move (phone_hash, moved_at, from_id, to_id) values (${phoneHash}, ${now}, ${from}, ${to})`

export const deletePhoneMoves = (tx: Tx, ids: readonly string[]) =>
  tx.run`
    delete from phone_move where from_id = any(${ids}::uuid[]) or to_id = any(${ids}::uuid[])`

/** The number that last went from one of two members to the other. */
export const findPhoneMove = (sql: Sql, a: string, b: string) =>
  sql.maybeOne<{ phoneHash: string }>`
    select phone_hash as "phoneHash" from phone_move
    where from_id in (${a}, ${b}) and to_id in (${a}, ${b}) order by moved_at desc limit 1`
