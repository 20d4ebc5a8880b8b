import assert from 'node:assert/strict'
import type { Db } from '@/bff/db/sql'
import type { PaymentPort, PaymentPorts, RefundOrder, Via } from '@/bff/platform/payment'
import type { Busy, Misconfigured } from '@/bff/platform/trouble'
import { nextLook, nextTry, type Payment, type Refund } from './payment'
import { numberOf, type Settling } from './settling'
import * as store from './store'

export type Asking = ReturnType<typeof makeAsking>

type Parts = { db: Db; now: () => Date; ports: PaymentPorts; settling: Settling }

/** Whoever is impatient is told what was heard a moment ago. */
const ASK_APART_MS = 2_000
const AT_ONCE = 100

/**
 * Asks platforms how things stand, and carries out what is due, outside of any transaction: they may take seconds.
 * Asked twice, or by two at once, it comes to the same.
 */
export function makeAsking({ db, now, ports, settling }: Parts) {
  /** A port that was taken away leaves its payments as they are, until it is back, and in the way of no others. */
  const portOf = (via: Via): PaymentPort | null => ports[via]
  const vias = (Object.keys(ports) as Via[]).filter((via) => ports[via])

  const reread = async ({ memberId, id }: Payment): Promise<Payment> => {
    const payment = await store.findPayment(db, memberId, id)
    assert(payment, 'a payment is never removed')
    return payment
  }

  async function hearOf(port: PaymentPort, payment: Payment): Promise<Payment> {
    const said = await port.query(numberOf(payment.id))
    return said.outcome === 'ok' ? settling.hear(payment.id, said.standing) : inTrouble(payment, said)
  }

  /** What only an operator can mend is kept with what it holds up. */
  async function inTrouble(payment: Payment, said: Busy | Misconfigured): Promise<Payment> {
    if (said.outcome === 'misconfigured') await store.updateTrouble(db, payment, said.what)
    return payment
  }

  /** Closed there, and then asked once more: who paid meanwhile has paid. */
  async function close(port: PaymentPort, payment: Payment): Promise<Payment> {
    // Nobody was ever given what it needs to pay, so that there is nothing to close.
    if (!payment.handedAt) return settling.hear(payment.id, { state: 'unknown' })
    const said = await port.close(numberOf(payment.id))
    if (said.outcome === 'busy' || said.outcome === 'misconfigured') return inTrouble(payment, said)
    return hearOf(port, payment)
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
    await store.updateRefundTry(db, refund, nextTry(refund, now()))
    const said = await sendOrAsk(port, refund, orderOf(payment, refund))
    if (said.outcome === 'ok') await settling.hearOfRefund(refund, said.standing)
    if (said.outcome === 'misconfigured') await store.updateRefundTrouble(db, refund, said.what)
  }

  /**
   * One that may be under way is asked about. It is sent again if it never arrived, or if an operator wants one that
   * failed to be tried anew; and none that has failed here.
   */
  async function sendOrAsk(port: PaymentPort, { tries, state, trouble }: Refund, order: RefundOrder) {
    if (tries === 0) return port.refund(order)
    const known = await port.queryRefund(order)
    if (known.outcome !== 'ok' || state !== 'requested') return known
    const isToSend =
      known.standing.state === 'unknown' || (known.standing.state === 'failed' && trouble !== null)
    return isToSend ? port.refund(order) : known
  }

  return {
    /** How it stands, asking the platform unless it was asked a moment ago. */
    look: (payment: Payment) => look(payment, ASK_APART_MS),
    lookNow: (payment: Payment) => look(payment, 0),

    payBack,

    async payBackAll(payment: Payment): Promise<void> {
      for (const refund of await store.listRefunds(db, payment)) await payBack(payment, refund)
    },

    /** Whatever is due, over all members. One that goes wrong holds up no other, and is told when all are done. */
    async lookAtAll(): Promise<void> {
      const problems: unknown[] = []
      const note = (problem: unknown) => void problems.push(problem)
      await inBatches(
        () => store.listToLookAt(db, vias, now(), AT_ONCE),
        async ({ memberId, id }) => {
          const payment = await store.findPayment(db, memberId, id)
          if (payment) await look(payment, 0).catch(note)
        },
      )
      await inBatches(
        () => store.listRefundsToLookAt(db, vias, now(), AT_ONCE),
        async ({ memberId, paymentId, id }) => {
          const payment = await store.findPayment(db, memberId, paymentId)
          const refund = payment && (await store.findRefund(db, payment, id))
          if (refund) await payBack(payment, refund).catch(note)
        },
      )
      if (problems.length > 0)
        throw new AggregateError(problems, `${problems.length} payments could not be settled`)
    },
  }
}

/** Until nothing is due any more: looking at one says when its next turn is. */
async function inBatches<Due>(list: () => Promise<readonly Due[]>, lookAt: (due: Due) => Promise<void>) {
  for (;;) {
    const batch = await list()
    for (const due of batch) await lookAt(due)
    if (batch.length < AT_ONCE) return
  }
}

const orderOf = (payment: Payment, refund: Refund): RefundOrder => ({
  outTradeNo: numberOf(payment.id),
  refundNo: numberOf(refund.id),
  fen: refund.fen,
  paidFen: payment.fen,
  reason: refund.reason,
})
