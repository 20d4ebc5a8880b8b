import type { OrderState } from '@/contract/order'
import type { Db, Tx } from '@/bff/db/sql'
import { readCursor } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'
import type { Operator } from '@/bff/lib/serve'
import type { Payments } from '../payments/service'
import type { Addresses } from './address'
import type { NoteReveal } from './addresses'
import * as store from './order-store'
import type { OrderRow } from './order-store'
import { whyNotRefund } from './policy'
import type { Promises } from './promises'
import { orderOf, type Settling } from './settling'
import { orderPage } from './view'

const PAGE = 20

type Parts = {
  db: Db
  promises: Promises
  settling: Settling
  seals: Addresses
  payments: Pick<Payments, 'payBack'>
  noteReveal: NoteReveal
}

/** What the brand's staff do about members' orders. */
export function makeFulfilment({ db, promises, settling, seals, payments, noteReveal }: Parts) {
  /** Whoever's it is by now is locked, and it is looked for again then. */
  async function change<T>(id: string, work: (tx: Tx, order: OrderRow, now: Date) => Promise<T>): Promise<T> {
    const owner = await store.findOwner(db, id)
    if (!owner) throw new Refusal('not_found')
    const done = await promises.about(owner.memberId, async (tx, now) => {
      const order = await store.lockOrder(tx, owner.memberId, id)
      return order && { result: await work(tx, order, now) }
    })
    // It went to another member between our two looks.
    if (!done) throw new Refusal('busy')
    return done.result
  }

  return {
    queue: async ({ state, cursor }: { state: OrderState; cursor?: string }) =>
      orderPage(await store.listQueue(db, state, readCursor(cursor), PAGE + 1), PAGE),

    /** The address in clear. */
    reveal: ({ memberId: byId }: Operator, id: string) =>
      change(id, async (tx, { memberId, addressSealed }) => {
        if (!addressSealed) throw new Refusal('not_found')
        await noteReveal(tx, memberId, { byId, whats: ['address'], subjectId: id })
        return seals.open(addressSealed)
      }),

    /** With whom it was sent; a slip of the pen can be mended while it is under way. */
    ship: (id: string, { carrier, trackingNumber }: { carrier: string; trackingNumber: string }) =>
      change(id, async (tx, order, now) => {
        const sent = { ...order, carrier, trackingNumber }
        if (order.state === 'shipped') {
          await store.updateOrder(tx, sent)
          return sent
        }
        if (order.state !== 'to_ship') throw new Refusal('order_ended')
        return settling.save(tx, { ...sent, state: 'shipped', shippedAt: now }, 'shipped', now)
      }),

    async refund(
      { memberId: byId }: Operator,
      id: string,
      { reason, restock }: { reason: string; restock: boolean },
    ): Promise<OrderRow> {
      const order = await change(id, async (tx, order, now) => {
        if (order.state === 'refunded') return order
        const whyNot = whyNotRefund(order)
        if (whyNot) throw new Refusal(whyNot)
        return settling.giveBack(tx, order, { why: 'refunded', reason, byId, restock }, now)
      })
      if (order.cash !== 'refunding') return order
      await payments.payBack(order.memberId, orderOf(id))
      return (await store.findOrder(db, order.memberId, id)) ?? order
    },
  }
}
