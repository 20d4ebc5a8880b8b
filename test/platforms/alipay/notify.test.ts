import type { NotifyOutcome } from '@/bff/platform/alipay/notify'
import { aReceiver } from '../../stand-ins/platforms'
import { meetAlipay } from '../meeting'

const fields = {
  out_trade_no: 'deposit/1',
  total_amount: '99.00',
  trade_status: 'TRADE_SUCCESS',
  subject: '试驾 押金+100% & =',
  body: '',
}

/** Alipay's sender and our reader behind an address, which accepts what it believes. */
async function meet(answer = 'success') {
  const { standIn, alipay } = await meetAlipay()
  const outcomes: NotifyOutcome[] = []
  const { url } = await aReceiver(({ body }) => {
    const outcome = alipay.readNotify(body)
    outcomes.push(outcome)
    return outcome.outcome === 'ok' ? answer : outcome.outcome
  })
  return { standIn, url, outcomes }
}

test('a notification arrives as it was sent, and is accepted', async () => {
  const { standIn, url, outcomes } = await meet()
  expect(await standIn.notice(url, fields).send()).toMatchObject({ accepted: true })
  expect(outcomes).toEqual([
    { outcome: 'ok', id: expect.any(String), fields: expect.objectContaining(fields) },
  ])
})

test('its repetitions have one id, and another notification another', async () => {
  const { standIn, url, outcomes } = await meet('fail')
  const notice = standIn.notice(url, fields)
  expect(await notice.send()).toMatchObject({ accepted: false })
  await notice.send()
  await standIn.notice(url, fields).send()
  const [first, again, other] = outcomes.map((read) => (read.outcome === 'ok' ? read.id : read.outcome))
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test.each([
  ['amount', 'forged'],
  ['signature', 'forged'],
  ['app', 'other_app'],
] as const)('one with a wrong %s is %s, and not accepted', async (wrong, outcome) => {
  const { standIn, url, outcomes } = await meet()
  expect(await standIn.notice(url, fields, wrong).send()).toMatchObject({ accepted: false })
  expect(outcomes).toEqual([{ outcome }])
})
