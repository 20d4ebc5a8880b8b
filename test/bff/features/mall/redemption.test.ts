import { randomUUID } from 'node:crypto'
import type { OpenRedemption } from '@/contract/order'
import { everyRow } from '../../../support/rows'
import { house, went } from './house'

test('PT-14 a consultant sees what a code stands for, takes it, and it works no more', async () => {
  const { aShelf, anOrder, lookUp, redeem, see, anna, clerk, other, dealerId, db, proveBooks } = await house()
  const { id, redemption } = await anOrder(anna, await aShelf(), { quantity: 2 })
  const { code, qr } = redemption!

  const typed = ` ${code.toLowerCase().replace('-', ' ')} `
  for (const told of [code, qr, typed]) {
    const open = await lookUp(clerk, dealerId, told)
    expect(open.json<OpenRedemption>()).toMatchObject({ orderId: id, quantity: 2, redeemedAt: null })
  }
  const requestId = randomUUID()
  expect(went(await redeem(clerk, dealerId, qr, requestId))).toBe(201)
  // The same tap again is as good; anybody's next is not.
  expect(went(await redeem(clerk, dealerId, qr, requestId))).toBe(201)
  expect(went(await redeem(clerk, dealerId, qr))).toBe('redemption_used')
  expect(went(await redeem(other, dealerId, code, requestId))).toBe('redemption_used')
  expect((await lookUp(other, dealerId, code)).json<OpenRedemption>().redeemedAt).toBe(
    '2026-03-10T00:00:00.000Z',
  )

  expect(await see(anna, id)).toMatchObject({
    state: 'completed',
    redemption: null,
    dealer: { id: dealerId },
  })
  const told = await db.many`select member_id, subject, body from happening where type = 'order.redeemed'`
  expect(told).toEqual([{ member_id: anna.id, subject: id, body: { orderId: id } }])
  await proveBooks()
})

test('PT-14 one request hands over one order', async () => {
  const { aShelf, anOrder, redeem, see, anna, bo, clerk, dealerId } = await house()
  const shelf = await aShelf()
  const [first, second] = [await anOrder(anna, shelf), await anOrder(bo, shelf)]
  const requestId = randomUUID()
  expect(went(await redeem(clerk, dealerId, first.redemption!.code, requestId))).toBe(201)
  expect(went(await redeem(clerk, dealerId, second.redemption!.code, requestId))).toBe('request_reused')
  expect((await see(bo, second.id)).state).toBe('to_redeem')
  expect(went(await redeem(clerk, dealerId, first.redemption!.code, requestId))).toBe(201)
})

test('PT-14 nowhere is a code to be read but by whose it is', async () => {
  const { aShelf, anOrder, anna, pool } = await house()
  const { redemption } = await anOrder(anna, await aShelf())
  const kept = JSON.stringify(await everyRow(pool))
  expect(kept).not.toContain(redemption!.code)
  expect(kept).not.toContain(redemption!.code.replace('-', ''))
})

test('PT-14 what lies at a dealer is fetched there, and a voucher is good at all', async () => {
  const { aShelf, anOrder, lookUp, redeem, anna, clerk, visitor, dealerId, elsewhereId } = await house()
  const pickup = { delivery: { kind: 'pickup', dealerId } }
  const fetched = await anOrder(anna, await aShelf({ deliveries: ['pickup'] }), pickup)
  const { code } = fetched.redemption!
  expect(went(await lookUp(visitor, elsewhereId, code))).toBe('redemption_elsewhere')
  expect(went(await redeem(visitor, elsewhereId, code))).toBe('redemption_elsewhere')
  expect(went(await redeem(visitor, dealerId, code))).toBe('forbidden')
  expect(went(await redeem(clerk, dealerId, code))).toBe(201)

  const voucher = await anOrder(anna, await aShelf())
  expect(went(await redeem(visitor, elsewhereId, voucher.redemption!.code))).toBe(201)
})

test('PT-14 whoever guesses codes is stopped, and a slip of the pen is not', async () => {
  const { aShelf, anOrder, lookUp, redeem, anna, clerk, other, dealerId, pass } = await house()
  const { redemption } = await anOrder(anna, await aShelf())
  const answers = []
  for (let n = 0; n < 10; n++) answers.push(went(await redeem(clerk, dealerId, `AAAAA-AAAA${n % 10}`)))
  expect(new Set(answers)).toEqual(new Set(['redemption_wrong']))
  expect(went(await lookUp(clerk, dealerId, 'BBBBB-BBBBB'))).toBe('rate_limited')
  // Even what is right, since a guess may be.
  expect(went(await redeem(clerk, dealerId, redemption!.code))).toBe('rate_limited')
  expect(went(await lookUp(other, dealerId, redemption!.code))).toBe(200)
  pass(15)
  expect(went(await redeem(clerk, dealerId, redemption!.code))).toBe(201)
})

test('PT-14 a code that nobody showed for thirty days gives its points back by itself', async () => {
  const { aShelf, anOrder, redeem, see, balancesOf, anna, clerk, dealerId, pass, job, proveBooks } =
    await house()
  const { id, redemption } = await anOrder(anna, await aShelf({ points: 700 }))
  pass(30 * 24 * 60 - 1)
  await job('expire-codes')
  expect((await see(anna, id)).state).toBe('to_redeem')
  pass(1)
  expect(went(await redeem(clerk, dealerId, redemption!.code))).toBe('redemption_expired')
  await job('expire-codes')
  await job('expire-codes')
  const gone = await see(anna, id)
  expect(gone).toMatchObject({ state: 'refunded', redemption: null })
  expect(gone.timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid', 'code_expired'])
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000, spent: 0 })
  expect(went(await redeem(clerk, dealerId, redemption!.code))).toBe('redemption_expired')
  await proveBooks()
})

test('PT-14 a code of an order that was given back is good no more', async () => {
  const { aShelf, anOrder, refund, redeem, anna, clerk, dealerId, balancesOf } = await house()
  const { id, redemption } = await anOrder(anna, await aShelf())
  await refund(anna, id)
  expect(went(await redeem(clerk, dealerId, redemption!.code))).toBe('redemption_expired')
  expect(await balancesOf(anna)).toMatchObject({ available: 10_000 })
})
