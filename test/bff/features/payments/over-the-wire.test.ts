import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { readConfig } from '@/bff/config'
import { callbackRoutes } from '@/bff/features/callbacks/routes'
import type { Payment } from '@/bff/features/payments/service'
import type { Hand } from '@/bff/platform/payment'
import { makePlatforms } from '@/bff/platforms'
import { playPlatforms } from '@/bff/played-platforms'
import { makeServices } from '@/bff/services'
import { setup } from '../../../support/setup'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** Payments, with the stand-ins beside them and an address where they are called. */
async function aPlayedShop() {
  const { db } = await setup()
  const said: string[] = []
  const parts = { now: () => new Date(), say: (sentence: string) => void said.push(sentence) }
  const played = await playPlatforms(readConfig({}), { ...parts, say: () => undefined })
  open.push(played.close)
  const server = Fastify()
  open.push(() => server.close())
  let origin = ''
  const platforms = makePlatforms(played.config, { ...parts, origin: () => origin })
  const services = makeServices({
    ...{ db, ...parts, ...platforms, sms: null, pictures: {} },
    ...{ tokenSecret: Buffer.alloc(32, 7).toString('base64'), dataKey: Buffer.alloc(32, 7) },
  })
  await server.register(callbackRoutes(services.callbacks, platforms.callbacks), { prefix: '/api/callbacks' })
  await server.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`

  const heard: string[] = []
  const hear = (what: string) => async () => void heard.push(what)
  const { payments, membership } = services
  payments.listen('fan', {
    ...{ onPaid: hear('paid'), onClosed: hear('closed') },
    ...{ onRefunded: hear('refunded'), onRefundFailed: hear('failed') },
  })
  const { wechatPay, alipay } = played.standIns

  async function begin(via: 'wechat' | 'alipay') {
    const from = { address: '127.0.0.1', device: null }
    const { memberId, refreshToken } = await membership.signInByPlatform(via, `dev:anna:${randomUUID()}`, {
      from,
    })
    const opening = { memberId, order: { kind: 'fan', id: randomUUID() }, fen: 1_990, title: '风扇', via }
    const expiresAt = new Date(Date.now() + 15 * 60_000)
    const payment = await db.transaction((tx) => payments.open(tx, { ...opening, expiresAt }))
    const hand = await payments.hand(
      { id: memberId, sessionId: refreshToken.split('.')[0]!, epoch: 0 },
      payment.id,
      via,
      '127.0.0.1',
    )
    return { payment, hand }
  }
  async function pays(hand: Hand) {
    if (hand.by === 'wechat') expect(await wechatPay!.pay({ ...hand.params, who: 'dev:anna' })).toBeNull()
    if (hand.by === 'alipay') expect(await alipay!.pay(hand.params.tradeNO)).toBe(true)
    await Promise.all([wechatPay!.quiet(), alipay!.quiet()])
  }
  const stateOf = async ({ id }: Payment) => (await payments.file(id)).payment.state
  const number = ({ id }: Payment) => id.replaceAll('-', '')
  return {
    ...services,
    db,
    said,
    heard,
    begin,
    pays,
    stateOf,
    number,
    wechatPay: wechatPay!,
    alipay: alipay!,
  }
}

describe.each(['wechat', 'alipay'] as const)('by %s', (via) => {
  test('who has paid is told of by the platform itself, once, however often it says so', async () => {
    const { begin, pays, stateOf, heard, number, wechatPay, alipay } = await aPlayedShop()
    const { payment, hand } = await begin(via)
    await pays(hand)
    expect(await stateOf(payment)).toBe('paid')
    const call = via === 'wechat' ? wechatPay.callback(number(payment)) : alipay.tradeNotice(number(payment))
    const replies = await Promise.all(Array.from({ length: 10 }, () => call.send()))
    expect(replies.every(({ accepted }) => accepted)).toBe(true)
    expect(heard).toEqual(['paid'])
  })

  test('whose call is lost, the query tells', async () => {
    const { begin, pays, stateOf, heard, payments, wechatPay, alipay } = await aPlayedShop()
    wechatPay.switches.callbacks = 'lost'
    alipay.switches.notices = 'lost'
    const { payment, hand } = await begin(via)
    await pays(hand)
    expect(await stateOf(payment)).toBe('created')
    await payments.reconcile(payment.id)
    expect([await stateOf(payment), heard]).toEqual(['paid', ['paid']])
  })

  test('a call with a wrong signature or another amount changes nothing', async () => {
    const { begin, stateOf, heard, number, wechatPay, alipay, said } = await aPlayedShop()
    const { payment } = await begin(via)
    for (const wrong of ['signature', 'amount'] as const) {
      if (via === 'wechat') await wechatPay.callback(number(payment), wrong).send({ retries: 0 })
      else await alipay.tradeNotice(number(payment), wrong).send()
    }
    expect([await stateOf(payment), heard, said]).toEqual(['created', [], []])
  })

  test('what was paid comes back', async () => {
    const { begin, pays, heard, payments, db, wechatPay } = await aPlayedShop()
    const { payment, hand } = await begin(via)
    await pays(hand)
    const { memberId, order } = payment
    await db.transaction((tx) =>
      payments.refund(tx, { memberId, order, cause: 'cancelled', fen: 1_990, reason: '订单取消' }),
    )
    await payments.payBack(memberId, order)
    await wechatPay.quiet()
    await payments.reconcile(payment.id)
    expect((await payments.file(payment.id)).refunds).toMatchObject([{ state: 'done' }])
    expect(heard).toEqual(['paid', 'refunded'])
  })

  test('a refund for which there is no money is seen with why, and goes back once when operators and the job try at once', async () => {
    const { promised, retries, heard, payments, hasBalance, refundsThere, quiet } = await aRefund()
    hasBalance(false)
    const { payment, refund } = await promised()
    const { rows } = await payments.inTrouble(undefined)
    expect(rows).toMatchObject([
      { refundId: refund.id, state: 'requested', trouble: expect.stringMatching(/NOT_?ENOUGH/) as string },
    ])
    hasBalance(true)
    await Promise.all([...retries(payment, refund, 4), payments.reconcile(payment.id), payments.lookAtAll()])
    await quiet()
    await payments.reconcile(payment.id)
    const { refunds, interventions } = await payments.file(payment.id)
    expect(refunds).toMatchObject([{ state: 'done', trouble: null }])
    // Whoever came when it had arrived has done nothing.
    expect(interventions.length).toBeGreaterThan(0)
    expect(refundsThere(payment)).toHaveLength(1)
    expect(heard).toEqual(['paid', 'refunded'])
  })

  test('a refund that failed for good is sent again by its own number, and once, however many operators try', async () => {
    const { promised, retries, heard, payments, failsOnce, refundsThere, quiet } = await aRefund()
    failsOnce()
    const { payment, refund } = await promised()
    expect((await payments.file(payment.id)).refunds).toMatchObject([{ state: 'failed', tries: 1 }])
    await Promise.all([...retries(payment, refund, 4), payments.lookAtAll(), payments.lookAtAll()])
    await quiet()
    await payments.reconcile(payment.id)
    expect((await payments.file(payment.id)).refunds).toMatchObject([{ id: refund.id, state: 'done' }])
    expect(refundsThere(payment)).toHaveLength(1)
    expect(heard).toEqual(['paid', 'failed', 'refunded'])
  })

  /** One that is promised, and tried once. */
  async function aRefund() {
    const shop = await aPlayedShop()
    const { begin, pays, payments, db, number, wechatPay, alipay } = shop
    async function promised() {
      const { payment, hand } = await begin(via)
      await pays(hand)
      const { memberId, order } = payment
      const wanted = { memberId, order, cause: 'cancelled', fen: 1_000, reason: '订单取消' }
      const refund = await db.transaction((tx) => payments.refund(tx, wanted))
      await payments.payBack(memberId, order)
      return { payment, refund }
    }
    const retries = ({ id: paymentId }: Payment, { id: refundId }: { id: string }, times: number) =>
      Array.from({ length: times }, () =>
        payments.retryRefund(
          { memberId: randomUUID(), role: 'operator' },
          { paymentId, refundId },
          { reason: '已充值', requestId: randomUUID() },
        ),
      )
    return {
      ...shop,
      promised,
      retries,
      hasBalance: (has: boolean) => void ((via === 'wechat' ? wechatPay : alipay).switches.hasBalance = has),
      failsOnce() {
        if (via === 'wechat') wechatPay.failNext('refund', 'USER_ACCOUNT_ABNORMAL')
        const failure = { code: '40004', subCode: 'ACQ.TRADE_HAS_FINISHED', in: 'method' } as const
        if (via === 'alipay') alipay.failNext('alipay.trade.refund', failure)
      },
      refundsThere: (payment: Payment) =>
        via === 'wechat' ? wechatPay.refundsOf(number(payment)) : alipay.refundsOf(number(payment)),
      quiet: () => Promise.all([wechatPay.quiet(), alipay.quiet()]),
    }
  }
})
