import { randomUUID } from 'node:crypto'
import type { PaymentFile, PaymentTrouble } from '@/contract/payments'
import type { Operator } from '@/bff/lib/serve'
import { aFailedRefund, aPayment } from '../../../support/payments'
import { aShop, refusalOf } from './shop'

const HOUR_MIN = 60

/** A shop whose operators look after cash that went astray. */
async function aDesk() {
  const shop = await aShop()
  const { payments, call } = shop
  const someone = await shop.aMember()
  await shop.anOperatorRole(someone)
  const operator: Operator = { memberId: someone.id, role: 'operator' }
  const list = async (cursor?: string) => {
    const query = cursor === undefined ? undefined : { cursor }
    const reply = await call('GET /operator/payment-troubles', { member: someone, query })
    return reply.json<{ troubles: PaymentTrouble[]; next: string | null }>()
  }
  const retry = (
    { paymentId, id: refundId }: { paymentId: string; id: string },
    { reason = '客人催促', requestId = randomUUID() } = {},
  ) => payments.retryRefund(operator, { paymentId, refundId }, { reason, requestId })
  return { ...shop, operator, someone, list, retry }
}

describe('a refund that the platform refuses for now', () => {
  test('is tried again by itself, ever more seldom, until it goes well; operators see it meanwhile', async () => {
    const { paid, refund, till, payments, list, heard, said, pass, file } = await aDesk()
    const payment = await paid()
    till.mood.refundsEnd = { state: 'refused', why: 'the trade is frozen' }
    const { id: refundId } = await refund(payment, 'cancelled', 500)
    for (let minute = 0; minute < 5 * HOUR_MIN; minute++) {
      await payments.lookAtAll()
      pass(1)
    }
    const { tries } = (await file(payment)).refunds[0]!
    expect(tries).toBeGreaterThan(8)
    expect(tries).toBeLessThan(16)
    expect(await list()).toMatchObject({
      troubles: [
        {
          ...{
            paymentId: payment.id,
            refundId,
            state: 'requested',
            fen: 500,
            trouble: 'the trade is frozen',
          },
          nextTryAt: expect.any(String) as string,
        },
      ],
    })
    expect([heard.slice(1), said]).toEqual([[], []])

    till.mood.refundsEnd = { state: 'done', at: null }
    pass(HOUR_MIN)
    await payments.lookAtAll()
    expect(heard.slice(1)).toEqual([`refunded ${payment.id}`])
    expect(await list()).toEqual({ troubles: [], next: null })
  })

  test('waits for a person after a day', async () => {
    const { paid, refund, till, payments, list, heard, said, pass } = await aDesk()
    const payment = await paid()
    till.mood.refundsEnd = { state: 'refused', why: 'the trade is frozen' }
    await refund(payment, 'cancelled', 500)
    for (let hour = 0; hour < 30; hour++) {
      await payments.lookAtAll()
      pass(HOUR_MIN)
    }
    expect((await list()).troubles).toMatchObject([{ state: 'failed', nextTryAt: null }])
    expect(heard.slice(1)).toEqual([`failed ${payment.id}`])
    expect(said).toEqual([expect.stringMatching(/failed: the trade is frozen\.$/)])
  })
})

describe('an operator tries a refund again that failed', () => {
  async function failed() {
    const desk = await aDesk()
    const payment = await desk.paid()
    desk.till.mood.refundsEnd = { state: 'failed', why: 'the account is gone' }
    const refund = await desk.refund(payment, 'cancelled', 500)
    await desk.payments.payBack(desk.member.id, payment.order)
    return { ...desk, payment, refund }
  }

  test('only then is it sent once more, and who did so and why is kept', async () => {
    const { payment, refund, payments, till, member, operator, someone, retry, call, clock } = await failed()
    till.mood.refundsEnd = { state: 'done', at: null }
    await payments.reconcile(payment.id)
    await payments.payBack(member.id, payment.order)
    await payments.lookAtAll()
    expect((await payments.file(payment.id)).refunds[0]).toMatchObject({ state: 'failed' })

    const requestId = randomUUID()
    for (let n = 0; n < 2; n++)
      expect((await retry(refund, { requestId })).refunds[0]).toMatchObject({ state: 'done', trouble: null })
    const path = `GET /operator/payments/${payment.id}`
    expect((await call(path, { member: someone })).json<PaymentFile>().interventions).toEqual([
      {
        ...{ refundId: refund.id, reason: '客人催促', operatorId: operator.memberId },
        at: clock.now.toISOString(),
      },
    ])
  })

  test('and it may fail again, of which everybody hears; the same request means the same', async () => {
    const { payment, refund, till, retry, heard, list, payments } = await failed()
    const requestId = randomUUID()
    await retry(refund, { requestId })
    expect((await list()).troubles).toMatchObject([{ state: 'failed', trouble: 'the account is gone' }])
    expect(heard.slice(1)).toEqual([`failed ${payment.id}`, `failed ${payment.id}`])

    till.mood.refundsEnd = { state: 'done', at: null }
    expect((await retry(refund, { requestId })).refunds[0]).toMatchObject({ state: 'failed' })
    expect(await refusalOf(retry(refund, { requestId, reason: '另一件事' }))).toBe('request_reused')
    await retry(refund)
    await retry(refund)
    expect((await payments.file(payment.id)).interventions).toHaveLength(2)
    expect(heard.slice(3)).toEqual([`refunded ${payment.id}`])
  })

  test('a platform that is silent then is asked by the job until it says', async () => {
    const { payment, refund, till, retry, payments, pass } = await failed()
    till.mood.refundsEnd = { state: 'done', at: null }
    till.mood.isSilent = true
    expect((await retry(refund)).refunds[0]).toMatchObject({ state: 'requested' })
    till.mood.isSilent = false
    pass(HOUR_MIN)
    await payments.lookAtAll()
    expect((await payments.file(payment.id)).refunds[0]).toMatchObject({ state: 'done' })
  })

  test('what never was, and what is of another payment, is not there', async () => {
    const { refund, retry, paid } = await failed()
    const { id: paymentId } = await paid()
    expect(await refusalOf(retry({ paymentId: randomUUID(), id: refund.id }))).toBe('not_found')
    expect(await refusalOf(retry({ paymentId, id: refund.id }))).toBe('not_found')
  })
})

test('a payment with another amount is in the list until the platform says otherwise', async () => {
  const { handed, till, payments, list, stateOf } = await aDesk()
  const payment = await handed()
  till.pays(payment.id, 1)
  await payments.reconcile(payment.id)
  expect((await list()).troubles).toMatchObject([
    { paymentId: payment.id, refundId: null, state: 'created', trouble: 'paid with 1 fen instead of 1990' },
  ])
  till.pays(payment.id)
  await payments.reconcile(payment.id)
  expect([await stateOf(payment), await list()]).toEqual(['paid', { troubles: [], next: null }])
})

test('there are pages of payments and refunds, in one order', async () => {
  const { db, clock, member, list } = await aDesk()
  for (let n = 0; n < 60; n++) {
    const payment = await aPayment({ db, clock }, member)
    await db.run`update payment set trouble = ${'odd'}, created_at = ${new Date(n * 7)} where id = ${payment.id}`
    const { id } = await aFailedRefund({ db, clock }, payment)
    await db.run`update payment_refund set requested_at = ${new Date(n * 5)} where id = ${id}`
  }
  const seen: PaymentTrouble[] = []
  let pages = 0
  for (let next: string | null | undefined; next !== null; pages++) {
    const page = await list(next)
    seen.push(...page.troubles)
    next = page.next
  }
  const ids = seen.map(({ refundId, paymentId }) => refundId ?? paymentId)
  expect([pages, ids.length, new Set(ids).size]).toEqual([3, 120, 120])
  const times = seen.map(({ since }) => since)
  expect(times).toEqual([...times].sort())
})
