import type { Db, Tx } from '@/bff/db/sql'
import type { Payments } from '../payments/service'
import * as store from './order-store'
import type { OrderRow } from './order-store'
import { ARRIVED_MS } from './policy'
import type { Promises } from './promises'
import { orderOf, type Settling } from './settling'

const AT_ONCE = 200

/**
 * A platform that has been given a payment says itself that nobody paid. So long it is waited for, and then the pieces
 * are let go without its word; whoever paid after all gets it back.
 */
const SILENCE_MS = 10 * 60_000

type Parts = {
  db: Db
  now: () => Date
  promises: Promises
  settling: Settling
  payments: Pick<Payments, 'find' | 'payBack'>
}

type Work = (tx: Tx, order: OrderRow, now: Date) => Promise<OrderRow | null>

/** What becomes of orders without anybody doing something. Each is a transaction of its own, in turn with its member. */
export function makeSweeps({ db, now: clock, promises, settling, payments }: Parts) {
  async function go({ memberId, id }: store.Due, work: Work) {
    const done = await promises.about(memberId, async (tx, now) => {
      const order = await store.lockOrder(tx, memberId, id)
      return order && work(tx, order, now)
    })
    if (done?.cash === 'refunding') await payments.payBack(memberId, orderOf(id))
  }

  /** All that are due by then, however many; one that goes wrong, or is left as it is, holds up no other. */
  async function each(list: typeof store.listUnpaid, until: Date, work: Work) {
    const problems: unknown[] = []
    for (let after: store.Due | null = null; ;) {
      const due: store.Due[] = await list(db, until, after, AT_ONCE)
      for (const one of due) await go(one, work).catch((problem) => void problems.push(problem))
      after = due.at(-1) ?? null
      if (due.length < AT_ONCE) break
    }
    if (problems.length > 0) throw new AggregateError(problems, `${problems.length} orders could not go on`)
  }

  return {
    /** Orders that nobody paid for in time. */
    expireUnpaid: async () =>
      each(store.listUnpaid, clock(), async (tx, order, now) => {
        if (order.state !== 'awaiting_payment' || !order.payUntil || order.payUntil > now) return null
        const isWaitedFor = now.getTime() < order.payUntil.getTime() + SILENCE_MS
        const payment = isWaitedFor && (await payments.find(tx, order.memberId, orderOf(order.id)))
        if (payment) return null
        return settling.letGo(tx, order, 'payment_expired', now)
      }),

    /** What nobody fetched in time goes back. */
    expireCodes: async () =>
      each(store.listUnredeemed, clock(), async (tx, order, now) => {
        if (order.state !== 'to_redeem' || !order.codeUntil || order.codeUntil > now) return null
        const back = { why: 'code_expired', reason: 'code_expired', byId: null, restock: true } as const
        return settling.giveBack(tx, order, back, now)
      }),

    /** What was sent long ago has come. */
    assumeArrived: async () => {
      const since = new Date(clock().getTime() - ARRIVED_MS)
      return each(store.listSentBefore, since, async (tx, order, now) => {
        if (order.state !== 'shipped' || !order.shippedAt || order.shippedAt > since) return null
        return settling.save(tx, { ...order, state: 'completed' }, 'received', now)
      })
    },
  }
}
