import type { Sql, Tx } from '@/bff/db/sql'

export const findCodeOf = (sql: Sql, memberId: string) =>
  sql.maybeOne<{ code: string | null }>`select referral_code as code from member where id = ${memberId}`

/** False when the code is somebody's already. */
export async function insertCode(tx: Tx, code: string, memberId: string): Promise<boolean> {
  const written = await tx.run`
    insert into referral_code (code, member_id) values (${code}, ${memberId}) on conflict do nothing`
  if (written === 1) await tx.run`update member set referral_code = ${code} where id = ${memberId}`
  return written === 1
}

export const findReferrer = (sql: Sql, code: string) =>
  sql.maybeOne<{ memberId: string }>`select member_id as "memberId" from referral_code where code = ${code}`

export type Credit = { phoneHash: string; id: string; memberId: string; invitedId: string }

/** Once for a number, whoever asks and however often; whether this was the once. */
export async function insertCredit(tx: Tx, c: Credit, now: Date): Promise<boolean> {
  const written = await tx.run`
    insert into referral_credit (phone_hash, id, member_id, invited_id, credited_at)
    values (${c.phoneHash}, ${c.id}, ${c.memberId}, ${c.invitedId}, ${now}) on conflict do nothing`
  return written === 1
}

/** Who brought somebody, by any of the accounts that they have had. */
export const listCreditsFor = (sql: Sql, invitedIds: readonly string[]) =>
  sql.many<{ id: string; memberId: string }>`
    select id, member_id as "memberId" from referral_credit
    where invited_id = any(${invitedIds}::uuid[]) order by credited_at, id`

export const countCredits = (sql: Sql, memberId: string) =>
  sql.one<{ count: number }>`select count(*) as count from referral_credit where member_id = ${memberId}`

export const moveCodes = (tx: Tx, from: string, to: string) =>
  tx.many<{
    code: string
  }>`update referral_code set member_id = ${to} where member_id = ${from} returning code`

export const moveCredits = (tx: Tx, from: string, to: string) =>
  tx.many<{ phoneHash: string }>`
    update referral_credit set member_id = ${to} where member_id = ${from} returning phone_hash as "phoneHash"`

export const moveCodesBack = (tx: Tx, codes: readonly string[], from: string, to: string) =>
  tx.run`update referral_code set member_id = ${to} where code = any(${codes}::text[]) and member_id = ${from}`

export const moveCreditsBack = (tx: Tx, phoneHashes: readonly string[], from: string, to: string) =>
  tx.run`
    update referral_credit set member_id = ${to}
    where phone_hash = any(${phoneHashes}::text[]) and member_id = ${from}`

/** Whom somebody brought may stay counted, by nobody's name. */
export async function deleteReferrals(tx: Tx, ids: readonly string[], nobody: string) {
  await tx.run`delete from referral_code where member_id = any(${ids}::uuid[])`
  await tx.run`delete from referral_credit where member_id = any(${ids}::uuid[])`
  await tx.run`update referral_credit set invited_id = ${nobody} where invited_id = any(${ids}::uuid[])`
}
