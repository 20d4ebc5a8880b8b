import type { OrderState, RefundReason } from '@/contract/order'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { readCursor } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Via } from '@/bff/platform/payment'
import type { Payments } from '../payments/service'
import * as store from './order-store'
import type { OrderRow } from './order-store'
import { whyNotGiveBack, whyNotPay } from './policy'
import type { Promises } from './promises'
import { orderOf, type Settling } from './settling'
import { orderPage, viewOrder } from './view'

const PAGE = 20

type Parts = {
  db: Db
  promises: Promises
  settling: Settling
  payments: Pick<Payments, 'open' | 'find' | 'cancel' | 'payBack'>
}

/** A member's orders, and what they do about them. */
export function makeOrders({ db, promises, settling, payments }: Parts) {
  async function locked(tx: Tx, memberId: string, id: string): Promise<OrderRow> {
    const order = await store.lockOrder(tx, memberId, id)
    if (!order) throw new Refusal('not_found')
    return order
  }

  const change = (
    member: MemberRef,
    id: string,
    work: (tx: Tx, order: OrderRow, now: Date) => Promise<unknown>,
  ) =>
    promises.inTurn(member, async (tx, now) => {
      await work(tx, await locked(tx, member.id, id), now)
      return viewOrder(tx, member.id, id)
    })

  return {
    list: async (member: MemberRef, { state, cursor }: { state?: OrderState; cursor?: string }) => {
      const after = readCursor(cursor)
      const wanted = { memberId: member.id, state: state ?? null, after, limit: PAGE + 1 }
      return orderPage(await store.listOrders(db, wanted), PAGE)
    },

    find: (member: MemberRef, id: string) => db.together((sql: Sql) => viewOrder(sql, member.id, id)),

    /** The payment of an order that waits for one; asked again, it is the same. */
    pay: (member: MemberRef, id: string, via: Via): Promise<string> =>
      promises.inTurn(member, async (tx, now) => {
        const order = await locked(tx, member.id, id)
        const reason = whyNotPay(order, now)
        if (reason || !order.payUntil) throw new Refusal(reason ?? 'order_ended')
        const { memberId, fen, title, payUntil: expiresAt } = order
        const payment = await payments.open(tx, { memberId, order: orderOf(id), fen, title, via, expiresAt })
        return payment.id
      }),

    /** Whoever cancels while the platform takes their money gets it back. */
    async cancel(member: MemberRef, id: string) {
      await change(member, id, async (tx, order, now) => {
        if (order.state === 'cancelled') return
        if (order.state !== 'awaiting_payment') throw new Refusal('order_ended')
        await settling.letGo(tx, order, 'cancelled', now)
      })
      if (await payments.find(db, member.id, orderOf(id))) await payments.cancel(member.id, orderOf(id))
      return db.together((sql) => viewOrder(sql, member.id, id))
    },

    receive: (member: MemberRef, id: string) =>
      change(member, id, async (tx, order, now) => {
        if (order.state === 'completed' && order.delivery === 'address') return
        if (order.state !== 'shipped') throw new Refusal('order_ended')
        await settling.save(tx, { ...order, state: 'completed' }, 'received', now)
      }),

    /** Once it is done, it is only shown again. */
    async giveBack(member: MemberRef, id: string, reason: RefundReason) {
      const view = await change(member, id, async (tx, order, now) => {
        if (order.state === 'refunded') return
        const whyNot = whyNotGiveBack(order, now)
        if (whyNot) throw new Refusal(whyNot)
        await settling.giveBack(tx, order, { why: 'refunded', reason, byId: member.id, restock: true }, now)
      })
      if (view.order.cash !== 'refunding') return view
      await payments.payBack(member.id, orderOf(id))
      return db.together((sql) => viewOrder(sql, member.id, id))
    },
  }
}
