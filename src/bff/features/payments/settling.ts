import assert from 'node:assert/strict'
import type { Db, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import type { PaymentNews, RefundStanding, Standing } from '@/bff/platform/payment'
import type { Membership } from '../membership/service'
import { refundAfter, stepFor, type OrderListener, type Payment, type Refund } from './payment'
import * as store from './store'

type Parts = {
  db: Db
  now: () => Date
  membership: Pick<Membership, 'lockIfHere'>
  listenerOf: (kind: string) => OrderListener
  say: (sentence: string) => void
}

export type Settling = ReturnType<typeof makeSettling>

/** What a platform says becomes what is so: once, whoever says it first, and with whatever hangs on it. */
export function makeSettling({ db, now, membership, listenerOf, say }: Parts) {
  /** The member first, as everywhere; null for a number that is none of ours. */
  async function lock(tx: Tx, paymentId: string, wasOf?: string): Promise<Payment | null> {
    const owner = await store.findOwner(tx, paymentId)
    if (!owner || owner.memberId === wasOf) return null
    await membership.lockIfHere(tx, owner.memberId)
    const payment = await store.lockPayment(tx, owner.memberId, paymentId)
    // It went to another member while we waited for the lock.
    return payment ?? lock(tx, paymentId, owner.memberId)
  }

  /** It stays as it is, until somebody has found out why. */
  async function mistrust(tx: Tx, payment: Payment, fen: number): Promise<Payment> {
    const trouble = `paid with ${fen} fen instead of ${payment.fen}`
    if (payment.trouble !== trouble) say(`Payment ${payment.id} was ${trouble}; it stays as it is.`)
    await store.updateTrouble(tx, payment, trouble)
    return { ...payment, trouble }
  }

  async function settle(tx: Tx, payment: Payment, standing: Standing): Promise<Payment> {
    const step = stepFor(payment, standing, now())
    if (step === 'mismatch' && standing.state === 'paid') return mistrust(tx, payment, standing.fen)

    if (step === null && payment.trouble !== null) await store.updateTrouble(tx, payment, null)
    if (step === 'close') {
      const closed = { ...payment, state: 'closed' as const }
      await store.updateSettled(tx, closed, { ...closed, closedAt: now() })
      await listenerOf(payment.order.kind).onClosed(tx, closed)
      return closed
    }
    if ((step !== 'pay' && step !== 'return') || standing.state !== 'paid') return payment

    const { paidAt, tradeNo } = standing
    if (step === 'return') {
      const late = { ...payment, paidAt, tradeNo, refundedFen: payment.fen }
      await store.updateSettled(tx, late, { ...late, closedAt: null })
      const { memberId, id: paymentId, fen } = late
      const back = { memberId, paymentId, id: newId(), cause: LATE, fen, reason: '订单已关闭，原路退回' }
      await store.insertRefund(tx, { ...back, ...UNTRIED, requestedAt: now() })
      say(`Payment ${payment.id} was paid after it was closed; it is paid back.`)
      return late
    }
    const paid = { ...payment, state: 'paid' as const, paidAt, tradeNo }
    await store.updateSettled(tx, paid, { ...paid, closedAt: null })
    await listenerOf(payment.order.kind).onPaid(tx, paid)
    return paid
  }

  async function settleRefund(tx: Tx, payment: Payment, refundId: string, standing: RefundStanding) {
    const refund = await store.lockRefund(tx, payment, refundId)
    const step = refund && refundAfter(refund, standing, now())
    if (!step) return
    const next: Refund = { ...refund, ...step }
    await store.updateRefund(tx, next)
    const { onRefunded, onRefundFailed } = tellOf(refund, listenerOf(payment.order.kind))
    if (next.state === 'done') await onRefunded(tx, next, payment)
    if (next.state === 'failed' && refund.state !== 'failed') {
      say(`Refund ${refund.id} of payment ${payment.id} failed: ${next.trouble}.`)
      await onRefundFailed(tx, next, payment)
    }
  }

  /** A platform's word of a payment; as it is afterwards. */
  const hear = (paymentId: string, standing: Standing): Promise<Payment> =>
    db.transaction(async (tx) => {
      const payment = await lock(tx, paymentId)
      assert(payment, 'who asks about a payment has one')
      return settle(tx, payment, standing)
    })

  const hearOfRefund = ({ paymentId, id }: Refund, standing: RefundStanding): Promise<void> =>
    db.transaction(async (tx) => {
      const payment = await lock(tx, paymentId)
      assert(payment, 'a refund is of a payment')
      await settleRefund(tx, payment, id, standing)
    })

  return {
    lock,
    hear,
    hearOfRefund,

    /** What a platform told of its own accord, in the transaction that notes it. */
    async take(tx: Tx, news: PaymentNews): Promise<void> {
      const paymentId = idIn(news.outTradeNo)
      const payment = paymentId && (await lock(tx, paymentId))
      if (!payment) return say('A platform told of a payment that is none of ours.')
      const refundId = news.about === 'refund' ? idIn(news.refundNo) : null
      if (news.about === 'payment') await settle(tx, payment, news.standing)
      else if (refundId) await settleRefund(tx, payment, refundId, news.standing)
    },
  }
}

const LATE = 'late'
const UNTRIED = { state: 'requested', settledAt: null, tries: 0, trouble: null } as const

const nothing = async () => undefined

/** Of money that came too late, and goes back of itself, the seller hears nothing. */
const tellOf = (
  { cause }: Refund,
  listener: OrderListener,
): Pick<OrderListener, 'onRefunded' | 'onRefundFailed'> =>
  cause === LATE ? { onRefunded: nothing, onRefundFailed: nothing } : listener

/** A number for platforms, which allow no hyphens in 32 characters. */
export const numberOf = (id: string) => id.replaceAll('-', '')

const NUMBER = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/

/** The id that a number was made of; null for a number that is none of ours. */
export const idIn = (number: string): string | null =>
  NUMBER.test(number) ? number.replace(NUMBER, '$1-$2-$3-$4-$5') : null
