import * as api from '@/miniapp/features/mall/api'
import {
  cancelOrder,
  giveBack,
  loadMoreOrders,
  loadOrder,
  loadOrders,
  placeOrder,
  receiveOrder,
  useOrders,
  type Wish,
} from '@/miniapp/features/mall/orders'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { anOrder } from '../../../support/phone-mall'

jest.mock('@/miniapp/features/mall/api')
jest.mock('@/miniapp/features/mall/balance')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const wish: Wish = {
  ...{ variantId: 'variant', quantity: 1, total: { points: 1_200, fen: 0 } },
  delivery: { kind: 'voucher' },
}
const one = (id = 'order') => useOrders.getState().one[id]

beforeEach(() => {
  useOrders.setState({ lists: {}, one: {}, payBy: {} })
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.listOrders.mockResolvedValue({ orders: [anOrder({ id: 'first' })], next: 'more' })
})

test('an order that got no answer is asked for again with its id; another one has another', async () => {
  bff.placeOrder.mockRejectedValueOnce(new Failure('timeout'))
  bff.placeOrder.mockResolvedValue(anOrder())
  await placeOrder(wish)
  await placeOrder(wish)
  await placeOrder({ ...wish, quantity: 2 })
  const [lost, again, other] = bff.placeOrder.mock.calls.map(([, requestId]) => requestId)
  expect(again).toBe(lost)
  expect(other).not.toBe(lost)
})

test('an order that was made is there to be shown at once', async () => {
  bff.placeOrder.mockResolvedValue(anOrder())
  await placeOrder(wish)
  expect(one()).toMatchObject({ status: 'loaded', value: { id: 'order' } })
})

test('how long it can be paid for is counted by this phone from the seconds that were left', async () => {
  jest.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z') })
  bff.getOrder.mockResolvedValue(anOrder({ state: 'awaiting_payment', payForS: 900 }))
  await loadOrder('order')
  jest.useRealTimers()
  expect(useOrders.getState().payBy.order).toBe('2031-01-01T00:15:00.000Z')
})

test('each state has a list of its own, which goes on where it ended', async () => {
  await loadOrders('all')
  bff.listOrders.mockResolvedValue({ orders: [anOrder({ id: 'second' })], next: null })
  await loadMoreOrders('all')
  await loadOrders('to_ship')
  expect(bff.listOrders.mock.calls).toEqual([[undefined], [undefined, 'more'], ['to_ship']])
  expect(useOrders.getState().lists.all).toMatchObject({
    value: { orders: [{ id: 'first' }, { id: 'second' }] },
  })
})

test('a list that was loaded anew meanwhile gets no piece of the old one', async () => {
  await loadOrders('all')
  bff.listOrders.mockImplementationOnce(async () => {
    await loadOrders('all')
    return { orders: [anOrder({ id: 'second' })], next: null }
  })
  await loadMoreOrders('all')
  expect(useOrders.getState().lists.all).toMatchObject({ value: { orders: [{ id: 'first' }] } })
})

test.each([
  ['cancelled', () => cancelOrder('order'), bff.cancelOrder],
  ['completed', () => receiveOrder('order'), bff.receiveOrder],
  ['refunded', () => giveBack('order', 'other'), bff.giveBack],
] as const)('an order that was %s shows it at once', async (state, change, answer) => {
  jest.mocked(answer as typeof bff.cancelOrder).mockResolvedValue(anOrder({ state }))
  await change()
  expect(one()).toMatchObject({ value: { state } })
})

test('after a no the order is looked at again: somebody else was first', async () => {
  bff.cancelOrder.mockRejectedValue(new Failure('order_ended'))
  bff.getOrder.mockResolvedValue(anOrder({ state: 'to_ship' }))
  expect(await cancelOrder('order')).toMatchObject({ code: 'order_ended' })
  expect(one()).toMatchObject({ value: { state: 'to_ship' } })
})

test('offline, an order known so far stays with its code, and says that it is old', async () => {
  bff.getOrder.mockResolvedValueOnce(anOrder())
  await loadOrder('order')
  bff.getOrder.mockRejectedValue(new Failure('offline'))
  await loadOrder('order')
  expect(one()).toMatchObject({ status: 'loaded', kept: 'offline' })
})

test('nobody sees the orders of who was signed in before', async () => {
  keepSession(aSession('anna'))
  await loadOrders('all')
  signOut()
  expect(useOrders.getState()).toEqual({ lists: {}, one: {}, payBy: {} })
})
