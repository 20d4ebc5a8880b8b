import type { Subject } from '@/bff/platform/login'
import type { NotifyOutcome } from '@/bff/platform/alipay/notify'
import { openIdOf, userIdOf } from '@/stand-ins/alipay/oauth'
import { ALIPAY_APP_ID, aReceiver } from '../../stand-ins/platforms'
import { meetAlipay, misconfigured } from '../meeting'
import { aPurchase, aRefund, handed, standing } from '../purchases'

const wang: Subject = { platform: 'alipay', app: ALIPAY_APP_ID, type: 'user_id', value: userIdOf('wang') }
const SELLER = '2088000000000001'

async function meet(options: Parameters<typeof meetAlipay>[0] = {}, accepts = 0) {
  const outcomes: NotifyOutcome[] = []
  const { url } = await aReceiver(({ body }) => {
    outcomes.push(alipay.readNotify(body))
    return outcomes.length > accepts ? 'success' : 'fail'
  })
  const met = await meetAlipay(options)
  const alipay = met.client({ pay: { sellerId: SELLER, notifyUrl: () => url } })
  const port = alipay.pay!
  const purchase = aPurchase(wang, met.clock.now())
  const begin = async () => handed('alipay', await port.begin(purchase)).tradeNO
  const pays = async () => {
    expect(await met.standIn.pay(await begin())).toBe(true)
    await met.standIn.quiet()
  }
  return { ...met, port, purchase, begin, pays, outcomes }
}

test('what a phone is given can be paid, once', async () => {
  const { standIn, begin, port, purchase } = await meet()
  const tradeNO = await begin()
  expect(tradeNO).toMatch(/^\d{28}$/)
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'unpaid' })
  expect([await standIn.pay(tradeNO), await standIn.pay(tradeNO)]).toEqual([true, false])
})

test('what was paid is told with its amount, its number and its time', async () => {
  const { clock, port, purchase, pays } = await meet()
  await pays()
  const paid = { state: 'paid', fen: 1_990, tradeNo: expect.stringMatching(/^\d{28}$/), paidAt: clock.now() }
  expect(await port.query(purchase.outTradeNo)).toEqual({ outcome: 'ok', standing: paid })
})

test('apps that know people by another kind of id pay by that', async () => {
  const { port, clock, standIn } = await meet({ switches: { subject: 'open_id' } })
  const payer: Subject = { ...wang, type: 'open_id', value: openIdOf(ALIPAY_APP_ID, 'wang') }
  const purchase = aPurchase(payer, clock.now())
  expect(await standIn.pay(handed('alipay', await port.begin(purchase)).tradeNO)).toBe(true)
})

test('begun again it is the same trade; with another content or after it was paid it is not', async () => {
  const { port, purchase, begin, pays } = await meet()
  expect(await begin()).toBe(await begin())
  expect(await port.begin({ ...purchase, fen: 1 })).toEqual({ outcome: 'refused' })
  await pays()
  expect(await port.begin(purchase)).toEqual({ outcome: 'settled' })
})

test('somebody of another app or platform pays nothing', async () => {
  const { port, purchase, standIn } = await meet()
  for (const payer of [{ ...wang, app: '2021000000000009' }, { ...wang, platform: 'wechat' as const }, null])
    expect(await port.begin({ ...purchase, payer })).toEqual({ outcome: 'refused' })
  expect(standIn.calls('alipay.trade.create')).toBe(0)
})

test('what nobody has paid can be closed, what was paid or never was has nothing to close', async () => {
  const { standIn, port, purchase, begin } = await meet()
  expect(await port.close(purchase.outTradeNo)).toEqual({ outcome: 'settled' })
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'unknown' })
  const tradeNO = await begin()
  expect(await port.close(purchase.outTradeNo)).toEqual({ outcome: 'closed' })
  expect(await port.close(purchase.outTradeNo)).toEqual({ outcome: 'settled' })
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'closed' })
  expect(await standIn.pay(tradeNO)).toBe(false)
})

test('a trade closes of itself when its time is over', async () => {
  const { clock, port, purchase, begin } = await meet()
  await begin()
  clock.pass(15 * 60_000)
  expect(standing(await port.query(purchase.outTradeNo))).toEqual({ state: 'closed' })
})

test('money goes back in parts, each once, and never more than was paid', async () => {
  const { clock, port, purchase, pays } = await meet()
  await pays()
  const first = aRefund(purchase, { fen: 1_005 })
  expect(standing(await port.queryRefund(first))).toEqual({ state: 'unknown' })
  expect(standing(await port.refund(first))).toEqual({ state: 'done', at: clock.now() })
  // The second time nothing changes, and whether it ever did is for the query to say.
  expect(standing(await port.refund(first))).toEqual({ state: 'processing' })
  expect(standing(await port.queryRefund(first))).toEqual({ state: 'done', at: clock.now() })
  expect(standing(await port.refund(aRefund(purchase, { fen: 986 })))).toEqual({
    ...{ state: 'failed', why: 'Alipay says ACQ.REASON_TRADE_REFUND_FEE_ERR' },
  })
  expect(standing(await port.refund(aRefund(purchase, { fen: 985 })))).toMatchObject({ state: 'done' })
})

test('an operator hears of an empty account, and the refund goes well once it is filled', async () => {
  const { port, purchase, pays, standIn, said } = await meet({ switches: { hasBalance: false } })
  await pays()
  const order = aRefund(purchase)
  const what = 'it pays nothing back (ACQ.SELLER_BALANCE_NOT_ENOUGH)'
  expect(await port.refund(order)).toEqual(misconfigured(what))
  expect(said).toEqual([`Alipay: ${what}.`])
  standIn.switches.hasBalance = true
  expect(standing(await port.refund(order))).toMatchObject({ state: 'done' })
})

test.each([
  ['ACQ.TRADE_HAS_FINISHED', 'failed'],
  ['ACQ.REASON_TRADE_BEEN_FREEZEN', 'refused'],
  ['ACQ.SOMETHING_NEW', 'refused'],
])('%s is a refund that %s', async (subCode, state) => {
  const { port, purchase, pays, standIn } = await meet()
  await pays()
  standIn.failNext('alipay.trade.refund', { code: '40004', subCode, in: 'method' })
  expect(standing(await port.refund(aRefund(purchase)))).toEqual({ state, why: `Alipay says ${subCode}` })
})

const unavailable = { code: '20000', subCode: 'isp.unknow-error' } as const
const failed = { code: '40004', subCode: 'ACQ.SYSTEM_ERROR', in: 'method' } as const

test.each([['lost-reply'], ['bad-gateway'], [unavailable], [failed]] as const)(
  '%j is asked again, and nothing happens twice',
  async (failure) => {
    const { standIn, port, purchase, pays } = await meet()
    standIn.failNext('alipay.trade.create', failure)
    await pays()
    const order = aRefund(purchase)
    standIn.failNext('alipay.trade.refund', failure)
    expect((await port.refund(order)).outcome).toBe('ok')
    expect(standing(await port.queryRefund(order))).toMatchObject({ state: 'done' })
  },
)

test('an app without the product is told to the operator', async () => {
  const { port, purchase } = await meet({ switches: { withoutProduct: ['alipay.trade.create'] } })
  const what = 'it begins no payment (isv.insufficient-isv-permissions)'
  expect(await port.begin(purchase)).toEqual(misconfigured(what))
})

describe('a notification', () => {
  const fieldsOf = (outcome: NotifyOutcome | undefined) => (outcome?.outcome === 'ok' ? outcome.fields : {})

  test('tells of a payment what the query does', async () => {
    const { pays, port, purchase, outcomes } = await meet()
    await pays()
    const { standing } = (await port.query(purchase.outTradeNo)) as { standing: unknown }
    const news = { about: 'payment', outTradeNo: purchase.outTradeNo, standing }
    expect(port.newsIn(fieldsOf(outcomes[0]))).toEqual(news)
  })

  test('is repeated until it is accepted, under one id', async () => {
    const { pays, outcomes } = await meet({}, 2)
    await pays()
    expect(outcomes).toHaveLength(3)
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
  })

  test('may be lost, or come before the phone is told', async () => {
    const lost = await meet({ switches: { notices: 'lost' } })
    await lost.pays()
    expect(lost.outcomes).toEqual([])
    const first = await meet({ switches: { noticeFirst: true } })
    await first.standIn.pay(await first.begin())
    expect(first.outcomes).toHaveLength(1)
  })

  test.each(['signature', 'amount', 'app'] as const)('with a wrong %s is not believed', async (wrong) => {
    const { pays, standIn, purchase, outcomes } = await meet()
    await pays()
    await standIn.tradeNotice(purchase.outTradeNo, wrong).send()
    expect(outcomes.at(-1)!.outcome).not.toBe('ok')
  })

  test('for another account is no news', async () => {
    const { pays, port, outcomes } = await meet()
    await pays()
    expect(port.newsIn({ ...fieldsOf(outcomes[0]), seller_id: '2088000000000009' })).toBeNull()
  })
})
