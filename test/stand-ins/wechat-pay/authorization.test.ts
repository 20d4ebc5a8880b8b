import { createSign } from 'node:crypto'
import { newKeyPair } from '@/stand-ins/alipay/rsa'
import { openidOf } from '@/stand-ins/wechat/login'
import { APP_ID, aWechatPay, CERT_SERIAL, MCHID, merchantKeys } from '../platforms'

const order = {
  ...{ appid: APP_ID, mchid: MCHID, description: '风扇', out_trade_no: 'order-1' },
  ...{ notify_url: 'http://127.0.0.1:9/callback', amount: { total: 1, currency: 'CNY' } },
  payer: { openid: openidOf(APP_ID, 'wang') },
}

type Wrong = Partial<Record<'mchid' | 'serial' | 'nonce' | 'method' | 'path' | 'signedBody', string>>

/** A merchant who signs by hand. */
async function aMerchant() {
  const { wechatPay, clock } = await aWechatPay({ switches: { callbacks: 'lost' } })
  let sent = 0
  async function ask(
    path: string,
    body: unknown,
    wrong: Wrong & { lateS?: number; key?: typeof merchantKeys.privateKey } = {},
  ) {
    const text = body === undefined ? '' : JSON.stringify(body)
    const method = body === undefined ? 'GET' : 'POST'
    const timestamp = String(Math.floor(clock.now().getTime() / 1000) - (wrong.lateS ?? 0))
    const nonce = wrong.nonce ?? `a-nonce-of-its-own-${++sent}`
    const signed = [wrong.method ?? method, wrong.path ?? path, timestamp, nonce, wrong.signedBody ?? text]
    const signature = createSign('RSA-SHA256')
      .update(signed.map((part) => `${part}\n`).join(''))
      .sign(wrong.key ?? merchantKeys.privateKey, 'base64')
    const fields = { mchid: wrong.mchid ?? MCHID, nonce_str: nonce, timestamp, signature }
    const said = Object.entries({ ...fields, serial_no: wrong.serial ?? CERT_SERIAL }).map(
      ([k, v]) => `${k}="${v}"`,
    )
    const headers = {
      authorization: `WECHATPAY2-SHA256-RSA2048 ${said.join(',')}`,
      accept: 'application/json',
    }
    const reply = await fetch(`${wechatPay.url}${path}`, { method, headers, ...(text && { body: text }) })
    const answer = (await reply.text()) || '{}'
    return {
      status: reply.status,
      code: (JSON.parse(answer) as { code?: string }).code,
      headers: reply.headers,
    }
  }
  const begin = (more: object = {}, wrong = {}) =>
    ask('/v3/pay/transactions/jsapi', { ...order, ...more }, wrong)
  return { wechatPay, clock, ask, begin }
}

test('whoever signs as the merchant is served, and answered under a signature', async () => {
  const { begin } = await aMerchant()
  const { status, headers } = await begin()
  expect(status).toBe(200)
  for (const name of ['timestamp', 'nonce', 'signature', 'serial'])
    expect(headers.get(`wechatpay-${name}`)).toBeTruthy()
})

test.each<[string, object]>([
  ['another merchant', { mchid: '1900000009' }],
  ['another certificate', { serial: 'F00D' }],
  ["another's key", { key: newKeyPair().privateKey }],
  ['another verb', { method: 'GET' }],
  ['another address', { path: '/v3/pay/transactions/h5' }],
  ['another body', { signedBody: '{}' }],
  ['a time six minutes ago', { lateS: 360 }],
  ['a time six minutes ahead', { lateS: -360 }],
  ['a short nonce', { nonce: 'short' }],
])('%s is refused', async (_, wrong) => {
  const { begin, wechatPay } = await aMerchant()
  expect(await begin({}, wrong)).toMatchObject({ status: 401, code: 'SIGN_ERROR' })
  expect(wechatPay.stateOf(order.out_trade_no)).toBeNull()
})

test('a nonce is good once', async () => {
  const { begin } = await aMerchant()
  expect(await begin({}, { nonce: 'the-same-nonce' })).toMatchObject({ status: 200 })
  expect(await begin({}, { nonce: 'the-same-nonce' })).toMatchObject({ status: 401, code: 'SIGN_ERROR' })
})

test.each<[object, string]>([
  [{ out_trade_no: 'a' }, 'PARAM_ERROR'],
  [{ out_trade_no: 'x'.repeat(33) }, 'PARAM_ERROR'],
  [{ description: '' }, 'PARAM_ERROR'],
  [{ description: '扇'.repeat(128) }, 'PARAM_ERROR'],
  [{ notify_url: 'http://127.0.0.1:9/callback?order=1' }, 'PARAM_ERROR'],
  [{ amount: { total: 0 } }, 'PARAM_ERROR'],
  [{ amount: { total: 0.5 } }, 'PARAM_ERROR'],
  [{ amount: { total: '1' } }, 'PARAM_ERROR'],
  [{ amount: { total: 1, currency: 'USD' } }, 'PARAM_ERROR'],
  [{ payer: { openid: 'wang' } }, 'PARAM_ERROR'],
  [{ payer: undefined }, 'PARAM_ERROR'],
  [{ time_expire: '2020-01-01T00:00:00+08:00' }, 'PARAM_ERROR'],
  [{ appid: 'wx-other' }, 'APPID_MCHID_NOT_MATCH'],
])('an order with %j is refused', async (more, code) => {
  const { begin } = await aMerchant()
  expect(await begin(more)).toMatchObject({ code })
})

test('one number is one order', async () => {
  const { begin } = await aMerchant()
  expect(await begin()).toMatchObject({ status: 200 })
  expect(await begin()).toMatchObject({ status: 200 })
  expect(await begin({ amount: { total: 2, currency: 'CNY' } })).toMatchObject({ code: 'OUT_TRADE_NO_USED' })
})

test('what does not exist is not found', async () => {
  const { ask } = await aMerchant()
  expect(await ask(`/v3/pay/transactions/out-trade-no/nothing?mchid=${MCHID}`, undefined)).toMatchObject({
    ...{ status: 404, code: 'ORDER_NOT_EXIST' },
  })
  expect(await ask('/v3/refund/domestic/refunds/nothing', undefined)).toMatchObject({
    code: 'RESOURCE_NOT_EXISTS',
  })
  expect(await ask('/v3/nothing', undefined)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
})
