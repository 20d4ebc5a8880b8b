import type { Subject } from '@/bff/platform/login'
import type { CallbackOutcome } from '@/bff/platform/wechat-pay/callback'
import { openidOf } from '@/stand-ins/wechat/login'
import { APP_ID, aReceiver } from '../../stand-ins/platforms'
import { meetWechatPay } from '../meeting'
import { aPurchase, aRefund, handed } from '../purchases'

const wang: Subject = { platform: 'wechat', app: APP_ID, type: 'openid', value: openidOf(APP_ID, 'wang') }

/** WeChat Pay's sender and our reader behind an address, which accepts what it believes. */
async function meet(options: Parameters<typeof meetWechatPay>[0] = {}, refusals = 0) {
  const outcomes: CallbackOutcome[] = []
  let left = refusals
  const { url, received } = await aReceiver(({ seals, body }) => {
    const outcome = met.pay.callback((name) => seals[name], body)
    outcomes.push(outcome)
    return outcome.outcome === 'ok' && left-- <= 0 ? 200 : 500
  })
  const met = await meetWechatPay(options, url)
  const port = met.pay.wechat
  const purchase = aPurchase(wang, met.clock.now())
  const pays = async () => {
    await met.standIn.pay(handed('wechat', await port.begin(purchase)))
    await met.standIn.quiet()
  }
  return { ...met, port, purchase, pays, outcomes, received }
}

const newsOf = (outcome: CallbackOutcome | undefined) => (outcome?.outcome === 'ok' ? outcome.fields : {})

test('a payment is told, sealed, and means the same as the query', async () => {
  const { pays, outcomes, port, purchase, received } = await meet()
  await pays()
  expect(outcomes).toEqual([expect.objectContaining({ outcome: 'ok', kind: 'TRANSACTION.SUCCESS' })])
  expect(received[0]!.body).not.toContain(purchase.outTradeNo)
  const { standing } = (await port.query(purchase.outTradeNo)) as { standing: unknown }
  expect(port.newsIn(newsOf(outcomes[0]))).toEqual({
    ...{ about: 'payment', outTradeNo: purchase.outTradeNo, standing },
  })
})

test('it is repeated until it is accepted, under one id', async () => {
  const { pays, outcomes } = await meet({}, 2)
  await pays()
  const ids = outcomes.map((outcome) => (outcome.outcome === 'ok' ? outcome.id : outcome.outcome))
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(1)
})

test('a refund is told, too, by its own number', async () => {
  const { pays, outcomes, port, purchase, standIn, clock } = await meet()
  await pays()
  const order = aRefund(purchase, { fen: 90 })
  await port.refund(order)
  await standIn.quiet()
  expect(outcomes[1]).toMatchObject({ outcome: 'ok', kind: 'REFUND.SUCCESS' })
  expect(port.newsIn(newsOf(outcomes[1]))).toEqual({
    ...{ about: 'refund', outTradeNo: purchase.outTradeNo, refundNo: order.refundNo },
    standing: { state: 'done', at: clock.now() },
  })
})

test('it may come before the answer to what it is about', async () => {
  const { pays, outcomes, port, purchase } = await meet({ switches: { callbackFirst: true } })
  await pays()
  const before = outcomes.length
  const answered = port.refund(aRefund(purchase)).then(() => outcomes.length)
  expect(await answered).toBe(before + 1)
})

test('one that is lost leaves the query', async () => {
  const { pays, outcomes, port, purchase } = await meet({ switches: { callbacks: 'lost' } })
  await pays()
  expect(outcomes).toEqual([])
  expect(await port.query(purchase.outTradeNo)).toMatchObject({ standing: { state: 'paid' } })
})

test.each([
  ['signature', 'forged', false],
  ['probe', 'forged', false],
  ['serial', 'unknown_serial', true],
  ['timestamp', 'stale', true],
  ['key', 'garbage', true],
  ['merchant', 'other_merchant', true],
  ['app', 'other_merchant', true],
] as const)('one with a wrong %s is %s, and not accepted', async (wrong, outcome, isTold) => {
  const { pays, standIn, purchase, outcomes, said } = await meet()
  await pays()
  const sent = await standIn.callback(purchase.outTradeNo, wrong).send({ retries: 0 })
  expect(sent).toMatchObject({ accepted: false })
  expect(outcomes.at(-1)).toEqual({ outcome })
  // Forgeries are not worth a word: WeChat Pay itself sends some.
  expect(said).toHaveLength(isTold ? 1 : 0)
})

test('another amount is read as it stands, for whoever knows the right one', async () => {
  const { pays, standIn, purchase, outcomes, port } = await meet()
  await pays()
  await standIn.callback(purchase.outTradeNo, 'amount').send()
  expect(port.newsIn(newsOf(outcomes.at(-1)))).toMatchObject({ standing: { state: 'paid', fen: 1 } })
})

test('what is not about a payment of this merchant is no news', async () => {
  const { port } = await meet()
  for (const fields of [
    {},
    { mchid: '1900000001' },
    { mchid: '1900000009', out_trade_no: 'a', trade_state: 'SUCCESS' },
  ])
    expect(port.newsIn(fields)).toBeNull()
})
