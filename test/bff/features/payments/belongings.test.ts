import { randomUUID } from 'node:crypto'
import { NOBODY } from '@/bff/lib/belongings'
import { paymentBelongings } from '@/bff/features/payments/belongings'
import { everyRow } from '../../../support/rows'
import { aShop } from './shop'

test('a member reads what they paid and what came back', async () => {
  const { paid, refund, db, member } = await aShop()
  const payment = await paid()
  await refund(payment, 'cancelled', 500)
  expect(await paymentBelongings.export(db, member.id)).toMatchObject({
    payments: [{ fen: 1_990, title: '风扇', state: 'paid', refunds: [{ fen: 500, state: 'requested' }] }],
  })
})

test('who has money on its way is not forgotten yet; afterwards the sums stay, and lead to nobody', async () => {
  const { handed, refund, till, payments, db, pool, member, clock } = await aShop()
  const why = () => paymentBelongings.whyNotErase(db, member.id, clock.now)
  const payment = await handed()
  expect(await why()).toBe('payment_open')
  till.pays(payment.id)
  await payments.check(member, payment.id)
  expect(await why()).toBeNull()
  await refund(payment, 'cancelled', 500)
  expect(await why()).toBe('payment_open')
  const operator = { memberId: randomUUID(), role: 'operator' } as const
  const { id: refundId } = (await payments.file(payment.id)).refunds[0]!
  const wanted = { reason: '客人催促', requestId: randomUUID() }
  await payments.retryRefund(operator, { paymentId: payment.id, refundId }, wanted)
  expect(await why()).toBeNull()

  await db.transaction((tx) => paymentBelongings.erase(tx, member.id, clock.now))
  const rows = await everyRow(pool)
  for (const table of paymentBelongings.tables) {
    expect(rows[table]).toHaveLength(1)
    expect(rows[table]!.join()).not.toContain(member.id)
    expect(rows[table]!.join()).toContain(NOBODY)
  }
})

test('payments go along when two members turn out to be one, are found by their number, and come back', async () => {
  const { handed, till, payments, tell, db, member, comesBy } = await aShop()
  const payment = await handed()
  const { id: other } = await comesBy('wechat', 'ben')
  const moved = await db.transaction((tx) => paymentBelongings.move(tx, member.id, other))
  till.pays(payment.id)
  await tell(payment, 'one')
  const there = { ...member, id: other }
  expect((await payments.see(there, payment.id)).state).toBe('paid')

  await db.transaction((tx) => paymentBelongings.moveBack(tx, other, member.id, moved))
  expect((await payments.see(member, payment.id)).state).toBe('paid')
  expect(await payments.file(payment.id)).toMatchObject({ payment: { memberId: member.id } })
})
