import { AlipaySdk } from 'alipay-sdk'
import { ALIPAY_APP_ID, anAlipay, appKeys, aReceiver } from '../platforms'

const fields = {
  out_trade_no: 'deposit/1',
  total_amount: '99.00',
  trade_status: 'TRADE_SUCCESS',
  subject: '试驾 押金+100% & =',
  body: '',
}

async function setup(reply = 'success') {
  const { alipay } = await anAlipay()
  const receiver = await aReceiver(() => reply)
  const sdk = new AlipaySdk({
    appId: ALIPAY_APP_ID,
    privateKey: appKeys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    alipayPublicKey: alipay.alipayPublicKey,
  })
  const formsReceived = () =>
    receiver.received.map(({ body }) => Object.fromEntries(new URLSearchParams(body)) as typeof fields)
  return { alipay, url: receiver.url, received: receiver.received, formsReceived, sdk }
}

test("a notification arrives as it was signed, to the official SDK's satisfaction", async () => {
  const { alipay, url, received, formsReceived, sdk } = await setup()
  const reply = await alipay.notice(url, fields).send()

  expect(reply).toEqual({ accepted: true, status: 200, body: 'success' })
  expect(received[0]).toMatchObject({
    method: 'POST',
    type: 'application/x-www-form-urlencoded; charset=utf-8',
  })
  const [form] = formsReceived()
  expect(form).toMatchObject({ ...fields, app_id: ALIPAY_APP_ID, notify_time: '2026-03-01 12:00:00' })
  expect(sdk.checkNotifySignV2(form)).toBe(true)
})

test('a repeated notification is the same to the letter, and another has another id', async () => {
  const { alipay, url, received, formsReceived } = await setup('fail')
  const notice = alipay.notice(url, fields)
  expect((await notice.send()).accepted).toBe(false)
  await notice.send()
  await alipay.notice(url, fields).send()

  expect(received[1]).toEqual(received[0])
  const ids = formsReceived().map((form) => (form as Record<string, string>).notify_id)
  expect(new Set(ids).size).toBe(2)
})

test('a tampered amount and a strange key spoil the signature, another app does not', async () => {
  const { alipay, url, formsReceived, sdk } = await setup()
  for (const wrong of ['amount', 'signature', 'app'] as const) await alipay.notice(url, fields, wrong).send()

  const [tampered, forged, others] = formsReceived()
  expect(tampered!.total_amount).toBe('0.01')
  expect([tampered, forged, others].map((form) => sdk.checkNotifySignV2(form))).toEqual([false, false, true])
  expect((others as Record<string, string>).app_id).not.toBe(ALIPAY_APP_ID)
})

test('only the seven letters accept a notification', async () => {
  const { alipay, url } = await setup('success\n')
  expect((await alipay.notice(url, fields).send()).accepted).toBe(false)
})
