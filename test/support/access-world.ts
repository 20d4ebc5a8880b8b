import { randomUUID } from 'node:crypto'
import type { Endpoints } from '@/contract'
import { makeTickets } from '@/bff/features/membership/tickets'
import { developmentLicences } from '@/bff/platform/licence-reading'
import { memoryStore } from '@/bff/platform/object-store'
import { aGarage, garageAsks } from './access-garage'
import { aMall, mallAsks } from './access-mall'
import { pointAsks, somePoints } from './access-points'
import { rewardAsks, someRewards } from './access-rewards'
import { dot, form } from './garage'
import { keepRows } from './one-database'
import { personOf, waysIn, type Person } from './people'
import { aFailedRefund, aPayment } from './payments'
import { closeAll, inTwoHours, setup } from './setup'
import { aTill } from './till'

export type Name = keyof Endpoints

/**
 * The owner is whose booking, hold or account it is; the stranger is another member. The consultant and the manager
 * are the dealer's, the visitor is another dealer's consultant, the operator acts for the brand.
 */
export const roles = ['guest', 'stranger', 'visitor', 'consultant', 'manager', 'operator', 'owner'] as const
export type Role = (typeof roles)[number]

type Ask = {
  device?: string
  params?: Record<string, string>
  query?: Record<string, string>
  payload?: object
}
export type World = Awaited<ReturnType<typeof aWorld>>

const place = (role: Role) => roles.indexOf(role)
/** A number of each role, which was sent a code, and one that was not. */
const phoneOf = (role: Role) => `1370013700${place(role)}`
const newPhoneOf = (role: Role) => `1390013900${place(role)}`

/** What is outside the database, and the same in every copy of a world. */
const around = { licences: developmentLicences, payments: aTill().ports, objects: memoryStore() }

/** The same world for each test, as it was when it was made: to make one takes longer than what is asked of it. */
export function worlds(): () => Promise<World> {
  let restore: () => Promise<unknown>
  let first: World
  beforeAll(async () => {
    first = await aWorld()
    restore = await keepRows(first.pool)
    await closeAll()
  })
  return async () => {
    const house = await setup({ ...around, now: first.clock.now })
    await restore()
    // Codes that were sent are still known.
    return { ...first, ...house, codes: first.codes }
  }
}

/** A dealer with room for all, an owner with a booking and a hold, staff, and two members that are one by now. */
async function aWorld() {
  const house = await setup(around)
  const { call, codes } = house
  const dealer = { models: { lan: 8 }, consultants: 8, policy: { cutoffMin: 0 } }
  const lender = await house.aDealer(dealer)
  const { id: dealerId } = lender
  const elsewhere = await house.aDealer()
  const { comesBy, comesByPhone, binds } = waysIn(call, codes)

  const people = {} as Record<Exclude<Role, 'guest'>, Person>
  for (const role of roles) if (role !== 'guest') people[role] = await comesBy('wechat', role)
  await house.aStaffRole(dealerId, people.consultant, 'consultant')
  await house.aStaffRole(dealerId, people.manager, 'manager')
  await house.aStaffRole(elsewhere.id, people.visitor, 'consultant')
  await house.anOperatorRole(people.operator)

  const booked = await house.book({ member: people.owner, dealerId })
  const startsAt = inTwoHours(house.clock.now, 2)
  const held = await house.hold({ member: people.owner, dealerId, startsAt })

  const comingId = await house.aBooking((await house.aMember()).id, lender, 'sealed')
  const soon = inTwoHours(house.clock.now, -1.5)
  await house.db.run`update drive_booking set starts_at = ${soon} where id = ${comingId}`

  const later = inTwoHours(house.clock.now, 4).toISOString()
  const phone = '13600136000'
  const joined = personOf(await comesByPhone(phone))
  house.clock.now = new Date(house.clock.now.getTime() + 61_000)
  await binds(await comesBy('alipay', 'joined'), phone)
  const merge = await house.db.one<{ id: string }>`select id from member_merge`
  const [once, now] = [await comesBy('alipay', 'once'), await comesBy('alipay', 'now')]
  await house.db.run`
    insert into phone_move (phone_hash, moved_at, from_id, to_id) values (${'x'}, ${new Date(0)}, ${once.id}, ${now.id})`
  for (const role of roles) await call('POST /auth/phone/codes', { payload: { phone: phoneOf(role) } })

  const cars = await aGarage(house, people.owner, people.operator)
  const { id: paymentId } = await aPayment(house, people.owner)
  const sold = { order: { kind: 'mall', id: randomUUID() } }
  const returning = await aFailedRefund(house, await aPayment(house, people.owner, sold))
  const shop = await aMall(house, people)
  const rewards = await someRewards(house, people, people.owner, people.operator)
  const points = await somePoints(house, people.owner, people.operator, cars.driverId)
  const tickets = makeTickets({ sealer: house.sealer, now: () => house.clock.now })
  return {
    ...house,
    ...cars,
    ...shop,
    ...points,
    ...rewards,
    ...{ dealerId, people, mergeId: merge.id, joined, once, now, paymentId, returning },
    ticketOf: (role: Role) => tickets.write(newPhoneOf(role), null),
    /** A guest has the token of a session all the same: their own, of before. */
    tokenOf: (role: Role) => (role === 'guest' ? joined : people[role]).refreshToken,
    comingId,
    bookingId: booked.json<{ id: string }>().id,
    holdId: held.json<{ id: string }>().id,
    day: '2026-03-10',
    later,
    requestId: randomUUID(),
  }
}

export function ask(world: World, name: Name, role: Role) {
  const { device, params = {}, query = {}, payload } = asks[name](world, role)
  const path = name.replace(/:(\w+)/g, (_, key: string) => params[key]!)
  return world.call(path, {
    query,
    payload,
    ...(device && { device }),
    ...(role !== 'guest' && { member: world.people[role] }),
  })
}

const yes = { choices: [{ policy: 'marketing', version: '1', given: true }] }

/** What a caller who may would be served for. */
const asks: Record<Name, (world: World, role: Role) => Ask> = {
  ...garageAsks,
  ...mallAsks,
  ...pointAsks,
  ...rewardAsks,
  'POST /auth/phone/codes': (_, role) => ({ payload: { phone: newPhoneOf(role) } }),
  'POST /auth/phone': ({ codes }, role) => ({
    payload: { phone: phoneOf(role), code: codes.get(phoneOf(role)) },
  }),
  'POST /auth/phone/proof': ({ ticketOf }, role) => ({
    payload: { ticket: ticketOf(role), proof: { isNew: true } },
  }),
  'POST /auth/:platform': () => ({ params: { platform: 'wechat' }, payload: { code: 'dev:anna' } }),
  'POST /auth/refresh': ({ tokenOf }, role) => ({ payload: { refreshToken: tokenOf(role) } }),
  'POST /auth/sign-out': ({ tokenOf }, role) => ({ payload: { refreshToken: tokenOf(role) } }),
  'POST /auth/sign-out-everywhere': () => ({}),
  'GET /me': () => ({}),
  'PUT /me/profile': () => ({ payload: { nickname: '山雀' } }),
  'POST /me/avatar': () => ({ payload: form(dot) }),
  'GET /me/roles': () => ({}),
  'POST /me/phone': ({ codes }, role) => ({
    payload: { proof: { by: 'sms', phone: phoneOf(role), code: codes.get(phoneOf(role)) } },
  }),
  'GET /me/devices': () => ({}),
  'DELETE /me/devices/:deviceId': ({ people }) => ({
    params: { deviceId: people.owner.refreshToken.split('.')[0]! },
  }),
  'GET /me/referral': () => ({}),
  'POST /me/referral/visits': () => ({ payload: { code: 'ABCDEFGH' } }),
  'POST /operator/members/lookups': () => ({ payload: { phone: '13600136000' } }),
  'GET /operator/members/:memberId/merges': ({ joined }) => ({ params: { memberId: joined.id } }),
  'POST /operator/merges': ({ once, now }) => ({ payload: { memberId: once.id, otherId: now.id } }),
  'POST /operator/merges/:mergeId/undo': ({ mergeId }) => ({ params: { mergeId } }),
  'GET /brand': () => ({}),
  'GET /test-drive/cities': () => ({}),
  'GET /test-drive/days': () => ({ query: { city: '310100' } }),
  'GET /test-drive/availability': ({ day }) => ({ query: { city: '310100', date: day, model: 'lan' } }),
  'GET /test-drive/dealers': () => ({ query: { city: '310100' } }),
  'GET /test-drive/dealers/:dealerId': ({ dealerId }) => ({ params: { dealerId } }),
  'GET /test-drive/slots': ({ dealerId, day }) => ({ query: { dealerId, model: 'lan', date: day } }),
  'POST /test-drive/holds': ({ dealerId, later, requestId }) => ({
    payload: { dealerId, modelId: 'lan', startsAt: later, requestId },
  }),
  'DELETE /test-drive/holds/:holdId': ({ holdId }) => ({ params: { holdId } }),
  'POST /test-drive/bookings': ({ holdId, requestId }) => ({
    payload: { holdId, contactName: '陈屿', contactPhone: '13800138000', requestId },
  }),
  'GET /test-drive/bookings': () => ({ query: { when: 'upcoming' } }),
  'GET /test-drive/bookings/:bookingId': ({ bookingId }) => ({ params: { bookingId } }),
  'GET /test-drive/bookings/:bookingId/slots': ({ bookingId, day }) => ({
    params: { bookingId },
    query: { date: day },
  }),
  'POST /test-drive/bookings/:bookingId/reschedule': ({ bookingId, later, requestId }) => ({
    params: { bookingId },
    payload: { startsAt: later, requestId },
  }),
  'POST /test-drive/bookings/:bookingId/cancel': ({ bookingId, requestId }) => ({
    params: { bookingId },
    payload: { reason: 'time', requestId },
  }),
  'GET /payments/:paymentId': ({ paymentId }) => ({ params: { paymentId } }),
  'POST /payments/:paymentId/hand': ({ paymentId }) => ({
    params: { paymentId },
    payload: { via: 'wechat' },
  }),
  'POST /payments/:paymentId/check': ({ paymentId }) => ({ params: { paymentId } }),
  'GET /operator/payments/:paymentId': ({ paymentId }) => ({ params: { paymentId } }),
  'GET /operator/payment-troubles': () => ({}),
  'POST /operator/payments/:paymentId/refunds/:refundId/retry': ({ returning, requestId }) => ({
    params: { paymentId: returning.paymentId, refundId: returning.id },
    payload: { reason: '账户已恢复', requestId },
  }),
  'POST /operator/payments/:paymentId/reconcile': ({ paymentId }) => ({ params: { paymentId } }),
  'GET /operator/happenings/set-aside': () => ({}),
  'POST /operator/happenings/set-aside/resume': () => ({ payload: {} }),
  'GET /dealers/:dealerId/test-drives/bookings': ({ dealerId }) => ({
    params: { dealerId },
    query: { date: '2026-03-10' },
  }),
  'POST /dealers/:dealerId/test-drives/bookings/:bookingId/arrival': ({ dealerId, comingId }) => ({
    params: { dealerId, bookingId: comingId },
  }),
  'GET /privacy/policies': () => ({}),
  'GET /privacy/guest-consents': () => ({ device: 'a-device' }),
  'POST /privacy/guest-consents': () => ({ device: 'a-device', payload: yes }),
  'GET /privacy/consents': () => ({}),
  'POST /privacy/consents': () => ({ payload: yes }),
  'GET /privacy/reveals': () => ({}),
  'POST /privacy/exports': () => ({}),
  'GET /privacy/deletion': () => ({}),
  'POST /privacy/deletion': () => ({}),
  'DELETE /privacy/deletion': () => ({}),
}
