import * as api from '@/miniapp/features/mall/api'
import { useOrders } from '@/miniapp/features/mall/orders'
import { isPaymentOpen, loadPaidOrder, payFor, usePaying } from '@/miniapp/features/mall/paying'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { pay } from '@/miniapp/platform/pay'
import type { Payment } from '@/contract/payments'
import { anOrder } from '../../../support/phone-mall'

jest.mock('@/miniapp/features/mall/api')
jest.mock('@/miniapp/features/mall/balance')
jest.mock('@/miniapp/platform/member')
jest.mock('@/miniapp/platform/pay', () => ({ pay: jest.fn(), paymentVia: 'wechat' }))
const bff = jest.mocked(api)
const till = jest.mocked(pay)

const order = anOrder({ state: 'awaiting_payment', fen: 2_990, cash: 'awaited', payForS: 900 })
const aPayment = (state: Payment['state']): Payment => ({
  ...{ id: 'payment', order: { kind: 'mall', id: 'order' }, via: 'wechat', state, fen: 2_990 },
  ...{ refundedFen: 0, title: '保温杯', createdAt: order.orderedAt, expiresAt: order.orderedAt },
  paidAt: null,
})
/** What the BFF finds when it asks the platform. */
const becomes = (state: Payment['state']) => {
  bff.checkPayment.mockResolvedValue(aPayment(state))
  bff.getOrder.mockResolvedValue(state === 'paid' ? anOrder({ state: 'to_ship', cash: 'paid' }) : order)
}
const state = () => {
  const shown = useOrders.getState().one.order
  return shown?.status === 'loaded' ? shown.value.state : shown?.status
}

beforeEach(async () => {
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  useOrders.setState({ lists: {}, one: {}, payBy: {} })
  // Nothing is left open by the test before.
  becomes('paid')
  await loadPaidOrder('order')
  useOrders.setState({ one: {} })
  bff.openPayment.mockResolvedValue({ paymentId: 'payment' })
  bff.handOf.mockResolvedValue({ by: 'alipay', params: { tradeNO: '1' } })
})

test('an order is paid when the BFF says so', async () => {
  till.mockResolvedValue('done')
  expect(await payFor(order)).toEqual({ status: 'ok', value: 'paid' })
  expect([state(), isPaymentOpen('order')]).toEqual(['to_ship', false])
})

test('the phone’s word that it is paid counts for nothing', async () => {
  till.mockResolvedValue('done')
  becomes('created')
  expect(await payFor(order)).toEqual({ status: 'ok', value: 'unknown' })
  expect([state(), isPaymentOpen('order')]).toEqual(['awaiting_payment', true])
})

test('whoever leaves the till can come back to it, and is not told to wait', async () => {
  till.mockResolvedValue('cancelled')
  becomes('created')
  expect(await payFor(order)).toEqual({ status: 'ok', value: 'cancelled' })
  expect(isPaymentOpen('order')).toBe(false)
})

test('a platform that says cancelled of what was paid is not believed either', async () => {
  till.mockResolvedValue('cancelled')
  expect(await payFor(order)).toEqual({ status: 'ok', value: 'paid' })
})

test('when nobody can be asked it stays open, until somebody can', async () => {
  till.mockResolvedValue('cancelled')
  becomes('created')
  bff.checkPayment.mockRejectedValue(new Failure('offline'))
  expect(await payFor(order)).toEqual({ status: 'ok', value: 'unknown' })
  expect(isPaymentOpen('order')).toBe(true)
  becomes('paid')
  await loadPaidOrder('order')
  expect([state(), isPaymentOpen('order')]).toEqual(['to_ship', false])
})

test('a browser that went to pay finds out when it is back', async () => {
  till.mockResolvedValue('left')
  expect(await payFor(order)).toEqual({ status: 'ok', value: 'left' })
  expect(bff.checkPayment).toHaveBeenCalledTimes(0)
  await loadPaidOrder('order')
  expect(bff.checkPayment).toHaveBeenCalledTimes(1)
  await loadPaidOrder('order')
  expect(bff.checkPayment).toHaveBeenCalledTimes(1)
})

test('an order that is over goes to no till, and shows what became of it', async () => {
  bff.openPayment.mockRejectedValue(new Failure('order_ended'))
  bff.getOrder.mockResolvedValue(anOrder({ state: 'cancelled' }))
  expect(await payFor(order)).toMatchObject({ code: 'order_ended' })
  expect([state(), till.mock.calls.length]).toEqual(['cancelled', 0])
})

test('what was paid for elsewhere meanwhile is shown as paid', async () => {
  bff.handOf.mockRejectedValue(new Failure('payment_settled'))
  expect(await payFor(order)).toMatchObject({ code: 'payment_settled' })
  expect(state()).toBe('to_ship')
})

test('while one order is at the till, its page knows', async () => {
  till.mockImplementation(async () => {
    expect(usePaying.getState().orderId).toBe('order')
    return 'done'
  })
  await payFor(order)
  expect(usePaying.getState().orderId).toBeNull()
})
