import type * as contract from '@/contract/membership'
import { membershipEndpoints } from '@/contract/membership'
import { maskPhone } from '@/bff/lib/sealed'
import { serve } from '@/bff/lib/serve'
import type { Membership, MemberView } from './service'

export const membershipRoutes = (membership: Membership) =>
  serve(membershipEndpoints, {
    'POST /auth/phone/codes': async ({ body, from }) => [202, await membership.sendCode(body.phone, from)],

    'POST /auth/phone': async ({ body: { phone, code, ...entrance }, from }) => [
      200,
      presentSession(await membership.signInByPhone(phone, code, { ...entrance, from })),
    ],

    'POST /auth/phone/proof': async ({ body: { ticket, proof, ...entrance }, from }) => [
      200,
      presentSession(await membership.signInByTicket(ticket, proof, { ...entrance, from })),
    ],

    'POST /auth/:platform': async ({ params, body: { code, ...entrance }, from }) => [
      200,
      presentSession(await membership.signInByPlatform(params.platform, code, { ...entrance, from })),
    ],

    'POST /auth/refresh': async ({ body }) => [
      200,
      presentSession(await membership.refresh(body.refreshToken)),
    ],

    'POST /auth/sign-out': async ({ body }) => [
      200,
      { signedOut: await membership.sessions.signOut(body.refreshToken) },
    ],

    'POST /auth/sign-out-everywhere': async ({ member }) => [
      200,
      { signedOut: (await membership.sessions.signOutEverywhere(member)) > 0 },
    ],

    'GET /me': async ({ member }) => [200, presentMember(await membership.me(member))],

    'GET /me/roles': async ({ member }) => [200, await membership.roles(member)],

    'POST /me/phone': async ({ member, body: { proof, referralCode } }) => {
      const { outcome, ...access } = await membership.bindPhone(member, proof, referralCode)
      return [200, { outcome, ...presentAccess(access) }]
    },

    'GET /me/devices': async ({ member }) => {
      const devices = await membership.sessions.devices(member)
      return [200, { devices: devices.map((device) => presentDevice(device, member.sessionId)) }]
    },

    'DELETE /me/devices/:deviceId': async ({ member, params }) => {
      await membership.sessions.signDeviceOut(member, params.deviceId)
      return [200, { signedOut: true }]
    },

    'GET /me/referral': async ({ member }) => [200, await membership.referral(member)],

    'POST /me/referral/visits': async ({ from, body }) => {
      await membership.visit(body.code, from)
      return [202, { noted: true }]
    },

    'GET /operator/members/:memberId/merges': async ({ params }) => {
      const merges = await membership.merging.list(params.memberId)
      return [200, { merges: merges.map(presentMerge) }]
    },

    'POST /operator/merges': async ({ body }) => [
      201,
      presentMerge(await membership.merging.mergeAfterAll(body.memberId, body.otherId)),
    ],

    'POST /operator/merges/:mergeId/undo': async ({ params, staff }) => [
      200,
      presentMerge(await membership.merging.undo(staff.memberId, params.mergeId)),
    ],
  })

type Access = { token: string; expiresAt: Date; member: MemberView }

const presentAccess = ({ token, expiresAt, member }: Access) => ({
  token,
  expiresAt: expiresAt.toISOString(),
  member: presentMember(member),
})

const presentSession = ({
  refreshToken,
  ...access
}: Access & { refreshToken: string }): contract.Session => ({
  ...presentAccess(access),
  refreshToken,
})

const presentMember = ({ id, phone, joinedAt }: MemberView): contract.Member => ({
  id,
  phone: phone && maskPhone(phone),
  joinedAt: joinedAt.toISOString(),
})

type Device = Awaited<ReturnType<Membership['sessions']['devices']>>[number]

const presentDevice = (
  { id, platform, label, createdAt, lastUsedAt }: Device,
  currentId: string,
): contract.SignedInDevice => ({
  ...{ id, platform, label },
  signedInAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
  current: id === currentId,
})

type Merge = Awaited<ReturnType<Membership['merging']['list']>>[number]

const presentMerge = ({ id, survivorId, absorbedId, mergedAt, undoneAt, rows }: Merge): contract.Merge => ({
  ...{ id, survivorId, absorbedId, rows },
  mergedAt: mergedAt.toISOString(),
  undoneAt: undoneAt && undoneAt.toISOString(),
})
