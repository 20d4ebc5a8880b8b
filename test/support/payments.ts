import { randomUUID } from 'node:crypto'
import type { Db } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { insertPayment, insertRefund, updateRefund } from '@/bff/features/payments/store'
import type { Payment, Refund } from '@/bff/features/payments/payment'

const MINUTE_MS = 60_000

/** One that waits to be paid, as if something had been ordered. */
export async function aPayment(
  { db, clock }: { db: Db; clock: { now: Date } },
  { id: memberId }: { id: string },
  wish: Partial<Payment> = {},
): Promise<Payment> {
  const expiresAt = new Date(clock.now.getTime() + 15 * MINUTE_MS)
  const payment: Payment = {
    ...{ memberId, id: newId(), order: { kind: 'order', id: randomUUID() }, via: 'wechat', state: 'created' },
    ...{ fen: 1_990, refundedFen: 0, title: '车载香氛', createdAt: clock.now, expiresAt, closeAt: expiresAt },
    ...{ handedAt: null, askedAt: null, paidAt: null, tradeNo: null, trouble: null },
    ...wish,
  }
  await db.transaction((tx) => insertPayment(tx, payment))
  return payment
}

/** Part of a payment that the platform would not pay back. */
export async function aFailedRefund(
  { db, clock }: { db: Db; clock: { now: Date } },
  { memberId, id: paymentId }: Payment,
): Promise<Refund> {
  const refund: Refund = {
    ...{
      memberId,
      paymentId,
      id: newId(),
      cause: 'cancelled',
      fen: 500,
      reason: '订单取消',
      state: 'failed',
    },
    ...{ requestedAt: clock.now, settledAt: null, tries: 1, trouble: 'the account is gone' },
  }
  await db.transaction(async (tx) => {
    await insertRefund(tx, refund)
    await updateRefund(tx, refund)
  })
  return refund
}
