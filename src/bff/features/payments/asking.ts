import assert from 'node:assert/strict'
import type { Db } from '@/bff/db/sql'
import type { PaymentPort, PaymentPorts, RefundOrder, Via } from '@/bff/platform/payment'
import { nextLook, type Payment, type Refund } from './payment'
import { numberOf, type Settling } from './settling'
import * as store from './store'

type Parts = { db: Db; now: () => Date; ports: PaymentPorts; settling: Settling }

/** Whoever is impatient is told what was heard a moment ago. */
const ASK_APART_MS = 2_000
const AT_ONCE = 100

/**
 * Asks platforms how things stand, and carries out what is due, outside of any transaction: they may take seconds.
 * Asked twice, or by two at once, it comes to the same.
 */
export function makeAsking({ db, now, ports, settling }: Parts) {
  /** A port that was taken away leaves its payments as they are, until it is back. */
  const portOf = (via: Via): PaymentPort | null => ports[via]

  const reread = async ({ memberId, id }: Payment): Promise<Payment> => {
    const payment = await store.findPayment(db, memberId, id)
    assert(payment, 'a payment is never removed')
    return payment
  }

  async function hearOf(port: PaymentPort, payment: Payment): Promise<Payment> {
    const said = await port.query(numberOf(payment.id))
    return said.outcome === 'ok' ? settling.hear(payment.id, said.standing) : payment
  }

  /** Closed there, and then asked once more: who paid meanwhile has paid. */
  async function close(port: PaymentPort, payment: Payment): Promise<Payment> {
    // Nobody was ever given what it needs to pay, so that there is nothing to close.
    if (!payment.handedAt) return settling.hear(payment.id, { state: 'unknown' })
    const said = await port.close(numberOf(payment.id))
    return said.outcome === 'closed' || said.outcome === 'settled' ? hearOf(port, payment) : payment
  }

  async function look(payment: Payment, apartMs: number): Promise<Payment> {
    const port = portOf(payment.via)
    if (!port || payment.state !== 'created') return payment
    const at = now()
    const lookAt = nextLook(payment.handedAt ?? payment.createdAt, payment.closeAt, at)
    const notSince = new Date(at.getTime() - apartMs)
    if (!(await store.updateAskedAt(db, payment, { now: at, lookAt, notSince }))) return reread(payment)
    if (at >= payment.closeAt) return close(port, payment)
    return payment.handedAt ? hearOf(port, payment) : payment
  }

  async function payBack(payment: Payment, refund: Refund): Promise<void> {
    const port = portOf(payment.via)
    if (!port || refund.state === 'done') return
    await store.updateRefundTry(db, refund, nextLook(refund.requestedAt, refund.requestedAt, now()))
    const order = orderOf(payment, refund)
    // One that may be under way is asked about; only one that never arrived is sent again.
    const known = refund.tries > 0 ? await port.queryRefund(order) : null
    if (known && known.outcome !== 'ok') return
    const isUnknown = !known || known.standing.state === 'unknown'
    const said = isUnknown ? await port.refund(order) : known
    if (said.outcome === 'ok') await settling.hearOfRefund(refund, said.standing)
  }

  return {
    /** How it stands, asking the platform unless it was asked a moment ago. */
    look: (payment: Payment) => look(payment, ASK_APART_MS),
    lookNow: (payment: Payment) => look(payment, 0),

    async payBackAll(payment: Payment): Promise<void> {
      for (const refund of await store.listRefunds(db, payment)) await payBack(payment, refund)
    },

    /** Whatever is due, over all members. One that goes wrong holds up no other, and is told when all are done. */
    async lookAtAll(): Promise<void> {
      const problems: unknown[] = []
      const note = (problem: unknown) => void problems.push(problem)
      for (const { memberId, id } of await store.listToLookAt(db, now(), AT_ONCE)) {
        const payment = await store.findPayment(db, memberId, id)
        if (payment) await look(payment, 0).catch(note)
      }
      for (const { memberId, paymentId, id } of await store.listRefundsToLookAt(db, now(), AT_ONCE)) {
        const payment = await store.findPayment(db, memberId, paymentId)
        const refund = payment && (await store.findRefund(db, payment, id))
        if (refund) await payBack(payment, refund).catch(note)
      }
      if (problems.length > 0)
        throw new AggregateError(problems, `${problems.length} payments could not be settled`)
    },
  }
}

const orderOf = (payment: Payment, refund: Refund): RefundOrder => ({
  outTradeNo: numberOf(payment.id),
  refundNo: numberOf(refund.id),
  fen: refund.fen,
  paidFen: payment.fen,
  reason: refund.reason,
})
