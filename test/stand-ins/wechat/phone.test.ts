import { APP_ID, asJson, aWechat, MINUTE_MS } from '../platforms'

const PATH = '/wxa/business/getuserphonenumber'

async function setup(...options: Parameters<typeof aWechat>) {
  const started = await aWechat(...options)
  const { access_token } = await started.token()
  const redeem = (body: unknown) => asJson(started.post(PATH, { access_token }, body))
  return { ...started, access_token, redeem }
}

test('the phone button gives a code for a number that WeChat vouches for', async () => {
  const { wechat, clock, redeem } = await setup()
  const code = wechat.phoneCodeFor('wang', { phone: { number: '13800138000', countryCode: '86' } })
  const tappedAt = clock.now().getTime() / 1000
  clock.pass(MINUTE_MS)

  expect(await redeem({ code })).toEqual({
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: '13800138000',
      purePhoneNumber: '13800138000',
      countryCode: '86',
      watermark: { timestamp: tappedAt, appid: APP_ID },
    },
  })
})

test('a number from elsewhere carries its country, which may come as a number', async () => {
  const { wechat, redeem } = await setup({ switches: { countryCodeAs: 'number' } })
  const code = wechat.phoneCodeFor('chan', { phone: { number: '61234567', countryCode: '852' } })
  expect((await redeem({ code })).phone_info).toMatchObject({
    phoneNumber: '+85261234567',
    purePhoneNumber: '61234567',
    countryCode: 852,
  })
})

test('someone whose number nobody gave has one, always the same', async () => {
  const { wechat, redeem } = await setup()
  const numberOf = async (name: string) =>
    (await redeem({ code: wechat.phoneCodeFor(name) })).phone_info.purePhoneNumber
  const [first, second, other] = [await numberOf('wang'), await numberOf('wang'), await numberOf('li')]
  expect(first).toMatch(/^199\d{8}$/)
  expect(second).toBe(first)
  expect(other).not.toBe(first)
})

test('a phone code is good once and for five minutes, and a login code is none', async () => {
  const { wechat, clock, redeem } = await setup()
  const [once, late] = [wechat.phoneCodeFor('wang'), wechat.phoneCodeFor('wang')]

  expect((await redeem({ code: once })).errcode).toBe(0)
  expect((await redeem({ code: once })).errcode).toBe(40029)
  expect((await redeem({ code: wechat.codeFor('wang') })).errcode).toBe(40029)
  expect((await redeem({ code: 'made-up' })).errcode).toBe(40029)
  clock.pass(5 * MINUTE_MS)
  expect((await redeem({ code: late })).errcode).toBe(40029)
})

test('for a developer a code that has logged in is no phone code either', async () => {
  const { login, redeem } = await setup({ switches: { acceptsAnyCode: true } })
  await login('dev:wang')
  expect((await redeem({ code: 'dev:wang' })).errcode).toBe(40029)
  expect((await redeem({ code: 'dev:wang:phone' })).phone_info.purePhoneNumber).toMatch(/^199/)
})

test('a code of another app or of another person is refused, and stays good', async () => {
  const { wechat, redeem } = await setup()
  const code = wechat.phoneCodeFor('wang')
  const elsewhere = wechat.phoneCodeFor('wang', { inApp: 'wx-other' })

  expect((await redeem({ code: elsewhere })).errcode).toBe(40013)
  expect((await redeem({ code, openid: wechat.openidOf('li') })).errcode).toBe(40003)
  expect((await redeem({ code, openid: wechat.openidOf('wang') })).errcode).toBe(0)
})

test('the request is a POST with a token and JSON', async () => {
  const { wechat, access_token, get, post, redeem } = await setup()
  const code = wechat.phoneCodeFor('wang')

  expect((await asJson(post(PATH, {}, { code }))).errcode).toBe(41001)
  expect((await asJson(post(PATH, { access_token: 'x' }, { code }))).errcode).toBe(40014)
  expect((await asJson(get(PATH, { access_token }))).errcode).toBe(43302)
  expect((await redeem(undefined)).errcode).toBe(44002)
  expect((await redeem('{"code":')).errcode).toBe(47001)
  expect((await redeem({})).errcode).toBe(40029)
  expect((await redeem({ code })).errcode).toBe(0)
})

test('an expired and a replaced token are told apart', async () => {
  const { wechat, redeem } = await setup()
  const code = wechat.phoneCodeFor('wang')
  wechat.expireTokens()
  expect((await redeem({ code })).errcode).toBe(42001)
  wechat.replaceToken()
  expect((await redeem({ code })).errcode).toBe(40001)
})

test('an app that may not ask for phones learns it, and a watermark can be of another app', async () => {
  const { wechat, redeem } = await setup({ switches: { mayAskForPhones: false } })
  const code = wechat.phoneCodeFor('wang')
  expect((await redeem({ code })).errcode).toBe(48001)

  wechat.switches.mayAskForPhones = true
  wechat.switches.watermarkAppId = 'wx-other'
  expect((await redeem({ code })).phone_info.watermark.appid).toBe('wx-other')
})
