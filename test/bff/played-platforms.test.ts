import { readConfig } from '@/bff/config'
import { makePlatforms } from '@/bff/platforms'
import type { Subject } from '@/bff/platform/login'
import { playPlatforms } from '@/bff/played-platforms'
import { aPurchase, handed } from '../platforms/purchases'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

/** The clients of a machine whose environment says this, with whatever plays the platforms beside them. */
async function aMachine(env: Record<string, string> = {}) {
  const said: string[] = []
  const parts = { now: () => new Date(), say: (sentence: string) => void said.push(sentence) }
  const { config, standIns, close } = await playPlatforms(readConfig(env), parts)
  open.push(close)
  return { ...makePlatforms(config, parts), config, standIns, said, close }
}

const subjectOf = async (login: Promise<unknown>) => {
  const { subjects } = (await login) as { subjects: { value: string; app: string }[] }
  return subjects[0]!.value
}

describe.each(['wechat', 'alipay'] as const)('%s, on a machine without credentials', (platform) => {
  test('knows whom a code names, however many codes they have', async () => {
    const { logins } = await aMachine()
    const login = (code: string) => subjectOf(logins[platform]!(code))
    expect(await login('dev:anna:1')).toBe(await login('dev:anna:2'))
    expect(await login('dev:anna')).not.toBe(await login('dev:ben'))
  })

  test("takes what the vendor's developer tools hand out for its one developer, also after a restart", async () => {
    const [before, after] = [await aMachine(), await aMachine()]
    const first = await subjectOf(before.logins[platform]!('0a3Xyz1w3kQ2cF3mPp0w3S9Lmz4Xyz1p'))
    await before.close()
    expect(await subjectOf(after.logins[platform]!('4b203fe6c11548bcabd8da5bb087a83b'))).toBe(first)
  })

  test('takes a code once', async () => {
    const { logins } = await aMachine()
    await logins[platform]!('dev:anna:1')
    expect(await logins[platform]!('dev:anna:1')).toEqual({ outcome: 'bad_code' })
  })
})

test('a number is vouched for, and is the same for whoever is called the same, on both', async () => {
  const { phones, standIns } = await aMachine()
  const anna = await phones.wechat!('dev:anna:1')
  expect(anna).toEqual({ outcome: 'ok', phone: expect.stringMatching(/^\+86199\d{8}$/) })
  expect(await phones.wechat!('dev:anna:2')).toEqual(anna)
  expect(await phones.wechat!('dev:ben')).not.toEqual(anna)
  expect(await phones.alipay!(standIns.alipay!.phonePayloadFor('anna'))).toEqual(anna)
})

test('whoever signed in pays by what they are given, and a browser on a page', async () => {
  const { logins, payments, standIns } = await aMachine({ CALLBACK_ORIGIN: 'http://127.0.0.1:9' })
  const purchase = (payer: Subject | null) => aPurchase(payer, new Date())
  const subject = async (platform: 'wechat' | 'alipay') => {
    const said = await logins[platform]!('dev:anna')
    return (said as { subjects: readonly Subject[] }).subjects[0]!
  }
  const params = handed('wechat', await payments.wechat!.begin(purchase(await subject('wechat'))))
  expect(await standIns.wechatPay!.pay({ ...params, who: 'dev:anna:2' })).toBeNull()
  const { tradeNO } = handed('alipay', await payments.alipay!.begin(purchase(await subject('alipay'))))
  expect(await standIns.alipay!.pay(tradeNO)).toBe(true)
  const { url } = handed('h5', await payments.h5!.begin(purchase(null)))
  expect(await (await fetch(url)).text()).toContain('确认支付')
})

test('cash can be off where signing in is played', async () => {
  const { payments, said } = await aMachine({ WECHAT_PAY: 'off', ALIPAY_PAY: 'off' })
  expect(payments).toEqual({ wechat: null, h5: null, alipay: null })
  expect(said).toHaveLength(2)
})

test('where they answer is said, and what is secret is not', async () => {
  const { said, config } = await aMachine()
  expect(said).toEqual([
    expect.stringContaining(config.WECHAT_API),
    expect.stringContaining(config.WECHAT_PAY_API),
    expect.stringContaining(config.ALIPAY_GATEWAY),
  ])
  for (const secret of [config.WECHAT_SECRET, config.WECHAT_PAY_APIV3_KEY])
    expect(said.join()).not.toContain(secret)
})

test('a platform that is live or off is not played', async () => {
  const live = { WECHAT_LOGIN: 'live', WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 'hunter2' }
  const { config, said } = await aMachine({ ...live, ALIPAY_LOGIN: 'off' })
  expect(said).toEqual([])
  expect(config).toEqual(readConfig({ ...live, ALIPAY_LOGIN: 'off' }))
})

test('when they are closed nobody answers any more', async () => {
  const { config, close } = await aMachine()
  await close()
  for (const url of [config.WECHAT_API, config.WECHAT_PAY_API, config.ALIPAY_GATEWAY])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
})
