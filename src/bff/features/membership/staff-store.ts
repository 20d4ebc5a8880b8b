import type { Role } from '@/contract/endpoint'
import type { Sql, Tx } from '@/bff/db/sql'

type DealerRole = Exclude<Role, 'operator'>

export const findStaffRole = (sql: Sql, dealerId: string, memberId: string) =>
  sql.maybeOne<{ role: DealerRole }>`
    select role from staff_role where dealer_id = ${dealerId} and member_id = ${memberId}`

export const findOperatorRole = (sql: Sql, memberId: string) =>
  sql.maybeOne<{ memberId: string }>`
    select member_id as "memberId" from operator_role where member_id = ${memberId}`

export const listStaffRoles = (sql: Sql, memberId: string) =>
  sql.many<{ dealerId: string; role: DealerRole }>`
    select dealer_id as "dealerId", role from staff_role where member_id = ${memberId} order by dealer_id`

/** What the other has there already is left with whom it is. */
export const moveStaffRoles = (tx: Tx, from: string, to: string) =>
  tx.many<{ dealerId: string }>`
    update staff_role set member_id = ${to}
    where member_id = ${from} and dealer_id not in (select dealer_id from staff_role where member_id = ${to})
    returning dealer_id as "dealerId"`

export const moveStaffRole = (tx: Tx, dealerId: string, from: string, to: string) =>
  tx.run`update staff_role set member_id = ${to} where dealer_id = ${dealerId} and member_id = ${from}`

export const deleteStaffRoles = (tx: Tx, memberId: string) =>
  tx.run`delete from staff_role where member_id = ${memberId}`

export const deleteOperatorRole = (tx: Tx, memberId: string) =>
  tx.run`delete from operator_role where member_id = ${memberId}`

/** False when there is none to move, or the other is an operator as well. */
export async function moveOperatorRole(tx: Tx, from: string, to: string): Promise<boolean> {
  if (await findOperatorRole(tx, to)) return false
  const role = await tx.maybeOne<{ createdAt: Date }>`
    delete from operator_role where member_id = ${from} returning created_at as "createdAt"`
  if (role) await tx.run`insert into operator_role (member_id, created_at) values (${to}, ${role.createdAt})`
  return role !== null
}
