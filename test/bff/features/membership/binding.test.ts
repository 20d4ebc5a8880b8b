import { belongingsOf } from '@/bff/services'
import { makeFiles } from '@/bff/features/files/service'
import { makeMembership } from '@/bff/features/membership/service'
import { memoryStore } from '@/bff/platform/object-store'
import { makeTokens } from '@/bff/lib/tokens'
import type { PhoneExchange, PhoneOutcome } from '@/bff/platform/phone'
import { personOf, type Person } from '../../../support/people'
import { everyRow } from '../../../support/rows'
import { house, phone } from './house'

type Bound = { outcome: string; token: string; member: { id: string; phone: string | null } }
type Refused = { code: string; ticket?: string; retryInS?: number }

const YEAR_S = 365 * 24 * 60 * 60

test("ID-2 a number that is new here becomes a member's own, and signs them in", async () => {
  const { comesBy, shows, comesByPhone } = await house()
  const anna = await comesBy('wechat', 'anna')
  const bound = (await shows(anna)).json<Bound>()
  expect(bound).toMatchObject({ outcome: 'attached', member: { id: anna.id, phone: '138****8000' } })
  expect(personOf(await comesByPhone(phone)).id).toBe(anna.id)
  expect((await shows(anna)).json<Bound>().outcome).toBe('unchanged')
})

test('ID-3 the same owner on both platforms sees the same bookings', async () => {
  const { comesBy, shows, aDealer, book, call } = await house()
  const { id: dealerId } = await aDealer()
  const onWechat = await comesBy('wechat', 'anna')
  const onAlipay = await comesBy('alipay', 'anna')
  await shows(onWechat)
  const booked = await book({ member: onAlipay, dealerId })

  const bound = (await shows(onAlipay)).json<Bound>()
  expect(bound).toMatchObject({ outcome: 'merged', member: { id: onWechat.id } })
  const list = await call('GET /test-drive/bookings', { member: onWechat, query: { when: 'upcoming' } })
  expect(list.json()).toMatchObject({ bookings: [{ id: booked.json<{ id: string }>().id }] })
})

test('whoever was absorbed goes on as the survivor on all their devices, and learns it at once', async () => {
  const { comesBy, shows, refreshed, call, aDealer, hold } = await house()
  const { id: dealerId } = await aDealer()
  const older = await comesBy('wechat', 'anna')
  const younger = await comesBy('alipay', 'anna')
  const tablet = await comesBy('alipay', 'anna')
  await shows(older)
  await shows(younger)
  // What the old token says is no longer so: nothing can be written in the name of who is no more.
  expect((await hold({ member: tablet, dealerId })).statusCode).toBe(401)
  expect((await call('GET /me', { member: tablet })).statusCode).toBe(401)
  expect((await refreshed(tablet)).id).toBe(older.id)
})

test('64 bindings of one number by two members at once make one member', async () => {
  const { comesBy, shows, refreshed, db } = await house()
  const two = [await comesBy('wechat', 'anna'), await comesBy('alipay', 'anna')] as const
  const replies = await Promise.all(Array.from({ length: 64 }, (_, n) => shows(two[n % 2]!)))
  const bugs = replies.filter(({ statusCode }) => statusCode !== 200 && statusCode !== 401)
  expect(bugs.map((reply) => reply.json())).toEqual([])
  expect(await db.many`select id from member_merge`).toHaveLength(1)
  expect((await refreshed(two[0])).id).toBe((await refreshed(two[1])).id)
})

test('a member who takes a new number leaves the old one to its next owner', async () => {
  const { comesBy, shows, comesByPhone } = await house()
  const anna = await comesBy('wechat', 'anna')
  await shows(anna)
  await shows(anna, '13900139000')
  expect(personOf(await comesByPhone('13900139000')).id).toBe(anna.id)
  expect(personOf(await comesByPhone(phone)).id).not.toBe(anna.id)
})

test('a number whose account was idle for a year moves to its new owner, who sees nothing of the old', async () => {
  const { comesBy, shows, prove, pass, phoneOf, merges } = await house()
  const old = await comesBy('wechat', 'old')
  await shows(old)
  pass(YEAR_S)
  const fresh = await comesBy('alipay', 'new')
  const refused = (await shows(fresh)).json<Refused>()
  expect(refused.code).toBe('proof_needed')

  const moved = (await prove(fresh, refused.ticket, { isNew: true })).json<Bound>()
  expect(moved).toMatchObject({ outcome: 'moved', member: { id: fresh.id, phone: '138****8000' } })
  expect(await merges(fresh.id)).toEqual([])
  // The old account keeps everything but the number.
  const again = await comesBy('wechat', 'old')
  expect(again.id).toBe(old.id)
  expect(await phoneOf(again)).toBeNull()
})

test('who came within the year is not asked for another proof', async () => {
  const { comesBy, shows, pass, refreshed } = await house()
  let old = await comesBy('wechat', 'anna')
  await shows(old)
  for (let month = 0; month < 13; month++) {
    pass(30 * 24 * 60 * 60)
    old = await refreshed(old)
  }
  expect((await shows(await comesBy('alipay', 'anna'))).json<Bound>().outcome).toBe('merged')
})

test('a ticket is good for ten minutes, for whoever was given it, and guesses at a car are counted', async () => {
  const { comesBy, comesByPhone, prove, shows, pass, call } = await house()
  await shows(await comesBy('wechat', 'old'))
  pass(YEAR_S)
  const fresh = await comesBy('alipay', 'new')
  const { ticket } = (await shows(fresh)).json<Refused>()
  const codeOf = async (reply: Promise<{ json(): unknown }>) => ((await reply).json() as Refused).code

  expect(await codeOf(prove(await comesBy('wechat', 'thief'), ticket, { isNew: true }))).toBe('code_expired')
  expect(await codeOf(prove(fresh, 'made up', { isNew: true }))).toBe('code_expired')
  const signIn = { ticket, proof: { isNew: true } }
  expect(await codeOf(call('POST /auth/phone/proof', { payload: signIn }))).toBe('code_expired')
  for (let n = 0; n < 5; n++)
    expect(await codeOf(prove(fresh, ticket, { carTail: 'A1234' }))).toBe('proof_wrong')
  expect(await codeOf(prove(fresh, ticket, { carTail: 'A1234' }))).toBe('rate_limited')
  pass(600)
  expect(await codeOf(prove(await comesBy('alipay', 'new'), ticket, { isNew: true }))).toBe('code_expired')
  expect((await comesByPhone(phone)).json<Refused>().code).toBe('proof_needed')
})

test('what moved between two accounts of one person is joined by an operator', async () => {
  const { comesBy, shows, prove, pass, call, operator, refreshed } = await house()
  const old = await comesBy('wechat', 'old')
  await shows(old)
  pass(YEAR_S)
  const fresh = await comesBy('alipay', 'new')
  const { ticket } = (await shows(fresh)).json<Refused>()
  const payload = { memberId: fresh.id, otherId: old.id }
  const join = () => call('POST /operator/merges', { member: operator, payload })
  expect((await join()).statusCode).toBe(404)
  await prove(fresh, ticket, { isNew: true })
  expect((await join()).json()).toMatchObject({ survivorId: old.id, absorbedId: fresh.id })
  expect((await refreshed(fresh)).id).toBe(old.id)
})

test('an undo gives back exactly what went over, and saying so twice is no error', async () => {
  const bff = await house()
  const { comesBy, shows, aDealer, aStaffRole, book, hold, call, pool, undo, merges, comesByPhone } = bff
  const { id: dealerId } = await aDealer({ models: { lan: 3 }, consultants: 3 })
  const older = await comesBy('wechat', 'anna')
  await shows(older)
  const younger = await comesBy('alipay', 'boris')
  await aStaffRole(dealerId, younger, 'consultant')
  await bff.anOperatorRole(younger)
  await book({ member: younger, dealerId })
  await hold({ member: younger, dealerId, startsAt: new Date('2026-03-10T06:00:00Z') })
  await call('GET /me/referral', { member: younger })
  const before = comparable(await everyRow(pool))

  expect((await shows(younger)).json<Bound>().outcome).toBe('merged')
  expect(comparable(await everyRow(pool))).not.toEqual(before)
  const [merge] = await merges(older.id)
  expect(merge?.rows).toBeGreaterThan(7)
  expect((await undo(merge!.id)).json()).toMatchObject({ undoneAt: expect.any(String) })

  expect(comparable(await everyRow(pool))).toEqual(before)
  const again = await undo(merge!.id)
  expect([again.statusCode, (await merges(older.id)).length]).toEqual([200, 1])
  expect(comparable(await everyRow(pool))).toEqual(before)
  expect((await comesBy('alipay', 'boris')).id).toBe(younger.id)
  expect(personOf(await comesByPhone(phone)).id).toBe(older.id)
})

test('a merge that another builds on is undone after it, not before', async () => {
  const { comesBy, shows, undo, merges } = await house()
  const first = await comesBy('wechat', 'anna')
  await shows(first)
  await shows(await comesBy('alipay', 'boris'))
  await shows(await comesBy('alipay', 'clara'))
  const [later, earlier] = await merges(first.id)
  expect((await undo(earlier!.id)).json()).toEqual({ code: 'merge_built_on' })
  expect((await undo(later!.id)).statusCode).toBe(200)
  expect((await undo(earlier!.id)).statusCode).toBe(200)
})

test('twenty undos at once undo once', async () => {
  const { comesBy, shows, undo, merges, aDealer, book, call } = await house()
  const { id: dealerId } = await aDealer()
  const anna = await comesBy('wechat', 'anna')
  await shows(anna)
  const boris = await comesBy('alipay', 'boris')
  await book({ member: boris, dealerId })
  await shows(boris)
  const [merge] = await merges(anna.id)
  const replies = await Promise.all(Array.from({ length: 20 }, () => undo(merge!.id)))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(200))
  const list = async (member: Person) =>
    (await call('GET /test-drive/bookings', { member, query: { when: 'upcoming' } })).json<{ bookings: [] }>()
  expect((await list(await comesBy('alipay', 'boris'))).bookings).toHaveLength(1)
  expect((await list(anna)).bookings).toHaveLength(0)
})

test.each<[PhoneOutcome, number, string]>([
  [{ outcome: 'bad_code' }, 409, 'phone_unverified'],
  [{ outcome: 'no_phone' }, 409, 'phone_unverified'],
  [{ outcome: 'not_allowed' }, 409, 'phone_unverified'],
  [{ outcome: 'unknown_format', raw: '12' }, 409, 'phone_unverified'],
  [{ outcome: 'limited' }, 429, 'rate_limited'],
  [{ outcome: 'busy', cause: 'slow' }, 503, 'busy'],
  [{ outcome: 'misconfigured', what: 'the key' }, 503, 'sign_in_unavailable'],
])('a platform that says %j of a number refuses it with %d', async (outcome, status, code) => {
  const { comesBy, shows } = await house({ phones: { wechat: async () => outcome, alipay: null } })
  const reply = await shows(await comesBy('wechat', 'anna'))
  expect([reply.statusCode, reply.json<Refused>().code]).toEqual([status, code])
})

test('by SMS a number is verified as well, and a foreign one is its own', async () => {
  const foreign: PhoneExchange = async () => ({ outcome: 'ok', phone: '+85212345678' })
  const { comesBy, binds, shows } = await house({ phones: { wechat: foreign, alipay: null } })
  expect((await binds(await comesBy('wechat', 'anna'), phone)).json<Bound>().outcome).toBe('attached')
  const boris = await comesBy('wechat', 'boris')
  expect((await shows(boris)).json<Bound>()).toMatchObject({
    outcome: 'attached',
    member: { phone: '+85****5678' },
  })
})

/** All rows save those that tell of the merge itself, the tokens it made void, and when things were last proven. */
function comparable(rows: Record<string, string[]>) {
  const { member_merge, merge_entry, void_token, ...rest } = rows
  expect([member_merge, merge_entry, void_token]).toBeDefined()
  const { identity = [], session = [], member = [] } = rest
  const withoutTimes = (row: string) => row.replace(/"\d{4}-[^"]*"/g, '')
  return {
    ...rest,
    identity: identity.map(withoutTimes).sort(),
    member: member.map(withoutTimes).sort(),
    session: session.map((row) => row.replace(/^(\([^,]*,[^,]*),\d+/, '$1')).sort(),
  }
}

test('who knows a car of the old account is joined with it, or signs in to it', async () => {
  const { comesBy, shows, pass, db, sealer, clock, codes, call, refreshed } = await house()
  const old = await comesBy('wechat', 'anna')
  await shows(old)
  pass(YEAR_S)
  const fresh = await comesBy('alipay', 'anna')
  const { ticket = '' } = (await shows(fresh)).json<Refused>()
  const nobody = { wechat: null, alipay: null }
  const membership = makeMembership({
    ...{ db, now: () => clock.now, sealer, tokens: makeTokens('a secret', () => clock.now), sms: null },
    ...{ logins: nobody, phones: nobody, onSignIn: async () => {} },
    belongings: belongingsOf({ sealer, now: () => clock.now }),
    files: makeFiles({ db, sealer, now: () => clock.now, objects: memoryStore() }),
    record: async () => null,
    ownsCar: async (_, memberId, tail) => memberId === old.id && tail === 'A12345',
  })
  const caller = { id: fresh.id, sessionId: fresh.refreshToken.split('.')[0]!, epoch: 0 }
  const proof = { by: 'ticket', ticket, proof: { carTail: 'a12345' } } as const
  expect(await membership.bindPhone(caller, proof, undefined)).toMatchObject({ outcome: 'merged' })
  expect((await refreshed(fresh)).id).toBe(old.id)

  pass(YEAR_S)
  await call('POST /auth/phone/codes', { payload: { phone } })
  const entered = await call('POST /auth/phone', { payload: { phone, code: codes.get(phone) } })
  const again = entered.json<Refused>().ticket ?? ''
  const from = { address: '10.0.0.1', device: null }
  const opened = await membership.signInByTicket(again, { carTail: 'A12345' }, { from })
  expect(opened.member.id).toBe(old.id)
})
