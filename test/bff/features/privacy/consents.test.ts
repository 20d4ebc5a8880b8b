import { makeConsents } from '@/bff/features/privacy/consents'
import { policies } from '@/bff/lib/policies'
import type { CallbackReaders } from '@/bff/platform/push'
import type { PushMessage } from '@/bff/platform/wechat/push'
import { waysIn } from '../../../support/people'
import { setup } from '../../../support/setup'

type States = { consents: { policy: string; given: boolean; saidAt: string | null }[] }
type Choice = { policy: string; given: boolean; version?: string }

/** The house, and how people say what they agree to. */
async function aHouse(parts: Parameters<typeof setup>[0] = {}) {
  const house = await setup(parts)
  const { call, db, clock, sealer } = house
  const givenIn = (answer: { json(): unknown }) =>
    (answer.json() as States).consents.filter(({ given }) => given).map(({ policy }) => policy)
  const choicesOf = (choices: Choice[]) => ({
    payload: { choices: choices.map((choice) => ({ version: '1', ...choice })) },
  })
  return {
    ...house,
    ...waysIn(call, house.codes),
    consents: makeConsents({ db, now: () => clock.now, sealer, policies }),
    says: (member: { id: string }, ...choices: Choice[]) =>
      call('POST /privacy/consents', { member, ...choicesOf(choices) }),
    saysAsGuest: (device: string, ...choices: Choice[]) =>
      call('POST /privacy/guest-consents', { device, ...choicesOf(choices) }),
    givenBy: async (member: { id: string }) => givenIn(await call('GET /privacy/consents', { member })),
    givenOn: async (device: string) => givenIn(await call('GET /privacy/guest-consents', { device })),
    later: () => void (clock.now = new Date(clock.now.getTime() + 60_000)),
  }
}

const yes = (policy: string) => ({ policy, given: true })
const no = (policy: string) => ({ policy, given: false })

test('the policies can be read by anybody, with every version of their words', async () => {
  const { call } = await aHouse()
  const answer = await call('GET /privacy/policies')
  const told = answer.json<{ policies: { id: string; versions: { paragraphs: string[] }[] }[] }>().policies
  expect(told.map(({ id }) => id)).toEqual(['privacy', 'personalisation', 'marketing', 'location'])
  for (const { versions } of told) expect(versions.at(-1)!.paragraphs.join('').length).toBeGreaterThan(10)
})

test('consent is given and withdrawn in the same way, and services can ask for it', async () => {
  const { consents, db, comesBy, says, givenBy, later } = await aHouse()
  const member = await comesBy('wechat', 'anna')
  const allows = () => consents.allows(db, member.id, 'personalisation')
  expect([await allows(), await givenBy(member)]).toEqual([false, []])

  await says(member, yes('privacy'), yes('personalisation'))
  expect([await allows(), await givenBy(member)]).toEqual([true, ['privacy', 'personalisation']])
  later()
  const answer = await says(member, no('personalisation'))
  expect([answer.statusCode, await allows(), await givenBy(member)]).toEqual([200, false, ['privacy']])
})

test('what is said twice is noted once, and nothing noted is ever changed', async () => {
  const { db, comesBy, says, later } = await aHouse()
  const member = await comesBy('wechat', 'anna')
  const log = () => db.many`select * from member_consent where member_id = ${member.id} order by said_at`
  const [first, again] = [await says(member, yes('marketing')), await says(member, yes('marketing'))]
  expect(again.json()).toEqual(first.json())
  const before = await log()
  later()
  await says(member, no('marketing'))
  expect((await log()).slice(0, 1)).toEqual(before)
  expect(await log()).toHaveLength(2)
})

test('words that are not asked can not be agreed to', async () => {
  const { comesBy, says, givenBy } = await aHouse()
  const member = await comesBy('wechat', 'anna')
  const answer = await says(member, yes('marketing'), { ...yes('privacy'), version: '0.9' })
  expect([answer.statusCode, await givenBy(member)]).toEqual([404, []])
})

test('whoever signs in on a device takes along what was said on it', async () => {
  const { codes, call, db, saysAsGuest, givenBy, givenOn, later } = await aHouse()
  await saysAsGuest('device-one', yes('privacy'), yes('marketing'))
  await saysAsGuest('device-two', yes('location'))
  expect(await givenOn('device-one')).toEqual(['privacy', 'marketing'])
  const payload = { code: 'dev:anna' }
  const session = await call('POST /auth/wechat', { payload, device: 'device-one' })
  const { member } = session.json<{ member: { id: string } }>()
  expect(await givenBy(member)).toEqual(['privacy', 'marketing'])
  expect([await givenOn('device-one'), await givenOn('device-two')]).toEqual([[], ['location']])

  later()
  await saysAsGuest('device-one', no('marketing'))
  await call('POST /auth/phone/codes', { payload: { phone: '13800138000' } })
  const binds = { proof: { by: 'sms', phone: '13800138000', code: codes.get('13800138000') } }
  await call('POST /me/phone', { member, payload: binds })
  await call('POST /auth/wechat', { payload, device: 'device-one' })
  expect(await givenBy(member)).toEqual(['privacy'])
  expect(await db.many`select 1 from guest_consent`).toHaveLength(1)
})

test('a device that says nothing of itself is told so', async () => {
  const { call } = await aHouse()
  const answer = await call('GET /privacy/guest-consents')
  expect([answer.statusCode, answer.json()]).toEqual([400, { code: 'device_unknown' }])
})

test('somebody who changes their mind all day is held back', async () => {
  const { comesBy, says, givenBy, clock } = await aHouse()
  let member = await comesBy('wechat', 'anna')
  const answers = []
  for (let n = 0; n < 61; n++) answers.push(await says(member, n % 2 ? no('marketing') : yes('marketing')))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(60).fill(200), 429])
  clock.now = new Date(clock.now.getTime() + 25 * 60 * 60_000)
  member = await comesBy('wechat', 'anna')
  expect((await says(member, yes('marketing'))).statusCode).toBe(200)
  expect(await givenBy(member)).toEqual(['marketing'])
})

test('two accounts that become one keep the last word of both', async () => {
  const { comesBy, comesByPhone, binds, says, givenBy, later } = await aHouse()
  const anna = await comesBy('wechat', 'anna')
  const phone = '13800138000'
  const other = (await comesByPhone(phone)).json<{ member: { id: string } }>().member
  await says(anna, yes('marketing'), yes('location'))
  later()
  await says(other, no('marketing'))
  later()
  const joined = await binds(anna, phone)
  expect(joined.statusCode).toBe(200)
  expect(await givenBy(joined.json<{ member: { id: string } }>().member)).toEqual(['location'])
})

describe('what people take back in WeChat', () => {
  /** Believes whoever calls. */
  const gullible: CallbackReaders = {
    wechat: {
      checkUrl: () => null,
      read: (_, body) => ({ outcome: 'ok', message: JSON.parse(body) as PushMessage, key: body }),
    },
    alipay: null,
  }

  test.each([
    ['user_authorization_revoke', { RevokeInfo: '13' }, ['marketing']],
    ['user_authorization_revoke', { RevokeInfo: '1,13,16' }, ['marketing']],
    ['user_authorization_revoke', { RevokeInfo: '5' }, ['marketing', 'location']],
    ['user_authorization_revoke', { RevokeInfo: '13', OpenID: 'bert' }, ['marketing', 'location']],
    ['user_authorization_revoke', { RevokeInfo: '13', AppID: 'another' }, ['marketing', 'location']],
    ['user_authorization_revoke', {}, ['marketing', 'location']],
    ['user_authorization_cancellation', {}, []],
  ])('%s of %j leaves %j', async (Event, more, left) => {
    const { app, comesBy, says, givenBy, later } = await aHouse({ callbacks: gullible })
    const anna = await comesBy('wechat', 'anna')
    await says(anna, yes('location'), yes('marketing'))
    later()
    const payload = JSON.stringify({ Event, MsgType: 'event', AppID: 'an-app', OpenID: 'anna', ...more })
    const answer = await app.inject({ method: 'POST', url: '/api/callbacks/wechat', payload })
    expect([answer.statusCode, await givenBy(anna)]).toEqual([200, left])
  })
})
