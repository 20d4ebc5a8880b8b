import assert from 'node:assert/strict'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef, SignedIn } from '@/bff/lib/serve'
import type { Subject } from '@/bff/platform/login'
import type { Hand, PaymentPorts, Via } from '@/bff/platform/payment'
import type { Push } from '@/bff/platform/push'
import type { Membership } from '../membership/service'
import { makeAsking } from './asking'
import {
  nextLook,
  type Opening,
  type Order,
  type OrderListener,
  type Payment,
  type Refund,
  type Refunding,
} from './payment'
import { makeSettling, numberOf } from './settling'
import * as store from './store'
import { makeTroubles } from './troubles'

export type { Opening, Order, OrderListener, Payment, Refund, Refunding } from './payment'

export type Payments = ReturnType<typeof makePayments>

type Parts = {
  db: Db
  now: () => Date
  membership: Pick<Membership, 'lock' | 'lockIfHere' | 'payerOf'>
  ports: PaymentPorts
  /** Tells an operator what only they can mend. */
  say: (sentence: string) => void
}

/** Cash for orders of other features, by whatever platform a member is on. */
export function makePayments({ db, now, membership, ports, say }: Parts) {
  const listeners = new Map<string, OrderListener>()
  const listenerOf = (kind: string) => {
    const listener = listeners.get(kind)
    assert(listener, `nobody sells ${kind}`)
    return listener
  }
  const settling = makeSettling({ db, now, membership, listenerOf, say })
  const asking = makeAsking({ db, now, ports, settling })

  async function mine(sql: Sql, { id: memberId }: MemberRef, paymentId: string): Promise<Payment> {
    const payment = await store.findPayment(sql, memberId, paymentId)
    if (!payment) throw new Refusal('not_found')
    return payment
  }

  /** Which platform it is paid by is open until a phone has been given what it needs; from then on it is that one. */
  const handOut = (member: MemberRef, paymentId: string, via: Via): Promise<Payment> =>
    db.transaction(async (tx) => {
      await membership.lock(tx, member)
      const payment = await store.lockPayment(tx, member.id, paymentId)
      if (!payment) throw new Refusal('not_found')
      if (payment.state !== 'created' || now() >= payment.closeAt) throw new Refusal('payment_settled')
      if (payment.handedAt && payment.via !== via) throw new Refusal('payment_elsewhere')
      const handed = { ...payment, via, handedAt: payment.handedAt ?? now() }
      await store.updateHanded(tx, handed, nextLook(now(), payment.closeAt, now()))
      return handed
    })

  async function payerOf(member: SignedIn, via: Via): Promise<Subject | null> {
    if (via === 'h5') return null
    const payer = await membership.payerOf(db, member, via)
    if (!payer) throw new Refusal('payment_unavailable')
    return payer
  }

  async function hear(tx: Tx, via: Via, { fields }: Push): Promise<void> {
    const news = ports[via]?.newsIn(fields)
    if (news) await settling.take(tx, news)
  }

  return {
    /** What becomes of orders of that kind. Each kind is told to one feature. */
    listen(kind: string, listener: OrderListener): void {
      assert(!listeners.has(kind), `${kind} is sold twice`)
      listeners.set(kind, listener)
    },

    /** Whether cash can be taken that way here. */
    accepts: (via: Via): boolean => ports[via] !== null,

    /**
     * Notes, in the order's own transaction and with its member locked, what is to be paid; the platform hears of it
     * when a phone comes for what it needs. Asked again for the same order, it is the same payment.
     */
    async open(tx: Tx, { memberId, order, fen, title, via, expiresAt }: Opening): Promise<Payment> {
      assert(Number.isSafeInteger(fen) && fen > 0, `can't be paid: ${fen} fen`)
      listenerOf(order.kind)
      if (!ports[via]) throw new Refusal('payment_unavailable')
      const payment: Payment = {
        ...{ memberId, id: newId(), order, via, state: 'created', fen, refundedFen: 0, title },
        ...{ createdAt: now(), expiresAt, closeAt: expiresAt },
        ...{ handedAt: null, askedAt: null, paidAt: null, tradeNo: null, trouble: null },
      }
      if (await store.insertPayment(tx, payment)) return payment
      const earlier = await store.findByOrder(tx, memberId, order)
      assert(earlier?.fen === fen, 'an order is paid by one payment, which never changes')
      return earlier
    },

    find: (sql: Sql, memberId: string, order: Order): Promise<Payment | null> =>
      store.findByOrder(sql, memberId, order),

    see: (member: MemberRef, paymentId: string): Promise<Payment> => mine(db, member, paymentId),

    /** What the phone hands to its platform. Safe to repeat, also after the member has left the platform's sheet. */
    async hand(member: SignedIn, paymentId: string, via: Via, address: string): Promise<Hand> {
      await mine(db, member, paymentId)
      const port = ports[via]
      if (!port) throw new Refusal('payment_unavailable')
      const payer = await payerOf(member, via)
      const payment = await handOut(member, paymentId, via)
      const { fen, title, expiresAt } = payment
      const said = await port.begin({
        ...{ outTradeNo: numberOf(payment.id), fen, title, payer, address, expiresAt },
      })
      if (said.outcome === 'ok') return said.hand
      if (said.outcome === 'settled') await asking.lookNow(payment)
      throw new Refusal(handRefusals[said.outcome])
    },

    /** After the phone was at the platform. A platform that doesn't answer leaves it as it is known. */
    check: async (member: MemberRef, paymentId: string): Promise<Payment> =>
      asking.look(await mine(db, member, paymentId)),

    /**
     * The member would rather not pay. `closed`, and its listener has been told; or `paid`, because they already have;
     * or still `created`, where the platform is silent and is asked again until it says.
     */
    async cancel(memberId: string, order: Order): Promise<Payment> {
      const payment = await store.findByOrder(db, memberId, order)
      if (!payment) throw new Refusal('not_found')
      if (payment.state !== 'created') return payment
      const closeAt = payment.closeAt < now() ? payment.closeAt : now()
      await store.updateCloseAt(db, payment, closeAt)
      return asking.lookNow({ ...payment, closeAt })
    },

    /**
     * Promises in the caller's transaction, with the member locked, that part of a payment goes back, or all of it; it
     * is on its way with the next job, or at once by `payBack`. The same cause pays back once.
     */
    async refund(tx: Tx, { memberId, order, cause, fen, reason }: Refunding): Promise<Refund> {
      const found = await store.findByOrder(tx, memberId, order)
      const payment = found && (await store.lockPayment(tx, memberId, found.id))
      assert(payment?.state === 'paid', 'only what was paid goes back')
      const earlier = await store.findByCause(tx, payment, cause)
      assert(!earlier || earlier.fen === fen, `${cause} has paid back another amount`)
      if (earlier) return earlier
      assert(Number.isSafeInteger(fen) && fen > 0, `can't go back: ${fen} fen`)
      assert(payment.refundedFen + fen <= payment.fen, 'no more goes back than was paid')
      const refund: Refund = {
        ...{ memberId, paymentId: payment.id, id: newId(), cause, fen, reason },
        ...{ state: 'requested', requestedAt: now(), settledAt: null, tries: 0, trouble: null },
      }
      await store.insertRefund(tx, refund)
      return refund
    },

    /** Carries out an order's refunds now; to be called after the commit that promised them. Never throws. */
    async payBack(memberId: string, order: Order): Promise<void> {
      const payment = await store.findByOrder(db, memberId, order)
      // What goes wrong here is tried again by the job, which tells.
      if (payment) await asking.payBackAll(payment).catch(() => undefined)
    },

    /** For the job. */
    lookAtAll: asking.lookAtAll,

    ...makeTroubles({ db, now, settling, asking }),

    /** What platforms tell of their own accord, by kind. */
    listeners: Object.fromEntries(
      pushes.map(([kind, via]) => [kind, (tx: Tx, push: Push) => hear(tx, via, push)]),
    ),
  }
}

const handRefusals = {
  settled: 'payment_settled',
  refused: 'payment_refused',
  busy: 'busy',
  misconfigured: 'payment_unavailable',
} as const

/** What platforms call what they tell of payments. A browser pays at WeChat Pay's, which tells of both alike. */
const pushes = [
  ['wechat/TRANSACTION.SUCCESS', 'wechat'],
  ['wechat/REFUND.SUCCESS', 'wechat'],
  ['wechat/REFUND.ABNORMAL', 'wechat'],
  ['wechat/REFUND.CLOSED', 'wechat'],
  ['alipay/trade_status_sync', 'alipay'],
] as const
