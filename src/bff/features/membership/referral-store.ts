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

/** Once for a number, whoever asks and however often. */
export const insertCredit = (tx: Tx, phoneHash: string, memberId: string, invitedId: string, now: Date) =>
  tx.run`
    insert into referral_credit (phone_hash, member_id, invited_id, credited_at)
    values (${phoneHash}, ${memberId}, ${invitedId}, ${now}) on conflict do nothing`

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
