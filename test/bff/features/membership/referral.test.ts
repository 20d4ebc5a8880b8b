import { garage } from '../../../support/garage'
import { personOf, waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

type Referral = { code: string; credits: number; visits: number; bought: number }

async function friends() {
  const bff = await setup()
  const ways = waysIn(bff.call, bff.codes)
  const anna = await ways.comesBy('wechat', 'anna')
  const referral = async (member: Person) => (await bff.call('GET /me/referral', { member })).json<Referral>()
  const wait = () => (bff.clock.now = new Date(bff.clock.now.getTime() + 61_000))
  return { ...bff, ...ways, anna, referral, wait }
}

test('ID-8 each member has one code, however often and at once they ask', async () => {
  const { anna, comesBy, referral } = await friends()
  const asked = await Promise.all(Array.from({ length: 16 }, () => referral(anna)))
  expect(new Set(asked.map(({ code }) => code)).size).toBe(1)
  expect(asked[0]?.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
  expect((await referral(await comesBy('wechat', 'boris'))).code).not.toBe(asked[0]?.code)
})

test('a number that is new here brings one credit, by SMS or bound to a member', async () => {
  const { anna, comesBy, comesByPhone, binds, referral } = await friends()
  const { code: referralCode } = await referral(anna)
  await comesByPhone('13800138000', { referralCode })
  await binds(await comesBy('wechat', 'boris'), '13900139000', { referralCode })
  expect((await referral(anna)).credits).toBe(2)
})

test('a number brings a credit once, and none when it was known before', async () => {
  const { anna, comesBy, comesByPhone, binds, referral, wait } = await friends()
  const { code: referralCode } = await referral(anna)
  const phone = '13800138000'
  await comesByPhone(phone)
  wait()
  await comesByPhone(phone, { referralCode })
  expect((await referral(anna)).credits).toBe(0)

  const boris = await comesBy('wechat', 'boris')
  await binds(boris, '13900139000', { referralCode })
  await binds(boris, '13700137000', { referralCode })
  wait()
  // Given back and taken by somebody else, it is still not new.
  await binds(await comesBy('wechat', 'clara'), '13900139000', { referralCode })
  expect((await referral(anna)).credits).toBe(2)
})

test("one's own code and a code of nobody bring nothing, and hinder nobody", async () => {
  const { anna, binds, referral, comesByPhone } = await friends()
  const { code: referralCode } = await referral(anna)
  expect((await binds(anna, '13800138000', { referralCode })).statusCode).toBe(200)
  const { statusCode } = await comesByPhone('13900139000', { referralCode: 'ZZZZZZZZ' })
  expect(statusCode).toBe(200)
  expect((await referral(anna)).credits).toBe(0)
})

test('credits and codes go over to whom their member turned out to be', async () => {
  const { anna, comesBy, binds, comesByPhone, referral, wait } = await friends()
  await binds(anna, '13800138000')
  const boris = await comesBy('alipay', 'boris')
  const { code: referralCode } = await referral(boris)
  await comesByPhone('13900139000', { referralCode })
  wait()
  const bound = await binds(boris, '13800138000')
  expect(bound.json()).toMatchObject({ outcome: 'merged' })
  await comesByPhone('13700137000', { referralCode })
  expect((await referral(await comesBy('wechat', 'anna'))).credits).toBe(2)
  expect(personOf(await comesByPhone('13600136000')).id).not.toBe(anna.id)
})

test('ID-8 who is brought is told once when they verify a number, and once more when they have a car', async () => {
  const { anna, comesBy, binds, referral, call, db, deliver, anOperatorRole } = await friends()
  const { code: referralCode } = await referral(anna)
  const boris = await comesBy('wechat', 'boris')
  await binds(boris, '13900139000', { referralCode })
  const operator = await comesBy('wechat', 'olga')
  await anOperatorRole(operator)
  const { aCarOf, verify } = garage(call)
  for (let n = 0; n < 2; n++) await verify(operator, boris, (await aCarOf(boris)).id)
  await deliver()
  const told = await db.many<{ type: string }>`
    select type from happening where member_id = ${anna.id} order by id`
  expect(told.map(({ type }) => type)).toEqual(['referral.verified', 'referral.bought'])
  expect(await referral(anna)).toMatchObject({ credits: 1, bought: 1, visits: 0 })
  const mine = await db.many<{ type: string }>`
    select type from happening where member_id = ${boris.id} order by id`
  expect(mine.map(({ type }) => type)).toEqual(['profile.completed', 'car.verified', 'car.verified'])
})

test('a link is counted once a day for whoever opens it, and a code that is nobody’s is not told apart', async () => {
  const { anna, referral, call, clock } = await friends()
  const { code } = await referral(anna)
  const open = (device: string, of = code) =>
    call('POST /me/referral/visits', { device, payload: { code: of } })
  const answers = [await open('device-1'), await open('device-1'), await open('device-2')]
  answers.push(await open('device-3', 'ZZZZZZZZ'))
  expect(answers.map((answer) => [answer.statusCode, answer.json<object>()])).toEqual(
    Array(4).fill([202, { noted: true }]),
  )
  expect((await referral(anna)).visits).toBe(2)
  clock.now = new Date(clock.now.getTime() + 24 * 60 * 60_000)
  await open('device-1')
  const { id } = anna
  expect((await call('GET /me/referral', { member: { id } })).json()).toMatchObject({ visits: 3 })
})

test('nobody opens links all day from one place', async () => {
  const { anna, referral, call } = await friends()
  const { code } = await referral(anna)
  const open = (n: number) => call('POST /me/referral/visits', { device: `device-${n}`, payload: { code } })
  for (let n = 0; n < 60; n++) expect((await open(n)).statusCode).toBe(202)
  expect((await open(60)).json()).toMatchObject({ code: 'rate_limited' })
  expect((await referral(anna)).visits).toBe(60)
})
