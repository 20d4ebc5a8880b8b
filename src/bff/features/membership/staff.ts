import type { Db, Sql } from '@/bff/db/sql'
import type { Guards } from '@/bff/lib/serve'
import * as store from './staff-store'

/**
 * What a member is at a dealer, or for the brand where there is no dealer; null for a customer. Asked of the database
 * each time: who loses a role has lost it with the next request.
 */
export const makeRoleOf =
  (db: Db): Guards['roleOf'] =>
  async (memberId, dealerId) => {
    if (await store.findOperatorRole(db, memberId)) return 'operator'
    const staff = dealerId && (await store.findStaffRole(db, dealerId, memberId))
    return staff ? staff.role : null
  }

export async function listRoles(sql: Sql, memberId: string) {
  const isOperator = (await store.findOperatorRole(sql, memberId)) !== null
  return { isOperator, dealers: await store.listStaffRoles(sql, memberId) }
}
