import type { Subject } from '@/bff/platform/login'
import { openidOf } from '@/stand-ins/wechat/login'
import { APP_ID } from '../../stand-ins/platforms'
import { meetWechatPay, misconfigured } from '../meeting'
import { aPurchase, aRefund, handed, standing } from '../purchases'

const wang: Subject = { platform: 'wechat', app: APP_ID, type: 'openid', value: openidOf(APP_ID, 'wang') }

async function meet(...given: Parameters<typeof meetWechatPay>) {
  const met = await meetWechatPay(...given)
  const { standIn, clock } = met
  const port = met.pay.wechat
  const purchase = aPurchase(wang, clock.now())
  const begin = async () => handed('wechat', await port.begin(purchase))
  const pays = async () => standIn.pay({ ...(await begin()), who: 'dev:wang' })
  return { ...met, port, purchase, begin, pays }
}

test('what a phone is given opens the sheet of whoever ordered, and of nobody else', async () => {
  const { standIn, begin, port, purchase } = await meet()
  const params = await begin()
  expect(params).toEqual({
    ...{ timeStamp: expect.stringMatching(/^\d{10}$/), nonceStr: expect.any(String), signType: 'RSA' },
    ...{ package: expect.stringMatching(/^prepay_id=/), paySign: expect.any(String) },
  })
  expect(await standIn.pay({ ...params, nonceStr: 'another' })).toBe('支付验证签名失败')
  expect(await standIn.pay({ ...params, who: 'dev:chen' })).toBe('支付账号与下单账号不一致')
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'unpaid' })
  expect(await standIn.pay({ ...params, who: 'dev:wang' })).toBeNull()
  expect(await standIn.pay(params)).toBe('该订单已支付')
})

test('what was paid is told with its amount, its number and its time', async () => {
  const { clock, port, purchase, pays } = await meet()
  await pays()
  expect(await port.query(purchase.outTradeNo)).toEqual({
    outcome: 'ok',
    standing: { state: 'paid', fen: 1_990, tradeNo: expect.stringMatching(/^42000/), paidAt: clock.now() },
  })
})

test('begun again it is the same order; with another content or after it was paid it is not', async () => {
  const { port, purchase, begin, pays } = await meet()
  expect((await begin()).package).toBe((await begin()).package)
  expect(await port.begin({ ...purchase, fen: 1 })).toEqual({ outcome: 'refused' })
  await pays()
  expect(await port.begin(purchase)).toEqual({ outcome: 'settled' })
})

test('somebody of another app or platform pays nothing', async () => {
  const { port, purchase, standIn } = await meet()
  const others: (Subject | null)[] = [{ ...wang, app: 'wx-other' }, { ...wang, platform: 'alipay' }, null]
  for (const payer of others) expect(await port.begin({ ...purchase, payer })).toEqual({ outcome: 'refused' })
  expect(standIn.calls('begin')).toBe(0)
})

test('what nobody has paid can be closed, once and again, and then not be paid', async () => {
  const { standIn, port, purchase, begin } = await meet()
  const params = await begin()
  expect(await port.close(purchase.outTradeNo)).toEqual({ outcome: 'closed' })
  expect(await port.close(purchase.outTradeNo)).toEqual({ outcome: 'settled' })
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'closed' })
  expect(await standIn.pay(params)).toBe('该订单已关闭')
  expect(await port.begin(purchase)).toEqual({ outcome: 'settled' })
})

test('what was paid is not closed, and what never was is unknown', async () => {
  const { port, purchase, pays } = await meet()
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'unknown' })
  expect(await port.close(purchase.outTradeNo)).toEqual({ outcome: 'settled' })
  await pays()
  expect(await port.close(purchase.outTradeNo)).toEqual({ outcome: 'settled' })
})

test('an order closes of itself when its time is over', async () => {
  const { standIn, clock, port, purchase, begin } = await meet()
  const params = await begin()
  clock.pass(15 * 60_000)
  expect(await standIn.pay(params)).toBe('该订单已关闭')
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'closed' })
})

describe('money goes back', () => {
  test('in parts, each once, and never more than was paid', async () => {
    const { clock, port, purchase, pays, standIn } = await meet()
    await pays()
    const first = aRefund(purchase, { fen: 1_000 })
    expect(standing(await port.queryRefund(first))).toEqual({ state: 'unknown' })
    for (let n = 0; n < 3; n++) await port.refund(first)
    expect(standing(await port.queryRefund(first))).toEqual({ state: 'done', at: clock.now() })
    expect(standing(await port.refund(aRefund(purchase, { fen: 991 })))).toEqual({
      state: 'refused',
      why: 'WeChat Pay says INVALIDREQUEST',
    })
    expect(standing(await port.refund(aRefund(purchase, { fen: 990 })))).toEqual({ state: 'processing' })
    expect(standing(await port.query(purchase.outTradeNo))).toMatchObject({ state: 'paid', fen: 1_990 })
    expect(standIn.stateOf(purchase.outTradeNo)).toBe('SUCCESS')
  })

  test.each([
    ['ABNORMAL', { state: 'failed', why: 'WeChat Pay calls it ABNORMAL' }],
    ['CLOSED', { state: 'failed', why: 'WeChat Pay calls it CLOSED' }],
    ['PROCESSING', { state: 'processing' }],
  ] as const)('%s is told as such', async (refundsEnd, told) => {
    const { port, purchase, pays } = await meet({ switches: { refundsEnd } })
    await pays()
    const order = aRefund(purchase)
    await port.refund(order)
    expect(standing(await port.queryRefund(order))).toEqual(told)
  })

  test('a refund that will never go well is told from one that may, and neither by what the query lacks', async () => {
    const { port, purchase, pays, standIn } = await meet()
    await pays()
    const order = aRefund(purchase)
    standIn.failNext('refund', 'USER_ACCOUNT_ABNORMAL')
    const why = 'WeChat Pay says USERACCOUNTABNORMAL'
    expect(standing(await port.refund(order))).toEqual({ state: 'failed', why })
    expect(standing(await port.queryRefund(order))).toEqual({ state: 'unknown' })
    standIn.failNext('queryRefund', 'INVALID_REQUEST')
    expect(await port.queryRefund(order)).toEqual(
      misconfigured('it does not tell of a refund (INVALIDREQUEST)'),
    )
    expect(standing(await port.refund(order))).toEqual({ state: 'processing' })
  })

  test('one that was closed is asked for again by its own number', async () => {
    const { port, purchase, pays, standIn } = await meet({ switches: { refundsEnd: 'CLOSED' } })
    await pays()
    const order = aRefund(purchase)
    await port.refund(order)
    expect(standing(await port.queryRefund(order))).toMatchObject({ state: 'failed' })
    standIn.switches.refundsEnd = 'SUCCESS'
    expect(standing(await port.refund(order))).toEqual({ state: 'processing' })
    expect(standing(await port.queryRefund(order))).toMatchObject({ state: 'done' })
  })

  test('as soon as there is some: an operator hears of an empty account', async () => {
    const { port, purchase, pays, standIn, said } = await meet({ switches: { hasBalance: false } })
    await pays()
    const order = aRefund(purchase)
    expect(await port.refund(order)).toEqual(misconfigured('it pays nothing back (NOTENOUGH)'))
    expect(said).toEqual(['WeChat Pay: it pays nothing back (NOTENOUGH).'])
    standIn.switches.hasBalance = true
    expect(standing(await port.refund(order))).toEqual({ state: 'processing' })
  })
})

test('a browser is led to a page, where the merchant has signed for that', async () => {
  const { pay, clock, standIn } = await meet()
  const purchase = aPurchase(null, clock.now())
  const { url } = handed('h5', await pay.h5!.begin(purchase))
  const page = await (
    await fetch(`${url}&redirect_url=${encodeURIComponent('http://127.0.0.1/back?x=1')}`)
  ).text()
  expect(page).toContain('¥19.90')
  expect(page).toContain('车载香氛 &#38; 礼盒')

  const id = new URL(url).searchParams.get('prepay_id')!
  const form = new URLSearchParams({ id, act: 'pay', back: 'http://127.0.0.1/back?x=1' })
  const answer = await fetch(`${standIn.url}/till`, { method: 'POST', body: form, redirect: 'manual' })
  expect(answer.headers.get('location')).toBe('http://127.0.0.1/back?x=1')
  expect(standing(await pay.h5!.query(purchase.outTradeNo))).toMatchObject({ state: 'paid', fen: 1_990 })

  standIn.switches.takesBrowsers = false
  const other = await pay.h5!.begin(aPurchase(null, clock.now()))
  expect(other).toEqual(misconfigured('it begins no payment (NOAUTH)'))
})

describe('trouble under way', () => {
  test.each(['lost-reply', 'hang-up', 'bad-gateway', 'FREQUENCY_LIMITED', 'SYSTEM_ERROR'] as const)(
    '%s is asked again, and nothing happens twice',
    async (failure) => {
      const { standIn, port, purchase, begin, pays } = await meet()
      standIn.failNext('begin', failure)
      await begin()
      await pays()
      const order = aRefund(purchase)
      standIn.failNext('refund', failure)
      expect((await port.refund(order)).outcome).toBe('ok')
      expect(standing(await port.queryRefund(order))).toMatchObject({ state: 'done' })
      expect(standIn.calls('refund')).toBe(2)
    },
  )

  test.each(['wrong-signature', 'wrong-serial', 'stale'] as const)(
    'an answer with a %s is not believed, and an operator hears of it',
    async (failure) => {
      const { standIn, port, purchase, pays, said } = await meet()
      await pays()
      standIn.failNext('query', failure)
      expect(await port.query(purchase.outTradeNo)).toMatchObject({ outcome: 'misconfigured' })
      expect(said).toHaveLength(1)
    },
  )

  test('a page of a proxy is no answer', async () => {
    const { standIn, port, purchase } = await meet()
    standIn.failNext('query', 'garbage', 3)
    expect(await port.query(purchase.outTradeNo)).toMatchObject({ outcome: 'misconfigured' })
  })
})

describe('set up wrongly, an operator hears of it', () => {
  test.each([
    ['another merchant', { mchid: '1900000009' }, 'it does not take our signature (SIGN_ERROR)'],
    ['another app', { appid: 'wx0000000000000001' }, null],
    [
      'another certificate',
      { keys: { certSerial: 'ABCDEF0123456789' } },
      'it does not take our signature (SIGN_ERROR)',
    ],
    [
      "another's public key",
      { keys: { publicKeyId: 'PUB_KEY_ID_1' } },
      'it signs with a key or certificate that we do not have',
    ],
  ])('%s', async (_, more, what) => {
    const { port, purchase, said } = await meet({}, undefined, more)
    const outcome = await port.begin(purchase)
    expect(outcome).toEqual(what === null ? { outcome: 'refused' } : misconfigured(what))
    expect(said).toEqual(what === null ? [] : [`WeChat Pay: ${what}.`])
  })
})
