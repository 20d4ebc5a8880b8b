import type { Sql } from '@/bff/db/sql'
import { keysIn, movedFrom, NOBODY, type Belongings } from '@/bff/lib/belongings'
import type { Sealer } from '@/bff/lib/sealed'
import { letGo } from '../files/service'
import * as identities from './identity-store'
import * as merges from './merge-store'
import * as profiles from './profile-store'
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
    ...['profile_part', 'referral_code', 'referral_credit'],
  ],

  async export(sql, memberId) {
    const member = await store.findMember(sql, memberId)
    const devices = await sessions.listSessions(sql, memberId)
    const parts = await profiles.listParts(sql, await everOf(sql, memberId))
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
      nickname: parts.flatMap(({ textSealed }) => (textSealed ? [sealer.open(textSealed)] : [])),
      referral: { code: (await referrals.findCodeOf(sql, memberId))?.code ?? null, credits: count },
    }
  },

  async files(sql, memberId) {
    const parts = await profiles.listParts(sql, await everOf(sql, memberId))
    return parts.flatMap(({ objectKey }) => (objectKey ? [{ name: '头像', objectKey }] : []))
  },

  whyNotErase: async () => null,

  async erase(tx, memberId, at) {
    await sessions.deleteSessions(tx, memberId, null, voidUntil(at))
    await identities.deleteIdentities(tx, memberId)
    await staff.deleteStaffRoles(tx, memberId)
    await staff.deleteOperatorRole(tx, memberId)
    const ids = await everOf(tx, memberId)
    const pictures = await profiles.deleteParts(tx, ids)
    await letGo(
      tx,
      pictures.map(({ objectKey }) => objectKey),
      at,
    )
    await referrals.deleteReferrals(tx, ids, NOBODY)
    await identities.deletePhoneMoves(tx, ids)
    await merges.deleteMerges(tx, ids)
    await store.eraseMember(tx, memberId, ids.slice(1), at)
  },

  async move(tx, from, to) {
    const subjects = await identities.moveIdentities(tx, from, to)
    const sessionIds = await sessions.moveSessions(tx, from, to, null, voidUntil(now()))
    const roles = await staff.moveStaffRoles(tx, from, to)
    const isOperator = await staff.moveOperatorRole(tx, from, to)
    const parts = await profiles.moveParts(tx, from, to, null)
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
      ...movedFrom('profile_part', parts),
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
    await profiles.moveParts(tx, from, to, columnIn('profile_part', 'id'))
    await referrals.moveCodesBack(tx, columnIn('referral_code', 'code'), from, to)
    await referrals.moveCreditsBack(tx, columnIn('referral_credit', 'phoneHash'), from, to)
  },
})

/** A member and the accounts that became part of theirs, where what they had twice has stayed. */
const everOf = async (sql: Sql, memberId: string) => [
  memberId,
  ...(await merges.listAbsorbed(sql, memberId)).map(({ id }) => id),
]
