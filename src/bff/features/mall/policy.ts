import type { DeliveryKind, Price, SaleState, StockState } from '@/contract/product'
import type { RefusalCode } from '@/contract/refusals'
import type { OrderRow } from './order-store'

const DAY_MS = 24 * 60 * 60_000

/** For cash, from when the pieces were taken. */
export const PAY_MS = 15 * 60_000
/** A code is open for as long. */
export const CODE_VALID_MS = 30 * DAY_MS
/** So long a member can give back what was not handed over. */
export const REFUND_MS = 7 * DAY_MS
/** What was sent has come by then. */
export const ARRIVED_MS = 10 * DAY_MS
export const ADDRESSES_MAX = 5
const FEW = 5

export const stockState = (pieces: number): StockState =>
  pieces <= 0 ? 'gone' : pieces <= FEW ? 'few_left' : 'in_stock'

type Sale = { saleFrom: Date | null; saleUntil: Date | null }

export function saleState({ saleFrom, saleUntil }: Sale, now: Date): SaleState {
  if (saleFrom && saleFrom > now) return 'coming'
  return saleUntil && saleUntil <= now ? 'over' : 'on'
}

export type Offer = Sale &
  Price & { state: string; deliveries: readonly DeliveryKind[]; stock: number; variantRetiredAt: Date | null }

/** Whether anybody could order that much of it that way for that total, whoever they are. */
export function whyNotOffered(
  offer: Offer,
  wanted: { quantity: number; total: Price; delivery: DeliveryKind },
  now: Date,
): RefusalCode | null {
  const isShown = offer.state === 'published' && !offer.variantRetiredAt
  if (!isShown || saleState(offer, now) !== 'on') return 'product_closed'
  if (!offer.deliveries.includes(wanted.delivery)) return 'delivery_unavailable'
  const { points, fen } = totalOf(offer, wanted.quantity)
  if (points !== wanted.total.points || fen !== wanted.total.fen) return 'price_changed'
  return offer.stock < wanted.quantity ? 'out_of_stock' : null
}

export const totalOf = ({ points, fen }: Price, quantity: number): Price => ({
  points: points * quantity,
  fen: fen * quantity,
})

export type Limits = { limitEver: number | null; limitMonth: number | null }
export type Ordered = { ever: number; month: number }

/** How many more pieces a member may order; null for as many as there are. */
export function leftOf({ limitEver, limitMonth }: Limits, ordered: Ordered): number | null {
  const left = [
    ...(limitEver === null ? [] : [limitEver - ordered.ever]),
    ...(limitMonth === null ? [] : [limitMonth - ordered.month]),
  ]
  return left.length === 0 ? null : Math.max(0, Math.min(...left))
}

/** `tiers`: the lowest first. One that is not among them any more is beyond everybody. */
export function isTierEnough(
  tiers: readonly { id: string }[],
  needed: string | null,
  reached: string | null,
): boolean {
  if (needed === null) return true
  const at = tiers.findIndex(({ id }) => id === needed)
  return at >= 0 && tiers.findIndex(({ id }) => id === reached) >= at
}

export const whyNotPay = ({ state, payUntil }: OrderRow, now: Date): RefusalCode | null =>
  state === 'awaiting_payment' && payUntil && payUntil > now ? null : 'order_ended'

/** Nothing was handed over, and it is not long ago. */
export function whyNotGiveBack({ state, refundableUntil }: OrderRow, now: Date): RefusalCode | null {
  if (state !== 'to_ship' && state !== 'to_redeem') return 'order_ended'
  return refundableUntil <= now ? 'refund_too_late' : null
}

/** Staff give back whatever was paid for, however long ago. */
export const whyNotRefund = ({ state }: OrderRow): RefusalCode | null =>
  ['to_ship', 'to_redeem', 'shipped', 'completed'].includes(state) ? null : 'order_ended'

/** Whether a code may be taken at a dealer. What is fetched lies at one; a voucher is good at all. */
export function whyNotRedeem(
  { state, dealerId, codeUntil }: OrderRow,
  at: string,
  now: Date,
): RefusalCode | null {
  if (dealerId && dealerId !== at) return 'redemption_elsewhere'
  if (state === 'completed') return 'redemption_used'
  if (state !== 'to_redeem' || !codeUntil || codeUntil <= now) return 'redemption_expired'
  return null
}
