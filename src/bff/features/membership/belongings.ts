import { keysIn, movedFrom, type Belongings } from '@/bff/lib/belongings'
import type { Sealer } from '@/bff/lib/sealed'
import * as staff from './staff-store'
import * as store from './store'

/** Who a member is: what they sign in with, and what they are to the brand. */
export const membershipBelongings = (sealer: Sealer): Belongings => ({
  feature: 'membership',
  tables: ['identity', 'staff_role', 'operator_role'],

  async export(sql, memberId) {
    const member = await store.findMember(sql, memberId)
    return {
      id: memberId,
      joinedAt: member?.joinedAt,
      phone: member?.phoneSealed && sealer.open(member.phoneSealed),
      signsInWith: await store.listIdentities(sql, memberId),
      roles: await staff.listStaffRoles(sql, memberId),
    }
  },

  whyNotErase: async () => null,

  async erase(tx, memberId) {
    await store.deleteIdentities(tx, memberId)
    await staff.deleteStaffRoles(tx, memberId)
    await staff.deleteOperatorRole(tx, memberId)
    await store.forgetPhone(tx, memberId)
  },

  async move(tx, from, to) {
    const identities = await store.moveIdentities(tx, from, to)
    const roles = await staff.moveStaffRoles(tx, from, to)
    const isOperator = await staff.moveOperatorRole(tx, from, to)
    return [
      ...movedFrom('identity', identities),
      ...movedFrom('staff_role', roles),
      ...movedFrom('operator_role', isOperator ? [{ memberId: from }] : []),
    ]
  },

  async moveBack(tx, from, to, moved) {
    for (const { subjectHash } of keysIn<'subjectHash'>('identity', moved)) {
      await store.moveIdentity(tx, subjectHash, from, to)
    }
    for (const { dealerId } of keysIn<'dealerId'>('staff_role', moved)) {
      await staff.moveStaffRole(tx, dealerId, from, to)
    }
    if (keysIn('operator_role', moved).length > 0) await staff.moveOperatorRole(tx, from, to)
  },
})
