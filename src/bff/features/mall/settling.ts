import assert from 'node:assert/strict'
import type { OrderEventKind } from '@/contract/order'
import type { Tx } from '@/bff/db/sql'
import type { Payments } from '../payments/service'
import type { Ledger } from '../points/service'
import { returnPieces } from './catalogue-store'
import type { RedemptionCodes } from './codes'
import * as store from './order-store'
import type { OrderRow } from './order-store'
import { CODE_VALID_MS } from './policy'

export const orderCause = (id: string) => `order:${id}`
const refundCause = (id: string) => `refund:order:${id}`

/** What payments know an order of ours by. */
export const orderOf = (id: string) => ({ kind: 'mall', id })

export type Settling = ReturnType<typeof makeSettling>

type Parts = {
  ledger: Pick<Ledger, 'capture' | 'release' | 'refund'>
  payments: Pick<Payments, 'refund'>
  codes: RedemptionCodes
}

/** How an order goes on, in a transaction that has locked its member and the order. Each answers with what it is then. */
export function makeSettling({ ledger, payments, codes }: Parts) {
  const save = async (tx: Tx, order: OrderRow, kind: OrderEventKind, now: Date): Promise<OrderRow> => {
    await store.updateOrder(tx, order)
    await store.insertEvent(tx, order, kind, now)
    return order
  }

  const due = async (tx: Tx, order: OrderRow, now: Date): Promise<OrderRow> => {
    if (order.delivery === 'address') return { ...order, state: 'to_ship' }
    const code = codes.make()
    await store.insertCode(tx, codes.hash(code), order)
    const codeUntil = new Date(now.getTime() + CODE_VALID_MS)
    return { ...order, state: 'to_redeem', codeSealed: codes.seal(code), codeUntil }
  }

  const putBack = ({ productId, variantId, quantity: pieces }: OrderRow, tx: Tx) =>
    returnPieces(tx, { productId, variantId, pieces })

  return {
    /** What was paid for is to be sent, or fetched with a code. */
    due,

    /** Its cash has come: its points are spent for good. */
    async pay(tx: Tx, order: OrderRow, now: Date): Promise<OrderRow> {
      const { outcome } = await ledger.capture(tx, { memberId: order.memberId, hold: orderCause(order.id) })
      assert(outcome === 'ok', `${order.id} can't be captured: ${outcome}`)
      return save(tx, await due(tx, { ...order, cash: 'paid' }, now), 'paid', now)
    },

    /** Nobody paid: its points and pieces are let go. */
    async letGo(tx: Tx, order: OrderRow, why: OrderEventKind, now: Date): Promise<OrderRow> {
      assert(order.state === 'awaiting_payment', `${order.id} is ${order.state}`)
      const { outcome } = await ledger.release(tx, { memberId: order.memberId, hold: orderCause(order.id) })
      assert(outcome === 'ok', `${order.id} can't be released: ${outcome}`)
      const gone: OrderRow = { ...order, state: 'cancelled', cash: 'void', holdsStock: false }
      await save(tx, gone, why, now)
      await putBack(order, tx)
      return gone
    },

    /** Points and cash go back as one promise; the cash is on its way until the platform says that it has come. */
    async giveBack(
      tx: Tx,
      order: OrderRow,
      {
        why,
        reason,
        byId,
        restock,
      }: { why: OrderEventKind; reason: string; byId: string | null; restock: boolean },
      now: Date,
    ): Promise<OrderRow> {
      const { memberId, id, points, fen } = order
      const cause = refundCause(id)
      const { outcome } = await ledger.refund(tx, { memberId, cause, of: orderCause(id), points })
      assert(outcome === 'ok', `${id} can't be given back: ${outcome}`)
      if (fen > 0)
        await payments.refund(tx, { memberId, order: orderOf(id), cause, fen, reason: '商城订单退款' })
      const back: OrderRow = {
        ...{ ...order, state: 'refunded', cash: order.cash && 'refunding' },
        ...{ refundReason: reason, refundedBy: byId, holdsStock: order.holdsStock && !restock },
      }
      await save(tx, back, why, now)
      if (order.holdsStock && restock) await putBack(order, tx)
      return back
    },

    save,
  }
}
