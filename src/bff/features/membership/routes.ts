import { membershipEndpoints, membershipUploads } from '@/contract/membership'
import { fileOf } from '@/bff/lib/picture'
import { serve } from '@/bff/lib/serve'
import { presentDevice, presentMerge, type makePresenters } from './present'
import type { Membership } from './service'

type Presenters = ReturnType<typeof makePresenters>

export const membershipRoutes = (membership: Membership, present: Presenters) =>
  serve(membershipEndpoints, {
    'POST /auth/phone/codes': async ({ body, from }) => [202, await membership.sendCode(body.phone, from)],

    'POST /auth/phone': async ({ body: { phone, code, ...entrance }, from }) => [
      200,
      present.session(await membership.signInByPhone(phone, code, { ...entrance, from })),
    ],

    'POST /auth/phone/proof': async ({ body: { ticket, proof, ...entrance }, from }) => [
      200,
      present.session(await membership.signInByTicket(ticket, proof, { ...entrance, from })),
    ],

    'POST /auth/:platform': async ({ params, body: { code, ...entrance }, from }) => [
      200,
      present.session(await membership.signInByPlatform(params.platform, code, { ...entrance, from })),
    ],

    'POST /auth/refresh': async ({ body }) => [
      200,
      present.session(await membership.refresh(body.refreshToken)),
    ],

    'POST /auth/sign-out': async ({ body }) => [
      200,
      { signedOut: await membership.sessions.signOut(body.refreshToken) },
    ],

    'POST /auth/sign-out-everywhere': async ({ member }) => [
      200,
      { signedOut: (await membership.sessions.signOutEverywhere(member)) > 0 },
    ],

    'GET /me': async ({ member }) => [200, present.member(await membership.me(member))],

    'PUT /me/profile': async ({ member, body }) => {
      await membership.profiles.name(member, body.nickname)
      return [200, present.member(await membership.me(member))]
    },

    'GET /me/roles': async ({ member }) => [200, await membership.roles(member)],

    'POST /me/phone': async ({ member, body: { proof, referralCode } }) => {
      const { outcome, ...access } = await membership.bindPhone(member, proof, referralCode)
      return [200, { outcome, ...present.access(access) }]
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

    'POST /operator/members/lookups': async ({ body }) => [
      200,
      present.member(await membership.withPhone(body.phone)),
    ],

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

/** Apart, since they are sent as forms. */
export const membershipUploadRoutes = (membership: Membership, present: Presenters) =>
  serve(membershipUploads, {
    'POST /me/avatar': async ({ member, body }) => {
      await membership.profiles.picture(member, fileOf(body.file))
      return [200, present.member(await membership.me(member))]
    },
  })
