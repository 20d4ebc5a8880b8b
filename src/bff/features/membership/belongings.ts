import { keysIn, movedFrom, NOBODY, type Belongings } from '@/bff/lib/belongings'
import type { Sealer } from '@/bff/lib/sealed'
import * as identities from './identity-store'
import * as merges from './merge-store'
import * as referrals from './referral-store'
import { voidUntil } from './sessions'
import * as sessions from './session-store'
import * as staff from './staff-store'
import * as store from './store'

/** Who a member is: what they sign in with and where, what they are to the brand, and whom they brought. */
export const membershipBelongings = ({ sealer, now }: { sealer: Sealer; now: () => Date }): Belongings => ({
  feature: 'membership',
  tables: [
    ...['identity', 'session', 'session_key', 'staff_role', 'operator_role'],
    ...['referral_code', 'referral_credit'],
  ],

  async export(sql, memberId) {
    const member = await store.findMember(sql, memberId)
    const devices = await sessions.listSessions(sql, memberId)
    const { count } = await referrals.countCredits(sql, memberId)
    return {
      id: memberId,
      joinedAt: member?.joinedAt,
      phone: member?.phoneSealed && sealer.open(member.phoneSealed),
      signsInWith: await identities.listIdentities(sql, memberId),
      devices: devices.map(({ platform, label, createdAt, lastUsedAt }) => ({
        ...{ platform, label },
        signedInAt: createdAt,
        lastUsedAt,
      })),
      roles: await staff.listStaffRoles(sql, memberId),
      referral: { code: (await referrals.findCodeOf(sql, memberId))?.code ?? null, credits: count },
    }
  },

  whyNotErase: async () => null,

  async erase(tx, memberId, at) {
    await sessions.deleteSessions(tx, memberId, null, voidUntil(at))
    await identities.deleteIdentities(tx, memberId)
    await staff.deleteStaffRoles(tx, memberId)
    await staff.deleteOperatorRole(tx, memberId)
    const absorbedIds = (await merges.listAbsorbed(tx, memberId)).map(({ id }) => id)
    const ids = [memberId, ...absorbedIds]
    await referrals.deleteReferrals(tx, ids, NOBODY)
    await identities.deletePhoneMoves(tx, ids)
    await merges.deleteMerges(tx, ids)
    await store.eraseMember(tx, memberId, absorbedIds, at)
  },

  async move(tx, from, to) {
    const subjects = await identities.moveIdentities(tx, from, to)
    const sessionIds = await sessions.moveSessions(tx, from, to, null, voidUntil(now()))
    const roles = await staff.moveStaffRoles(tx, from, to)
    const isOperator = await staff.moveOperatorRole(tx, from, to)
    const codes = await referrals.moveCodes(tx, from, to)
    const credits = await referrals.moveCredits(tx, from, to)
    return [
      ...movedFrom('identity', subjects),
      ...movedFrom(
        'session',
        sessionIds.map((id) => ({ id })),
      ),
      ...movedFrom('staff_role', roles),
      ...movedFrom('operator_role', isOperator ? [{ memberId: from }] : []),
      ...movedFrom('referral_code', codes),
      ...movedFrom('referral_credit', credits),
    ]
  },

  async moveBack(tx, from, to, moved) {
    const columnIn = <Column extends string>(table: string, column: Column) =>
      keysIn<Column>(table, moved).map((key) => key[column])

    const back = await identities.moveIdentitiesBack(tx, columnIn('identity', 'subjectHash'), from, to)
    const subjectHashes = back.map(({ subjectHash }) => subjectHash)
    await identities.restorePhones(tx, from, to, subjectHashes)
    // Whoever signed in since with what goes back is the one who goes back.
    const which = { ids: columnIn('session', 'id'), subjectHashes }
    await sessions.moveSessions(tx, from, to, which, voidUntil(now()))
    for (const dealerId of columnIn('staff_role', 'dealerId'))
      await staff.moveStaffRole(tx, dealerId, from, to)
    if (keysIn('operator_role', moved).length > 0) await staff.moveOperatorRole(tx, from, to)
    await referrals.moveCodesBack(tx, columnIn('referral_code', 'code'), from, to)
    await referrals.moveCreditsBack(tx, columnIn('referral_credit', 'phoneHash'), from, to)
  },
})
