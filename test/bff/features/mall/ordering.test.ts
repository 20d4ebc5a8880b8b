import { randomUUID } from 'node:crypto'
import type { Order, OrderPage } from '@/contract/order'
import type { Product, ProductStanding } from '@/contract/product'
import { everyRow } from '../../../support/rows'
import { somewhere } from '../../../support/mall'
import { house, went } from './house'

test('PT-13 an order takes points and a piece, and is to be sent to where the member wants it', async () => {
  const { aShelf, anAddress, anOrder, balancesOf, anna, pool, proveBooks } = await house()
  const shelf = await aShelf({ points: 1280, deliveries: ['address'], stock: 3 })
  const delivery = { kind: 'address', addressId: await anAddress(anna) }
  const order = await anOrder(anna, shelf, { delivery, quantity: 2 })

  expect(order).toMatchObject({
    state: 'to_ship',
    points: 2560,
    fen: 0,
    cash: null,
    quantity: 2,
    payUntil: null,
  })
  expect(order.address).toMatchObject({ name: '陈*', phone: '138****8000', street: '漕溪北路****' })
  expect(order.timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid'])
  expect(await balancesOf(anna)).toMatchObject({ available: 7440, spent: 2560 })
  const kept = JSON.stringify(await everyRow(pool))
  for (const secret of [somewhere.phone, somewhere.street, somewhere.name]) expect(kept).not.toContain(secret)
  await proveBooks()
})

test('PT-13 whoever has too few points gets nothing, and loses nothing', async () => {
  const { aShelf, order, balancesOf, anna, call, proveBooks } = await house()
  const shelf = await aShelf({ points: 4000 })
  expect(went(await order(anna, shelf, { quantity: 3 }))).toBe('insufficient_points')
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000, held: 0, spent: 0 })
  const { orders } = (await call('GET /mall/orders', { member: anna })).json<OrderPage>()
  expect(orders).toEqual([])
  await proveBooks()
})

test('PT-13 one may order as much as the limits say, in a month and ever', async () => {
  const { aShelf, order, refund, anna, bo, call, clock, proveBooks } = await house()
  const shelf = await aShelf({ limitMonth: 2, limitEver: 3 })
  const standing = async () =>
    (await call(`GET /mall/products/${shelf.id}/standing`, { member: anna })).json<ProductStanding>()

  expect(await standing()).toEqual({ left: 2, whyNot: null })
  expect(went(await order(anna, shelf, { quantity: 3 }))).toBe('product_limit')
  const first = (await order(anna, shelf)).json<Order>()
  expect(went(await order(anna, shelf))).toBe(201)
  expect(await standing()).toEqual({ left: 0, whyNot: 'product_limit' })
  expect(went(await order(bo, shelf, { quantity: 2 }))).toBe(201)

  // What was given back is not counted.
  await refund(anna, first.id)
  expect(went(await order(anna, shelf))).toBe(201)

  // In Shanghai it is April.
  clock.now = new Date('2026-03-31T16:00:00Z')
  expect(await standing()).toEqual({ left: 1, whyNot: null })
  expect(went(await order(anna, shelf, { quantity: 2 }))).toBe('product_limit')
  expect(went(await order(anna, shelf))).toBe(201)
  expect(went(await order(anna, shelf))).toBe('product_limit')
  await proveBooks()
})

test('PT-13 nobody pays what they did not see, or gets what is not on sale', async () => {
  const { aShelf, order, anna, clock, pass } = await house()
  const shelf = await aShelf({ points: 100 })
  expect(went(await order(anna, shelf, { total: { points: 99, fen: 0 } }))).toBe('price_changed')
  expect(went(await order(anna, shelf, { delivery: { kind: 'pickup', dealerId: randomUUID() } }))).toBe(
    'delivery_unavailable',
  )
  expect(went(await order(anna, await aShelf({ isDraft: true })))).toBe('product_closed')
  expect(went(await order(anna, await aShelf({ stock: 0 })))).toBe('out_of_stock')
  expect(went(await order(anna, await aShelf({ tierNeeded: 'dengfeng' })))).toBe('tier_needed')

  const [soon, later] = [30, 60].map((minutes) => new Date(clock.now.getTime() + minutes * 60_000))
  const evening = await aShelf({ saleFrom: soon!, saleUntil: later! })
  expect(went(await order(anna, evening))).toBe('product_closed')
  pass(30)
  expect(went(await order(anna, evening))).toBe(201)
  pass(30)
  expect(went(await order(anna, evening))).toBe('product_closed')
  expect(went(await order(anna, { ...shelf, variantId: randomUUID() }))).toBe('not_found')
})

test('PT-13 a request sent again finds the order it made, and one with other content is refused', async () => {
  const { aShelf, order, anna, balancesOf } = await house()
  const shelf = await aShelf()
  const requestId = randomUUID()
  const first = (await order(anna, shelf, { requestId })).json<Order>()
  expect((await order(anna, shelf, { requestId })).json<Order>().id).toBe(first.id)
  expect(went(await order(anna, shelf, { requestId, quantity: 2 }))).toBe('request_reused')
  expect(await balancesOf(anna)).toMatchObject({ spent: 100 })
})

test('PT-13 an order goes to an address or a dealer that is there', async () => {
  const { aShelf, order, anAddress, anna, bo, dealerId } = await house()
  const shelf = await aShelf({ deliveries: ['address', 'pickup'] })
  const theirs = await anAddress(bo)
  expect(went(await order(anna, shelf, { delivery: { kind: 'address', addressId: theirs } }))).toBe(
    'not_found',
  )
  expect(went(await order(anna, shelf, { delivery: { kind: 'pickup', dealerId: randomUUID() } }))).toBe(
    'not_found',
  )
  const fetched = await order(anna, shelf, { delivery: { kind: 'pickup', dealerId } })
  expect(fetched.json<Order>()).toMatchObject({ state: 'to_redeem', dealer: { id: dealerId } })
})

test('PT-13 an order keeps what it was made with, whatever becomes of the product and the address', async () => {
  const { aShelf, anOrder, anAddress, details, see, anna, operator, call } = await house()
  const shelf = await aShelf({ deliveries: ['address'], points: 100 })
  const addressId = await anAddress(anna)
  const { id } = await anOrder(anna, shelf, { delivery: { kind: 'address', addressId } })
  await call(`PUT /operator/mall/products/${shelf.id}`, {
    member: operator,
    payload: { ...details(), title: '短伞' },
  })
  await call(`DELETE /mall/addresses/${addressId}`, { member: anna })
  expect(await see(anna, id)).toMatchObject({ title: '弯柄长伞', points: 100, address: { name: '陈*' } })
})

test('PT-13 what was not handed over goes back within a week, to the very points', async () => {
  const { aShelf, anOrder, refund, balancesOf, see, anna, call, pass, proveBooks } = await house()
  const shelf = await aShelf({ points: 500, stock: 1 })
  const { id, refundableUntil } = await anOrder(anna, shelf)
  expect(refundableUntil).toBe('2026-03-17T00:00:00.000Z')
  const product = async () => (await call(`GET /mall/products/${shelf.id}`)).json<Product>()
  expect((await product()).stock).toBe('gone')

  expect((await refund(anna, id)).json<Order>()).toMatchObject({ state: 'refunded', redemption: null })
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000, spent: 0 })
  expect((await product()).stock).toBe('few_left')
  expect((await see(anna, id)).timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid', 'refunded'])
  // Again is as good.
  expect(went(await refund(anna, id))).toBe(200)

  const late = await anOrder(anna, shelf)
  pass(7 * 24 * 60)
  expect(went(await refund(anna, late.id))).toBe('refund_too_late')
  expect((await see(anna, late.id)).refundableUntil).toBeNull()
  await proveBooks()
})

test('PT-13 my orders come last first, in pages, and of one state where that is asked for', async () => {
  const { aShelf, anOrder, refund, anna, call, pass } = await house()
  const shelf = await aShelf({ points: 1, stock: 100 })
  const ids: string[] = []
  for (let n = 0; n < 23; n++) {
    ids.unshift((await anOrder(anna, shelf)).id)
    if (n % 5 === 0) pass(1)
  }
  const page = async (query: Record<string, string>) =>
    (await call('GET /mall/orders', { member: anna, query })).json<OrderPage>()
  const first = await page({})
  const second = await page({ cursor: first.next! })
  expect([...first.orders, ...second.orders].map(({ id }) => id)).toEqual(ids)
  expect(second.next).toBeNull()
  await refund(anna, ids[3]!)
  expect((await page({ state: 'refunded' })).orders.map(({ id }) => id)).toEqual([ids[3]])
})
