import type { Tx } from '@/bff/db/sql'
import type { CashState, OrderEventKind } from '@/contract/order'
import type { OrderListener, Payment, Payments } from '../payments/service'
import * as store from './order-store'
import type { OrderRow } from './order-store'
import { orderCause, type Settling } from './settling'

type Parts = { now: () => Date; settling: Settling; payments: Pick<Payments, 'refund'> }

/** What becomes of an order by the platform's word of its payment, whose member is locked. */
export function makeCashListener({ now, settling, payments }: Parts): OrderListener {
  /** Null where an order was forgotten with its member meanwhile. */
  const locked = (tx: Tx, { memberId, order }: Payment) => store.lockOrder(tx, memberId, order.id)

  const note = async (tx: Tx, order: OrderRow | null, cash: CashState, kind: OrderEventKind) => {
    // A refund that fails once more is no news.
    if (order && order.cash !== cash) await settling.save(tx, { ...order, cash }, kind, now())
  }

  return {
    async onPaid(tx, payment) {
      const order = await locked(tx, payment)
      if (order?.state === 'awaiting_payment') {
        await settling.pay(tx, order, now())
        return
      }
      // Its pieces have gone to others by now.
      const { memberId, fen } = payment
      const cause = `${orderCause(payment.order.id)}:late`
      await payments.refund(tx, {
        memberId,
        order: payment.order,
        cause,
        fen,
        reason: '订单已取消，原路退回',
      })
      await note(tx, order, 'refunding', 'paid_late')
    },

    async onClosed(tx, payment) {
      const order = await locked(tx, payment)
      if (order?.state === 'awaiting_payment') await settling.letGo(tx, order, 'payment_closed', now())
    },

    onRefunded: async (tx, _refund, payment) =>
      note(tx, await locked(tx, payment), 'refunded', 'cash_refunded'),

    onRefundFailed: async (tx, _refund, payment) =>
      note(tx, await locked(tx, payment), 'stuck', 'cash_stuck'),
  }
}
