import type { Tx } from '@/bff/db/sql'

export const hasDealer = async (tx: Tx, id: string) =>
  (await tx.maybeOne`select id from dealer where id = ${id}`) !== null

type Wanted = { id: string; phoneHash: string; phoneSealed: string; now: Date }

/** Whoever has the number, made where nobody has it. */
export async function ensureMember(tx: Tx, { id, phoneHash, phoneSealed, now }: Wanted): Promise<string> {
  await tx.run`
    insert into known_phone (phone_hash, first_at) values (${phoneHash}, ${now}) on conflict do nothing`
  const isNew = await tx.run`
    insert into identity (subject_hash, kind, type, subject_sealed, member_id, created_at, verified_at)
    values (${phoneHash}, ${'phone'}, ${'phone'}, ${phoneSealed}, ${id}, ${now}, ${now})
    on conflict do nothing`
  if (isNew > 0) {
    await tx.run`
      insert into member (id, phone_sealed, joined_at) values (${id}, ${phoneSealed}, ${now}) on conflict do nothing`
  }
  const { memberId } = await tx.one<{ memberId: string }>`
    select member_id as "memberId" from identity where subject_hash = ${phoneHash}`
  return memberId
}

export const ensureOperator = (tx: Tx, memberId: string, now: Date) =>
  tx.run`insert into operator_role (member_id, created_at) values (${memberId}, ${now}) on conflict do nothing`

type Role = {
  dealerId: string
  memberId: string
  role: 'consultant' | 'manager'
  consultantId: string | null
  now: Date
}

export const ensureRole = (tx: Tx, { dealerId, memberId, role, consultantId, now }: Role) =>
  tx.run`
    insert into staff_role (dealer_id, member_id, role, consultant_id, created_at)
    values (${dealerId}, ${memberId}, ${role}, ${consultantId}, ${now})
    on conflict do nothing`
