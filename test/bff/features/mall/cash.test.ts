import { randomUUID } from 'node:crypto'
import type { Order } from '@/contract/order'
import type { PaymentFile } from '@/contract/payments'
import { house, went } from './house'

test('PT-13 cash is awaited for a quarter of an hour, and then points are spent for good', async () => {
  const { aShelf, anOrder, goesToPay, check, see, balancesOf, till, anna, proveBooks } = await house()
  const shelf = await aShelf({ points: 1680, fen: 9900, stock: 1 })
  const order = await anOrder(anna, shelf)
  expect(order).toMatchObject({
    ...{ state: 'awaiting_payment', cash: 'awaited', fen: 9900, payForS: 900, redemption: null },
    payUntil: '2026-03-10T00:15:00.000Z',
  })
  expect(await balancesOf(anna)).toMatchObject({ available: 8320, held: 1680 })

  const paymentId = await goesToPay(anna, order.id)
  till.pays(paymentId)
  await check(anna, paymentId)
  const paid = await see(anna, order.id)
  expect(paid).toMatchObject({ state: 'to_redeem', cash: 'paid', payUntil: null })
  expect(paid.redemption?.code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  expect(await balancesOf(anna)).toMatchObject({ available: 8320, held: 0, spent: 1680 })
  await proveBooks()
})

test('PT-13 an order has one payment, however often it is asked for', async () => {
  const { aShelf, anOrder, goesToPay, anna } = await house()
  const order = await anOrder(anna, await aShelf({ fen: 100 }))
  expect(await goesToPay(anna, order.id)).toBe(await goesToPay(anna, order.id))
})

test('PT-13 an order that nobody paid for lets points and pieces go', async () => {
  const { aShelf, anOrder, order, see, balancesOf, anna, bo, pass, job, call, proveBooks } = await house()
  const shelf = await aShelf({ points: 100, fen: 100, stock: 1 })
  const { id } = await anOrder(anna, shelf)
  expect(went(await order(bo, shelf))).toBe('out_of_stock')
  pass(14)
  await job('expire-orders')
  expect((await see(anna, id)).state).toBe('awaiting_payment')
  pass(1)
  const late = await call(`POST /mall/orders/${id}/payment`, { member: anna, payload: { via: 'wechat' } })
  expect(went(late)).toBe('order_ended')
  await job('expire-orders')
  const gone = await see(anna, id)
  expect(gone).toMatchObject({ state: 'cancelled', cash: 'void' })
  expect(gone.timeline.map(({ kind }) => kind)).toEqual(['placed', 'payment_expired'])
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000, held: 0 })
  expect(went(await order(bo, shelf))).toBe(201)
  await proveBooks()
})

test('PT-13 a payment that was begun is closed by its platform first, and only then is the order let go', async () => {
  const { aShelf, anOrder, goesToPay, see, anna, pass, job, proveBooks } = await house()
  const { id } = await anOrder(anna, await aShelf({ fen: 100 }))
  await goesToPay(anna, id)
  pass(15)
  await job('expire-orders')
  expect((await see(anna, id)).state).toBe('awaiting_payment')
  await job('settle-payments')
  expect((await see(anna, id)).timeline.map(({ kind }) => kind)).toEqual(['placed', 'payment_closed'])
  await proveBooks()
})

test('PT-13 whoever paid at the last moment has paid, though the word of it comes later', async () => {
  const { aShelf, anOrder, goesToPay, see, till, anna, pass, job, proveBooks } = await house()
  const { id } = await anOrder(anna, await aShelf({ fen: 100 }))
  till.pays(await goesToPay(anna, id))
  pass(15)
  await job('expire-orders')
  await job('settle-payments')
  expect((await see(anna, id)).state).toBe('to_redeem')
  await proveBooks()
})

test('PT-13 a platform that is silent keeps no pieces from others, and pays back what came all the same', async () => {
  const { aShelf, anOrder, goesToPay, see, balancesOf, till, anna, pass, job, proveBooks } = await house()
  const { id } = await anOrder(anna, await aShelf({ fen: 100, stock: 1 }))
  const paymentId = await goesToPay(anna, id)
  till.mood.isSilent = true
  pass(26)
  await job('settle-payments')
  await job('expire-orders')
  expect(await see(anna, id)).toMatchObject({ state: 'cancelled', cash: 'void' })

  till.mood.isSilent = false
  till.pays(paymentId)
  pass(30)
  await job('settle-payments')
  expect(await see(anna, id)).toMatchObject({ state: 'cancelled', cash: 'refunded' })
  expect((await see(anna, id)).timeline.map(({ kind }) => kind)).toEqual([
    ...['placed', 'payment_expired', 'paid_late', 'cash_refunded'],
  ])
  expect(till.refundsOf(paymentId)).toHaveLength(1)
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000 })
  await proveBooks()
})

test('PT-13 a member cancels what they did not pay, and what they paid meanwhile comes back', async () => {
  const { aShelf, anOrder, goesToPay, cancel, see, till, anna, pass, job, proveBooks } = await house()
  const shelf = await aShelf({ fen: 100 })
  const { id } = await anOrder(anna, shelf)
  expect((await cancel(anna, id)).json<Order>()).toMatchObject({ state: 'cancelled', cash: 'void' })
  expect(went(await cancel(anna, id))).toBe(200)

  const second = await anOrder(anna, shelf)
  const paymentId = await goesToPay(anna, second.id)
  till.pays(paymentId)
  expect(went(await cancel(anna, second.id))).toBe(200)
  pass(1)
  await job('settle-payments')
  expect(await see(anna, second.id)).toMatchObject({ state: 'cancelled', cash: 'refunded' })
  expect(till.refundsOf(paymentId)).toHaveLength(1)
  await proveBooks()
})

test('PT-13 points and cash go back together; cash that is stuck says so until it has come', async () => {
  const { aShelf, anOrder, goesToPay, check, refund, cancel, see, balancesOf, till, ...more } = await house()
  const { anna, operator, call, proveBooks } = more
  const { id } = await anOrder(anna, await aShelf({ points: 300, fen: 9900 }))
  const paymentId = await goesToPay(anna, id)
  till.pays(paymentId)
  await check(anna, paymentId)
  expect(went(await cancel(anna, id))).toBe('order_ended')

  till.mood.refundsEnd = { state: 'failed', why: 'account closed' }
  expect((await refund(anna, id)).json<Order>()).toMatchObject({ state: 'refunded', cash: 'stuck' })
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000, spent: 0 })

  const file = await call(`GET /operator/payments/${paymentId}`, { member: operator })
  const refundId = file.json<PaymentFile>().refunds[0]!.id
  const payload = { reason: '客人换了账户', requestId: randomUUID() }
  const retry = `POST /operator/payments/${paymentId}/refunds/${refundId}/retry`
  await call(retry, { member: operator, payload })
  till.mood.refundsEnd = { state: 'done', at: null }
  await call(retry, { member: operator, payload: { ...payload, requestId: randomUUID() } })
  const done = await see(anna, id)
  expect(done.cash).toBe('refunded')
  expect(done.timeline.map(({ kind }) => kind)).toEqual([
    ...['placed', 'paid', 'refunded', 'cash_stuck', 'cash_refunded'],
  ])
  await proveBooks()
})
