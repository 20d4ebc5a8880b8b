import { mallBelongings } from '@/bff/features/mall/belongings'
import { NOBODY } from '@/bff/lib/belongings'
import type { OrderPage } from '@/contract/order'
import { somewhere } from '../../../support/mall'
import { personOf, waysIn } from '../../../support/people'
import { everyRow } from '../../../support/rows'
import { house, went } from './house'

async function withOrders() {
  const bff = await house()
  const { aShelf, anOrder, anAddress, anna, goesToPay, db, sealer } = bff
  const shelf = await aShelf({ points: 100, stock: 50, deliveries: ['voucher', 'address'] })
  const delivery = { kind: 'address', addressId: await anAddress(anna) }
  const parcel = await anOrder(anna, shelf, { delivery })
  const voucher = await anOrder(anna, shelf)
  const unpaid = await anOrder(anna, await aShelf({ points: 10, fen: 100 }))
  const paymentId = await goesToPay(anna, unpaid.id)
  const belongings = mallBelongings({ sealer })
  const move = (from: { id: string }, to: { id: string }) =>
    db.transaction((tx) => belongings.move(tx, from.id, to.id))
  const moveBack = (from: { id: string }, to: { id: string }, moved: Awaited<ReturnType<typeof move>>) =>
    db.transaction((tx) => belongings.moveBack(tx, from.id, to.id, moved))
  return { ...bff, shelf, parcel, voucher, unpaid, paymentId, belongings, move, moveBack }
}

test('ID-3 what moved from one account to another goes back as it was, whether the other had something or not', async () => {
  const { anOrder, anAddress, shelf, move, moveBack, anna, bo, pool } = await withOrders()
  for (const has of [false, true]) {
    if (has) await anOrder(bo, shelf, { delivery: { kind: 'address', addressId: await anAddress(bo) } })
    const before = await everyRow(pool)
    const moved = await move(anna, bo)
    expect(await everyRow(pool)).not.toEqual(before)
    await moveBack(bo, anna, moved)
    expect(await everyRow(pool)).toEqual(before)
  }
})

test('ID-3 whoever turns out to be one person has the orders of both, and all of them go on', async () => {
  const { call, codes, give, anOrder, refund, redeem, till, ...more } = await withOrders()
  const { shelf, parcel, voucher, paymentId, anna, clerk, dealerId, db, job, pass, operator, proveBooks } =
    more
  const { comesBy, comesByPhone, binds } = waysIn(call, codes)
  const { id } = personOf(await comesByPhone('13800138000'))
  const phone = { id }
  await give(phone, 500)
  const own = await anOrder(phone, shelf)
  pass(2)
  expect(went(await binds(await comesBy('wechat', 'anna'), '13800138000'))).toBe(200)

  const { id: mergeId, survivor } = await db.one<{ id: string; survivor: string }>`
    select id, survivor_id as survivor from member_merge`
  const both = { id: survivor }
  const orders = async (member: { id: string }) =>
    (await call('GET /mall/orders', { member })).json<OrderPage>().orders.map((order) => order.id)
  expect(await orders(both)).toEqual(expect.arrayContaining([parcel.id, voucher.id, own.id]))
  expect(went(await redeem(clerk, dealerId, voucher.redemption!.code))).toBe(201)
  expect(went(await refund(both, parcel.id))).toBe(200)
  expect(went(await refund(both, own.id))).toBe(200)
  till.pays(paymentId)
  await job('settle-payments')
  expect(went(await call(`POST /payments/${paymentId}/check`, { member: both }))).toBe(200)
  expect(await db.many`select id from mall_order where state = 'to_redeem'`).toHaveLength(1)

  expect(went(await call(`POST /operator/merges/${mergeId}/undo`, { member: operator }))).toBe(200)
  expect(await orders(phone)).toEqual([own.id])
  expect(await orders(anna)).toHaveLength(3)
  await proveBooks()
})

test('an account with an open order is not deleted, and what is left of one has no name', async () => {
  const { belongings, refund, redeem, cancel, parcel, voucher, unpaid, anna, clerk, dealerId, ...more } =
    await withOrders()
  const { db, clock, pool, proveBooks } = more
  const whyNot = () => belongings.whyNotErase(db, anna.id, clock.now)
  expect(await whyNot()).toBe('order_open')
  await refund(anna, parcel.id)
  await cancel(anna, unpaid.id)
  expect(await whyNot()).toBe('order_open')
  await redeem(clerk, dealerId, voucher.redemption!.code)
  expect(await whyNot()).toBeNull()

  const told = JSON.stringify(await belongings.export(db, anna.id))
  for (const word of [somewhere.phone, somewhere.street, voucher.id]) expect(told).toContain(word)

  await proveBooks()
  await db.transaction((tx) => belongings.erase(tx, anna.id, clock.now))
  const rows = await everyRow(pool)
  for (const table of belongings.tables) expect(rows[table]!.join('\n')).not.toContain(anna.id)
  const kept = await db.many<object>`
    select distinct member_id, address_sealed, code_sealed, tracking_number from mall_order`
  expect(kept).toEqual([
    { member_id: NOBODY, address_sealed: null, code_sealed: null, tracking_number: null },
  ])
})
