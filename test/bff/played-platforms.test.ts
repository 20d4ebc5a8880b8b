import { readConfig } from '@/bff/config'
import { makePlatforms } from '@/bff/platforms'
import { playPlatforms } from '@/bff/played-platforms'

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

test('where they answer is said, and what is secret is not', async () => {
  const { said, config } = await aMachine()
  expect(said).toEqual([
    expect.stringContaining(config.WECHAT_API),
    expect.stringContaining(config.ALIPAY_GATEWAY),
  ])
  expect(said.join()).not.toContain(config.WECHAT_SECRET)
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
  for (const url of [config.WECHAT_API, config.ALIPAY_GATEWAY])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
})
