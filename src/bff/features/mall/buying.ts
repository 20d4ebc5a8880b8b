import assert from 'node:assert/strict'
import type { Price } from '@/contract/product'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import { dayOf } from '@/bff/lib/zone'
import type { Ledger } from '../points/service'
import { findAddress } from './address-store'
import { findProduct, findVariant, takePieces, type ProductRow } from './catalogue-store'
import * as store from './order-store'
import type { OrderRow } from './order-store'
import { isTierEnough, leftOf, PAY_MS, REFUND_MS, saleState, whyNotOffered } from './policy'
import type { Promises } from './promises'
import { orderCause, type Settling } from './settling'
import type { Tiers } from './tiers'
import { viewOrder } from './view'

export type Delivery =
  { kind: 'address'; addressId: string } | { kind: 'pickup'; dealerId: string } | { kind: 'voucher' }

export type Wish = {
  variantId: string
  quantity: number
  total: Price
  delivery: Delivery
  requestId: string
}

type Parts = {
  db: Db
  now: () => Date
  promises: Promises
  settling: Settling
  ledger: Pick<Ledger, 'hold' | 'spend'>
  tiers: Tiers
}

/** The month that limits go by. */
const monthOf = (now: Date) => dayOf(now, 'Asia/Shanghai').slice(0, 7)

/** How something on the shelf becomes an order. */
export function makeBuying({ db, now: clock, promises, settling, ledger, tiers }: Parts) {
  const whyNotAllowed = async (
    sql: Sql,
    memberId: string,
    { tierNeeded }: ProductRow,
  ): Promise<'tier_needed' | null> => {
    if (tierNeeded === null) return null
    const [all, reached] = [await tiers.list(sql), await tiers.of(sql, memberId)]
    return isTierEnough(all, tierNeeded, reached) ? null : 'tier_needed'
  }

  /** Where it goes: what of it is the member's own, or is a dealer's, is looked up. */
  async function destination(tx: Tx, memberId: string, delivery: Delivery) {
    const nowhere = { dealerId: null, addressSealed: null }
    if (delivery.kind === 'pickup') {
      if (!(await store.findDealer(tx, delivery.dealerId))) throw new Refusal('not_found')
      return { ...nowhere, dealerId: delivery.dealerId }
    }
    if (delivery.kind === 'voucher') return nowhere
    const address = await findAddress(tx, memberId, delivery.addressId)
    if (!address) throw new Refusal('not_found')
    return { ...nowhere, addressSealed: address.addressSealed }
  }

  /** What the member would get, as far as others don't take it first. */
  async function drafted(tx: Tx, memberId: string, wish: Wish, now: Date) {
    const variant = await findVariant(tx, wish.variantId)
    const product = variant && (await findProduct(tx, variant.productId))
    if (!variant || !product) throw new Refusal('not_found')
    const offer = { ...product, ...variant, variantRetiredAt: variant.retiredAt }
    const closed =
      whyNotOffered(offer, { ...wish, delivery: wish.delivery.kind }, now) ??
      (await whyNotAllowed(tx, memberId, product))
    if (closed) throw new Refusal(closed)
    const { points, fen } = wish.total
    const order: OrderRow = {
      ...{ memberId, id: newId(), state: 'awaiting_payment', productId: product.id, variantId: variant.id },
      ...{ title: product.title, colour: variant.colour, size: variant.size, picture: variant.picture },
      ...{
        quantity: wish.quantity,
        points,
        fen,
        cash: fen > 0 ? 'awaited' : null,
        delivery: wish.delivery.kind,
      },
      ...(await destination(tx, memberId, wish.delivery)),
      ...{ holdsStock: true, orderedMonth: monthOf(now), orderedAt: now },
      ...{ payUntil: fen > 0 ? new Date(now.getTime() + PAY_MS) : null },
      ...{ refundableUntil: new Date(now.getTime() + REFUND_MS), codeSealed: null, codeUntil: null },
      ...{ carrier: null, trackingNumber: null, shippedAt: null, redeemedBy: null, redeemedAtDealer: null },
      ...{ redeemedRequest: null, redeemedAt: null, refundReason: null, refundedBy: null },
    }
    return { order, product }
  }

  /** Spent at once, or set aside until its cash has come. */
  async function takePoints(tx: Tx, { memberId, id, points, fen, title }: OrderRow) {
    const about = { title: `兑换 ${title}`, source: { kind: 'order', id } }
    const wanted = { memberId, cause: orderCause(id), points, about }
    const { outcome } = await (fen > 0 ? ledger.hold(tx, wanted) : ledger.spend(tx, wanted))
    if (outcome === 'insufficient_points') throw new Refusal('insufficient_points')
    if (outcome === 'member_frozen') throw new Refusal('points_frozen')
    assert(outcome === 'ok', `${id} can't take its points: ${outcome}`)
  }

  return {
    /** Points first, then the member's own limits, and last the stock, which all others wait for. */
    place: (member: MemberRef, wish: Wish) => {
      const { variantId, quantity, total, delivery, requestId } = wish
      const content = {
        ...{ variantId, quantity: String(quantity), points: String(total.points), fen: String(total.fen) },
        delivery: JSON.stringify(delivery),
      }
      const work = async (tx: Tx, now: Date) => {
        const { order, product } = await drafted(tx, member.id, wish, now)
        await takePoints(tx, order)
        const ordered = await store.countOrdered(tx, member.id, product.id, order.orderedMonth)
        const left = leftOf(product, ordered)
        if (left !== null && left < quantity) throw new Refusal('product_limit')
        const pieces = { productId: product.id, variantId, pieces: quantity }
        if (!(await takePieces(tx, pieces))) throw new Refusal('out_of_stock')
        await store.insertOrder(tx, order.fen > 0 ? order : await settling.due(tx, order, now))
        await store.insertEvent(tx, order, 'placed', now)
        if (order.fen === 0) await store.insertEvent(tx, order, 'paid', now)
        return order.id
      }
      const view = (tx: Tx, id: string) => viewOrder(tx, member.id, id)
      return promises.once(member, { verb: 'order', requestId, content }, work, view)
    },

    standing: (member: MemberRef, productId: string) =>
      db.together(async (sql) => {
        const now = clock()
        const product = await findProduct(sql, productId)
        if (product?.state !== 'published') throw new Refusal('not_found')
        const left = leftOf(product, await store.countOrdered(sql, member.id, productId, monthOf(now)))
        const isOnSale = saleState(product, now) === 'on'
        const tooLow = isOnSale ? await whyNotAllowed(sql, member.id, product) : null
        const tooMany = left === 0 ? ('product_limit' as const) : null
        const whyNot = isOnSale ? (tooLow ?? tooMany) : ('product_closed' as const)
        return { left, whyNot }
      }),
  }
}
