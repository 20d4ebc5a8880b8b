import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import type { Subject } from '@/bff/platform/login'
import { openidOf } from '@/stand-ins/wechat/login'
import { PUBLIC_KEY_ID } from '@/stand-ins/wechat-pay/merchant'
import {
  API_V3_KEY,
  APP_ID,
  aReceiver,
  CERT_SERIAL,
  MCHID,
  merchantKeys,
  payPublicKey,
  pem,
  type Received,
} from '../../stand-ins/platforms'
import { meetWechatPay } from '../meeting'
import { aPurchase, aRefund, handed } from '../purchases'

// Somebody else's SDK as the third who must agree: a mistake we made on both sides would show here.

const wang: Subject = { platform: 'wechat', app: APP_ID, type: 'openid', value: openidOf(APP_ID, 'wang') }

/** The SDK keeps the real time. */
const now = () => new Date()

async function meet() {
  const received: Received[] = []
  const { url } = await aReceiver((one) => (received.push(one), 200))
  const met = await meetWechatPay({ now }, url)
  const sdk = new Wechatpay({
    ...{ mchid: MCHID, serial: CERT_SERIAL, privateKey: pem(merchantKeys.privateKey), secret: undefined },
    certs: { [PUBLIC_KEY_ID]: payPublicKey },
    baseURL: `${met.standIn.url}/`,
    headers: { 'Wechatpay-Serial': PUBLIC_KEY_ID },
  })
  const order = ({ outTradeNo, fen, title }: ReturnType<typeof aPurchase>) => ({
    ...{ appid: APP_ID, mchid: MCHID, out_trade_no: outTradeNo, description: title, notify_url: url },
    ...{ amount: { total: fen, currency: 'CNY' }, payer: { openid: wang.value } },
  })
  return { ...met, sdk, order, received, purchase: aPurchase(wang, now()) }
}

test('an order of the SDK is begun, found and closed by us, and ours by the SDK', async () => {
  const { sdk, order, pay, purchase } = await meet()
  const begun = await sdk.chain('v3/pay/transactions/jsapi').post(order(purchase))
  expect(begun.data).toEqual({ prepay_id: expect.any(String) })
  expect(await pay.wechat.query(purchase.outTradeNo)).toMatchObject({ standing: { state: 'unpaid' } })
  expect(await pay.wechat.close(purchase.outTradeNo)).toEqual({ outcome: 'closed' })

  const ours = aPurchase(wang, now())
  await pay.wechat.begin(ours)
  const found = await sdk
    .chain(`v3/pay/transactions/out-trade-no/${ours.outTradeNo}`)
    .get({ params: { mchid: MCHID } })
  expect(found.data).toMatchObject({ trade_state: 'NOTPAY', amount: { total: ours.fen } })
  const closed = await sdk
    .chain(`v3/pay/transactions/out-trade-no/${ours.outTradeNo}/close`)
    .post({ mchid: MCHID })
  expect(closed.status).toBe(204)
  expect(await pay.wechat.query(ours.outTradeNo)).toMatchObject({ standing: { state: 'closed' } })
})

test("what a phone is given is signed as the SDK signs it, so that the stand-in's sheet opens for both", async () => {
  const { sdk, order, purchase, standIn } = await meet()
  const begun = await sdk.chain('v3/pay/transactions/jsapi').post(order(purchase))
  const { prepay_id: prepayId } = begun.data as unknown as { prepay_id: string }
  const [timeStamp, nonceStr] = [String(Formatter.timestamp()), Formatter.nonce()]
  const prepared = `prepay_id=${prepayId}`
  const text = Formatter.joinedByLineFeed(APP_ID, timeStamp, nonceStr, prepared)
  const paySign = Rsa.sign(text, pem(merchantKeys.privateKey))
  expect(await standIn.pay({ timeStamp, nonceStr, package: prepared, signType: 'RSA', paySign })).toBeNull()
})

test('the SDK believes the same callbacks as we do, and opens the same text', async () => {
  const { pay, purchase, standIn, received } = await meet()
  await standIn.pay(handed('wechat', await pay.wechat.begin(purchase)))
  await standIn.quiet()
  await standIn.callback(purchase.outTradeNo, 'signature').send({ retries: 0 })
  const verdicts = received.map(({ seals, body }) => {
    const [timestamp, nonce, signature] = ['timestamp', 'nonce', 'signature'].map(
      (name) => seals[`wechatpay-${name}`] ?? '',
    ) as [string, string, string]
    const signed = Formatter.joinedByLineFeed(timestamp, nonce, body)
    return [
      pay.callback((name) => seals[name], body).outcome === 'ok',
      Rsa.verify(signed, signature, payPublicKey),
    ]
  })
  expect(verdicts).toEqual([
    [true, true],
    [false, false],
  ])
  const { resource } = JSON.parse(received[0]!.body) as {
    resource: { nonce: string; ciphertext: string; associated_data: string }
  }
  const { nonce, ciphertext, associated_data } = resource
  const opened = Aes.AesGcm.decrypt(ciphertext, API_V3_KEY, nonce, associated_data)
  const ours = pay.callback((name) => received[0]!.seals[name], received[0]!.body)
  expect(ours).toMatchObject({ fields: JSON.parse(opened) as object })
})

test('money goes back once, whoever asks', async () => {
  const { sdk, pay, purchase, standIn } = await meet()
  await standIn.pay(handed('wechat', await pay.wechat.begin(purchase)))
  const order = aRefund(purchase)
  const body = {
    ...{ out_trade_no: order.outTradeNo, out_refund_no: order.refundNo, reason: order.reason },
    amount: { refund: order.fen, total: order.paidFen, currency: 'CNY' },
  }
  const refunded = await sdk.chain('v3/refund/domestic/refunds').post(body)
  expect(refunded.data).toMatchObject({ status: 'PROCESSING', out_refund_no: order.refundNo })
  expect(await pay.wechat.refund(order)).toMatchObject({ standing: { state: 'done' } })
  expect((await sdk.chain(`v3/refund/domestic/refunds/${order.refundNo}`).get()).data).toMatchObject({
    ...{ status: 'SUCCESS', amount: { refund: order.fen } },
  })
})
