import { randomUUID } from 'node:crypto'
import type { Order } from '@/contract/order'
import { counted, house, many } from './house'

jest.setTimeout(60_000)

test('PT-13 two hundred want the last one: one has it, and 199 keep their points', async () => {
  const { aShelf, order, give, aMember, balancesOf, proveBooks } = await house()
  const shelf = await aShelf({ points: 700, stock: 1 })
  const members = await many(200, () => aMember())
  for (const member of members) await give(member, 1000)
  const answers = await many(200, (n) => order(members[n]!, shelf))
  expect(counted(answers)).toEqual({ 201: 1, out_of_stock: 199 })
  const kept = await many(200, (n) => balancesOf(members[n]!))
  expect(
    kept.filter(({ available, held, spent }) => available === 1000 && held === 0 && spent === 0),
  ).toHaveLength(199)
  expect(kept.filter(({ available, spent }) => available === 300 && spent === 700)).toHaveLength(1)
  await proveBooks()
})

test('PT-13 one request fifty times at once is one order', async () => {
  const { aShelf, order, balancesOf, anna, db, proveBooks } = await house()
  const shelf = await aShelf({ points: 100 })
  const requestId = randomUUID()
  const answers = await many(50, () => order(anna, shelf, { requestId }))
  expect(counted(answers)).toEqual({ 201: 50 })
  expect(new Set(answers.map((answer) => answer.json<Order>().id)).size).toBe(1)
  expect(await db.many`select id from mall_order`).toHaveLength(1)
  expect(await balancesOf(anna)).toMatchObject({ available: 9900, spent: 100 })
  await proveBooks()
})

test('PT-13 however many a member orders at once, limits and points hold', async () => {
  const { aShelf, order, balancesOf, anna, give, aMember, proveBooks } = await house()
  const few = await aShelf({ points: 10, stock: 100, limitMonth: 3 })
  expect(counted(await many(30, () => order(anna, few)))).toEqual({ 201: 3, product_limit: 27 })

  const poor = await aMember()
  await give(poor, 550)
  const shelf = await aShelf({ points: 100, stock: 100 })
  expect(counted(await many(30, () => order(poor, shelf)))).toEqual({ 201: 5, insufficient_points: 25 })
  expect(await balancesOf(poor)).toMatchObject({ available: 50, spent: 500 })
  await proveBooks()
})

test('PT-14 fifty take one code at once: one hands over', async () => {
  const { aShelf, anOrder, redeem, anna, clerk, other, dealerId, db, proveBooks } = await house()
  const { redemption } = await anOrder(anna, await aShelf())
  const answers = await many(50, (n) => redeem(n % 2 ? clerk : other, dealerId, redemption!.code))
  expect(counted(answers)).toEqual({ 201: 1, redemption_used: 49 })
  expect(await db.many`select id from happening where type = 'order.redeemed'`).toHaveLength(1)
  await proveBooks()
})

test('PT-13 fifty refunds at once are one', async () => {
  const { aShelf, anOrder, goesToPay, check, refund, operatorRefunds, balancesOf, till, ...more } =
    await house()
  const { anna, operator, proveBooks } = more
  const { id } = await anOrder(anna, await aShelf({ points: 300, fen: 500, stock: 1 }))
  const paymentId = await goesToPay(anna, id)
  till.pays(paymentId)
  await check(anna, paymentId)
  const answers = await many(50, (n) => (n % 5 ? refund(anna, id) : operatorRefunds(operator, id)))
  expect(counted(answers)).toEqual({ 200: 50 })
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000, held: 0, spent: 0 })
  expect(till.refundsOf(paymentId)).toHaveLength(1)
  await proveBooks()
})

test('PT-14 a code is taken while its order is given back: one of the two, and the books say which', async () => {
  const { aShelf, anOrder, redeem, refund, see, balancesOf, anna, clerk, dealerId, proveBooks } =
    await house()
  const shelf = await aShelf({ points: 100, stock: 20 })
  let spent = 0
  for (let n = 0; n < 10; n++) {
    const { id, redemption } = await anOrder(anna, shelf)
    const [taken] = await Promise.all([redeem(clerk, dealerId, redemption!.code), refund(anna, id)])
    const { state } = await see(anna, id)
    expect([taken.statusCode, state]).toEqual(
      taken.statusCode === 201 ? [201, 'completed'] : [409, 'refunded'],
    )
    if (state === 'completed') spent += 100
  }
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000 - spent, spent })
  await proveBooks()
})

test('PT-13 the word that an order is paid meets its end of time: paid for good, or paid back', async () => {
  const { aShelf, anOrder, goesToPay, check, cancel, see, till, anna, pass, job, proveBooks } = await house()
  const shelf = await aShelf({ points: 10, fen: 100, stock: 20 })
  const orders: { id: string; paymentId: string }[] = []
  for (let n = 0; n < 12; n++) {
    const { id } = await anOrder(anna, shelf)
    orders.push({ id, paymentId: await goesToPay(anna, id) })
  }
  // So late that nobody waits for a platform's word any more.
  pass(26)
  for (const { paymentId } of orders) till.pays(paymentId)
  await Promise.all([
    job('expire-orders'),
    ...orders.slice(0, 6).map(({ paymentId }) => check(anna, paymentId)),
    ...orders.slice(6, 9).map(({ id }) => cancel(anna, id)),
    job('settle-payments'),
  ])
  pass(60)
  await job('settle-payments')
  for (const { id, paymentId } of orders) {
    const { state, cash } = await see(anna, id)
    const isKept = state === 'to_redeem'
    expect({ state, cash }).toEqual(
      isKept ? { state, cash: 'paid' } : { state: 'cancelled', cash: 'refunded' },
    )
    expect(till.refundsOf(paymentId)).toHaveLength(isKept ? 0 : 1)
  }
  await proveBooks()
})

test('PT-13 stock is changed by operators while members order: every piece is accounted for', async () => {
  const { aShelf, order, give, aMember, operator, call, db, proveBooks } = await house()
  const shelf = await aShelf({ points: 1, stock: 20 })
  const members = await many(60, () => aMember())
  for (const member of members) await give(member, 10)
  const change = (pieces: number) =>
    call(`POST /operator/mall/products/${shelf.id}/variants/${shelf.variantId}/stock`, {
      member: operator,
      payload: { pieces, reason: 'counted', requestId: randomUUID() },
    })
  await Promise.all([
    ...members.map((member) => order(member, shelf)),
    ...[5, -3, 7, -10, 4, -30].map(change),
  ])
  const { stock } = await db.one<{
    stock: number
  }>`select stock from mall_variant where id = ${shelf.variantId}`
  expect(stock).toBeGreaterThanOrEqual(0)
  await proveBooks()
})
