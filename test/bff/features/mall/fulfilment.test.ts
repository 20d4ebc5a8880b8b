import type { AddressDetails, Order, QueuedOrder } from '@/contract/order'
import type { Reveal } from '@/contract/privacy'
import { somewhere } from '../../../support/mall'
import { house, went } from './house'

async function withParcel() {
  const bff = await house()
  const shelf = await bff.aShelf({ deliveries: ['address'], points: 200, stock: 5 })
  const delivery = { kind: 'address', addressId: await bff.anAddress(bff.anna) }
  const order = await bff.anOrder(bff.anna, shelf, { delivery })
  return { ...bff, shelf, delivery, order }
}

test('PT-13 who sends a parcel sees its address in clear, and the member that it was seen', async () => {
  const { order, call, anna, operator } = await withParcel()
  const queue = await call('GET /operator/mall/orders', { member: operator, query: { state: 'to_ship' } })
  const [queued] = queue.json<{ orders: QueuedOrder[] }>().orders
  expect(queued).toMatchObject({ id: order.id, memberId: anna.id, address: { phone: '138****8000' } })

  const shown = await call(`POST /operator/mall/orders/${order.id}/reveal`, { member: operator })
  expect(shown.json<AddressDetails>()).toEqual(somewhere)
  const { reveals } = (await call('GET /privacy/reveals', { member: anna })).json<{ reveals: Reveal[] }>()
  expect(reveals).toMatchObject([{ what: 'address', subjectId: order.id, byMyself: false }])
})

test('PT-13 a parcel is sent, its number can be mended, and it has come when the member says so', async () => {
  const { order, ship, receive, see, refund, anna, operator, proveBooks } = await withParcel()
  expect(went(await receive(anna, order.id))).toBe('order_ended')
  expect((await ship(operator, order.id, 'SF000000000')).json<QueuedOrder>()).toMatchObject({
    state: 'shipped',
  })
  expect(went(await ship(operator, order.id))).toBe(200)
  const sent = await see(anna, order.id)
  expect(sent).toMatchObject({
    shipment: { carrier: '顺丰速运', trackingNumber: 'SF1234567890' },
    refundableUntil: null,
  })
  expect(went(await refund(anna, order.id))).toBe('order_ended')
  expect((await receive(anna, order.id)).json<Order>()).toMatchObject({ state: 'completed' })
  expect(went(await receive(anna, order.id))).toBe(200)
  expect((await see(anna, order.id)).timeline.map(({ kind }) => kind)).toEqual([
    ...['placed', 'paid', 'shipped', 'received'],
  ])
  await proveBooks()
})

test('PT-13 a parcel that was sent ten days ago has come', async () => {
  const { order, ship, see, anna, operator, pass, job } = await withParcel()
  await ship(operator, order.id)
  pass(10 * 24 * 60 - 1)
  await job('orders-arrived')
  expect((await see(anna, order.id)).state).toBe('shipped')
  pass(1)
  await job('orders-arrived')
  expect((await see(anna, order.id)).state).toBe('completed')
})

test('PT-13 parcels come however many there are, and whatever else is stuck', async () => {
  const { order, ship, see, anna, operator, pass, job, db } = await withParcel()
  await ship(operator, order.id)
  // Of somebody who is not here: nothing can be done about them.
  await db.run`
    insert into mall_order
    select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'member_id', gen_random_uuid(),
      'shipped_at', o.shipped_at - interval '1 day'))).*
    from mall_order o, generate_series(1, 200)`
  pass(10 * 24 * 60)
  await job('orders-arrived')
  expect((await see(anna, order.id)).state).toBe('completed')
})

test('PT-13 an operator gives back whenever there is a reason, with the pieces or without', async () => {
  const { order, anOrder, shelf, delivery, ship, operatorRefunds, balancesOf, db, ...more } =
    await withParcel()
  const { anna, operator, proveBooks } = more
  await ship(operator, order.id)
  expect((await operatorRefunds(operator, order.id, false)).json<QueuedOrder>().state).toBe('refunded')
  expect(went(await operatorRefunds(operator, order.id, true))).toBe(200)
  const stock = () => db.one<{ stock: number }>`select stock from mall_variant where id = ${shelf.variantId}`
  expect(await stock()).toEqual({ stock: 4 })
  const next = await anOrder(anna, shelf, { delivery })
  await operatorRefunds(operator, next.id)
  expect(await stock()).toEqual({ stock: 4 })
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000 })
  const unpaid = await anOrder(anna, await more.aShelf({ fen: 1 }))
  expect(went(await operatorRefunds(operator, unpaid.id))).toBe('order_ended')
  await proveBooks()
})
