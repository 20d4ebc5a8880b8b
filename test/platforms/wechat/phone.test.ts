import { impatient } from '../../bff/platform/party'
import { MINUTE_MS } from '../../stand-ins/platforms'
import { meetWechat, misconfigured } from '../meeting'

const PHONE = '/wxa/business/getuserphonenumber'
const TOKEN = '/cgi-bin/stable_token'
const badCode = { outcome: 'bad_code' }
const mobile = { phone: { number: '13800138000', countryCode: '86' } }
const ok = { outcome: 'ok', phone: '+8613800138000' }

test('the code of a tap becomes a number, whatever the country and however it is written', async () => {
  const { standIn, wechat } = await meetWechat()
  const tap = (number: string, countryCode: string) =>
    wechat.phoneOf(standIn.phoneCodeFor('wang', { phone: { number, countryCode } }))

  for (const countryCodeAs of ['string', 'number'] as const) {
    standIn.switches.countryCodeAs = countryCodeAs
    expect(await tap('13800138000', '86')).toEqual(ok)
    expect(await tap('51234567', '852')).toEqual({ outcome: 'ok', phone: '+85251234567' })
  }
  expect(await tap('', '86')).toEqual({ outcome: 'no_phone' })
})

test('a code is good once, for five minutes, in its app, for its person, and is no login code', async () => {
  const { standIn, clock, wechat } = await meetWechat()
  const once = standIn.phoneCodeFor('wang', mobile)
  expect(await wechat.phoneOf(once)).toEqual(ok)
  expect(await wechat.phoneOf(once)).toEqual(badCode)
  expect(await wechat.phoneOf(standIn.codeFor('wang'))).toEqual(badCode)
  expect(await wechat.phoneOf(standIn.phoneCodeFor('wang', { inApp: 'wx-other' }))).toEqual(badCode)

  const bound = standIn.phoneCodeFor('wang', mobile)
  expect(await wechat.phoneOf(bound, standIn.openidOf('li'))).toEqual(badCode)
  expect(await wechat.phoneOf(bound, standIn.openidOf('wang'))).toEqual(ok)

  const old = standIn.phoneCodeFor('wang')
  clock.pass(5 * MINUTE_MS)
  expect(await wechat.phoneOf(old)).toEqual(badCode)
})

test('an answer that was made for another app is not believed', async () => {
  const { standIn, wechat } = await meetWechat()
  standIn.switches.watermarkAppId = 'wx-other'
  expect(await wechat.phoneOf(standIn.phoneCodeFor('wang'))).toEqual(badCode)
})

test('an account that may not ask for numbers is for the operator', async () => {
  const { standIn, wechat, said } = await meetWechat({ switches: { mayAskForPhones: false } })
  expect(await wechat.phoneOf(standIn.phoneCodeFor('wang'))).toEqual(
    misconfigured('it answers with errcode 48001'),
  )
  expect(said).toEqual(['WeChat: it answers with errcode 48001.'])
})

test.each([
  [40029, badCode],
  [40013, badCode],
  [40003, badCode],
  [45011, { outcome: 'limited' }],
  [48001, misconfigured('it answers with errcode 48001')],
] as const)('%i is reacted to, and not asked again', async (errcode, outcome) => {
  const { standIn, wechat } = await meetWechat()
  standIn.failNext(PHONE, errcode)
  expect(await wechat.phoneOf(standIn.phoneCodeFor('wang'))).toEqual(outcome)
  expect(standIn.calls(PHONE)).toBe(1)
})

test.each([
  ['silence', 'slow'],
  ['hang-up', 'cut_off'],
  ['bad-gateway', 'status'],
  ['garbage', 'garbage'],
  ['lost-reply', 'cut_off'],
] as const)('after %s a number may have been billed, and is not asked for again', async (trouble, cause) => {
  const { standIn, wechat } = await meetWechat({}, impatient)
  standIn.failNext(PHONE, trouble)
  expect(await wechat.phoneOf(standIn.phoneCodeFor('wang'))).toEqual({ outcome: 'busy', cause })
  expect(standIn.calls(PHONE)).toBe(1)
})

describe('the access token', () => {
  const many = Array.from({ length: 50 }, (_, n) => `person ${n}`)

  test('is fetched once for everybody, and followed by the next before it ends', async () => {
    const { standIn, clock, wechat } = await meetWechat()
    const all = () => Promise.all(many.map((name) => wechat.phoneOf(standIn.phoneCodeFor(name, mobile))))
    expect(await all()).toEqual(many.map(() => ok))
    expect(standIn.calls(TOKEN)).toBe(1)

    clock.pass(119.5 * MINUTE_MS)
    expect(await all()).toEqual(many.map(() => ok))
    expect([standIn.calls(TOKEN), standIn.calls(PHONE)]).toEqual([2, 100])
  })

  test('that ends under everybody is renewed once, and nobody notices', async () => {
    const { standIn, wechat } = await meetWechat()
    await wechat.phoneOf(standIn.phoneCodeFor('first'))
    standIn.expireTokens()
    const answers = await Promise.all(many.map((name) => wechat.phoneOf(standIn.phoneCodeFor(name, mobile))))
    expect(answers).toEqual(many.map(() => ok))
    expect(standIn.calls(TOKEN)).toBe(2)
  })

  test('that somebody else replaced by force is fetched anew, without force', async () => {
    const { standIn, wechat } = await meetWechat()
    await wechat.phoneOf(standIn.phoneCodeFor('wang'))
    standIn.replaceToken()
    expect(await wechat.phoneOf(standIn.phoneCodeFor('wang', mobile))).toEqual(ok)
    expect(standIn.calls(TOKEN)).toBe(2)
  })

  test.each([40001, 40014, 42001] as const)(
    'that is refused with %i and yet given again is replaced by force, once',
    async (errcode) => {
      const { standIn, wechat } = await meetWechat()
      standIn.failNext(PHONE, errcode)
      expect(await wechat.phoneOf(standIn.phoneCodeFor('wang', mobile))).toEqual(ok)
      expect([standIn.calls(TOKEN), standIn.calls(PHONE)]).toEqual([3, 2])
    },
  )

  test.each([40001, 40014, 42001] as const)(
    'that is refused twice with %i is for the operator',
    async (errcode) => {
      const { standIn, wechat } = await meetWechat()
      standIn.failNext(PHONE, errcode, 2)
      expect(await wechat.phoneOf(standIn.phoneCodeFor('wang'))).toEqual(
        misconfigured(`it refuses the access token it has just given (errcode ${errcode})`),
      )
      expect(standIn.calls(PHONE)).toBe(2)
    },
  )

  test.each([
    [40013, misconfigured('it gives no access token (errcode 40013)')],
    [40125, misconfigured('it gives no access token (errcode 40125)')],
    [45009, { outcome: 'busy', cause: 'overloaded' }],
    [45011, { outcome: 'busy', cause: 'overloaded' }],
  ] as const)(
    'that is not given, with %i, is an answer of its own, and costs no code',
    async (errcode, outcome) => {
      const { standIn, wechat } = await meetWechat()
      const code = standIn.phoneCodeFor('wang', mobile)
      standIn.failNext(TOKEN, errcode)
      expect(await wechat.phoneOf(code)).toEqual(outcome)
      expect(await wechat.phoneOf(code)).toEqual(ok)
    },
  )

  test.each(['bad-gateway', 'garbage', 'hang-up', 'lost-reply', -1] as const)(
    'is asked for again after %s, because that costs nothing',
    async (trouble) => {
      const { standIn, wechat } = await meetWechat()
      standIn.failNext(TOKEN, trouble, 2)
      expect(await wechat.phoneOf(standIn.phoneCodeFor('wang', mobile))).toEqual(ok)
      expect(standIn.calls(TOKEN)).toBe(3)
    },
  )

  test('is never forced more often than WeChat allows in a day, however often it is refused', async () => {
    const { standIn, clock, wechat } = await meetWechat()
    for (let n = 0; n < 25; n++) {
      standIn.failNext(PHONE, 40001)
      await wechat.phoneOf(standIn.phoneCodeFor('wang'))
      clock.pass(MINUTE_MS)
    }
    standIn.failNext(PHONE, 40001)
    expect(await wechat.phoneOf(standIn.phoneCodeFor('wang'))).toEqual({
      outcome: 'busy',
      cause: 'overloaded',
    })
    expect(await wechat.phoneOf(standIn.phoneCodeFor('wang', mobile))).toEqual(ok)
  })
})
