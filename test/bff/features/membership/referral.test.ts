import { personOf, waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

async function friends() {
  const bff = await setup()
  const ways = waysIn(bff.call, bff.codes)
  const anna = await ways.comesBy('wechat', 'anna')
  const referral = async (member: Person) =>
    (await bff.call('GET /me/referral', { member })).json<{ code: string; credits: number }>()
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
