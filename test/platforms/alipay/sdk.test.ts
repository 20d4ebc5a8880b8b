import { AlipaySdk } from 'alipay-sdk'
import { userIdOf } from '@/stand-ins/alipay/oauth'
import { newKeyPair } from '@/stand-ins/alipay/rsa'
import { ALIPAY_APP_ID } from '../../stand-ins/platforms'
import { appPrivateKey, meetAlipay } from '../meeting'
import { aPurchase, aRefund, handed } from '../purchases'

// The vendor's own SDK as the third who must agree: a mistake we made on both sides would show here.

const alipayKeys = newKeyPair()
const alipayPrivateKey = alipayKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

async function meet() {
  const { standIn, alipay, clock } = await meetAlipay({ alipayKeys })
  const sdk = (privateKey: string) =>
    new AlipaySdk({
      appId: ALIPAY_APP_ID,
      gateway: standIn.gateway,
      privateKey,
      keyType: 'PKCS8',
      alipayPublicKey: standIn.alipayPublicKey,
      encryptKey: standIn.aesKey,
    })
  return { standIn, alipay, clock, asApp: sdk(appPrivateKey), asAlipay: sdk(alipayPrivateKey) }
}

test('the stand-in calls a person by one name, whether the SDK asks or we', async () => {
  const { standIn, alipay, asApp } = await meet()
  const request = { grantType: 'authorization_code', timestamp: '2026-03-01 12:00:00' }
  const said = await asApp.exec(
    'alipay.system.oauth.token',
    { ...request, code: standIn.codeFor('wang') },
    { validateSign: true },
  )
  expect(await alipay.login(standIn.codeFor('wang'))).toMatchObject({
    outcome: 'ok',
    subjects: [{ type: 'user_id', value: (said as unknown as { userId: string }).userId }],
  })
})

test('a code that we exchanged is used up for the SDK, and the other way round', async () => {
  const { standIn, alipay, asApp } = await meet()
  const exchange = (code: string) =>
    asApp.exec('alipay.system.oauth.token', {
      grantType: 'authorization_code',
      timestamp: '2026-03-01 12:00:00',
      code,
    })
  const [ours, theirs] = [standIn.codeFor('wang'), standIn.codeFor('wang')]
  await alipay.login(ours)
  expect(await exchange(ours)).toMatchObject({ code: '40002', subCode: 'isv.code-invalid' })
  await exchange(theirs)
  expect(await alipay.login(theirs)).toEqual({ outcome: 'bad_code' })
})

describe('trades', () => {
  const timestamp = '2026-03-01 12:00:00'
  const trade = (more: object = {}) => ({
    ...{ outTradeNo: 'a1b2c3d4', totalAmount: '19.90', subject: '车载香氛', productCode: 'JSAPI_PAY' },
    ...{ opAppId: ALIPAY_APP_ID, buyerId: userIdOf('wang') },
    ...more,
  })

  test('of the SDK are found and closed by us', async () => {
    const { asApp, alipay } = await meet()
    const said = await asApp.exec(
      'alipay.trade.create',
      { timestamp, bizContent: trade() },
      { validateSign: true },
    )
    expect(said).toMatchObject({ code: '10000', outTradeNo: 'a1b2c3d4', tradeNo: expect.any(String) })
    expect(await alipay.pay!.query('a1b2c3d4')).toMatchObject({ standing: { state: 'unpaid' } })
    expect(await alipay.pay!.close('a1b2c3d4')).toEqual({ outcome: 'closed' })
  })

  test('of ours are read and paid back by the SDK, with the same amounts', async () => {
    const { asApp, alipay, clock, standIn } = await meet()
    const payer = {
      platform: 'alipay',
      app: ALIPAY_APP_ID,
      type: 'user_id',
      value: userIdOf('wang'),
    } as const
    const purchase = aPurchase(payer, clock.now(), { fen: 1_005 })
    standIn.switches.notices = 'lost'
    await standIn.pay(handed('alipay', await alipay.pay!.begin(purchase)).tradeNO)
    const { outTradeNo } = purchase
    const found = await asApp.exec('alipay.trade.query', { timestamp, bizContent: { outTradeNo } })
    expect(found).toMatchObject({ tradeStatus: 'TRADE_SUCCESS', totalAmount: '10.05' })
    const order = aRefund(purchase, { fen: 105 })
    const bizContent = { outTradeNo, outRequestNo: order.refundNo, refundAmount: '1.05' }
    expect(await asApp.exec('alipay.trade.refund', { timestamp, bizContent })).toMatchObject({
      fundChange: 'Y',
    })
    expect(await alipay.pay!.queryRefund(order)).toMatchObject({ standing: { state: 'done' } })
  })
})

test("what the SDK signs with Alipay's key is a notification to us, and with the app's key none", async () => {
  const { alipay, asApp, asAlipay } = await meet()
  const said = {
    notifyId: 'n-1',
    notifyType: 'trade_status_sync',
    subject: '试驾 押金+100% & =',
    totalAmount: '99.00',
  }
  const notice = asAlipay.sdkExecute('alipay.trade.status', said)
  expect(alipay.readNotify(notice)).toMatchObject({
    outcome: 'ok',
    id: 'n-1',
    fields: { subject: said.subject, total_amount: '99.00' },
  })
  expect(alipay.readNotify(asApp.sdkExecute('alipay.trade.status', said))).toEqual({ outcome: 'forged' })
  expect(alipay.readNotify(notice.replace('99.00', '0.01'))).toEqual({ outcome: 'forged' })
})

test('both take the same notifications of the stand-in for good', async () => {
  const { standIn, alipay, asApp } = await meet()
  const fields = { out_trade_no: 'deposit/1', subject: '试驾 押金+100% & =', body: '' }
  for (const wrong of [undefined, 'signature', 'amount'] as const) {
    const { form } = standIn.notice('http://127.0.0.1', fields, wrong)
    const { outcome } = alipay.readNotify(new URLSearchParams(form).toString())
    expect([wrong, outcome === 'ok']).toEqual([wrong, asApp.checkNotifySignV2(form)])
  }
})

test('both open the same number, and find it signed with the quotes around it', async () => {
  const { standIn, alipay, asApp } = await meet()
  const payload = standIn.phonePayloadFor('wang')
  const { response, sign } = JSON.parse(payload) as { response: string; sign: string }
  const { mobile } = JSON.parse(asApp.aesDecrypt(response)) as { mobile: string }
  expect(asApp.rsaCheck(`"${response}"`, sign)).toBe(true)
  expect(await alipay.phoneOf(payload)).toEqual({ outcome: 'ok', phone: `+86${mobile}` })
})
