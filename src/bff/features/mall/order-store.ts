import type { CashState, OrderEventKind, OrderState } from '@/contract/order'
import type { DeliveryKind } from '@/contract/product'
import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { KeysetKey } from '@/bff/lib/cursor'
import { FIRST_ID, newId } from '@/bff/lib/id'

export type OrderRow = {
  memberId: string
  id: string
  state: OrderState
  productId: string
  variantId: string
  title: string
  colour: string | null
  size: string | null
  picture: string
  quantity: number
  points: number
  fen: number
  cash: CashState | null
  delivery: DeliveryKind
  dealerId: string | null
  addressSealed: string | null
  holdsStock: boolean
  orderedMonth: string
  orderedAt: Date
  payUntil: Date | null
  refundableUntil: Date
  codeSealed: string | null
  codeUntil: Date | null
  carrier: string | null
  trackingNumber: string | null
  shippedAt: Date | null
  redeemedBy: string | null
  redeemedAtDealer: string | null
  redeemedRequest: string | null
  redeemedAt: Date | null
  refundReason: string | null
  refundedBy: string | null
}

const columns = fragment`
  o.member_id as "memberId", o.id, o.state, o.product_id as "productId", o.variant_id as "variantId", o.title,
  o.colour, o.size, o.picture, o.quantity, o.points, o.fen, o.cash, o.delivery, o.dealer_id as "dealerId",
  o.address_sealed as "addressSealed", o.holds_stock as "holdsStock", o.ordered_month as "orderedMonth",
  o.ordered_at as "orderedAt", o.pay_until as "payUntil", o.refundable_until as "refundableUntil",
  o.code_sealed as "codeSealed", o.code_until as "codeUntil", o.carrier, o.tracking_number as "trackingNumber",
  o.shipped_at as "shippedAt", o.redeemed_by as "redeemedBy", o.redeemed_at_dealer as "redeemedAtDealer",
  o.redeemed_request as "redeemedRequest", o.redeemed_at as "redeemedAt", o.refund_reason as "refundReason",
  o.refunded_by as "refundedBy"`

export const findOrder = (sql: Sql, memberId: string, id: string) =>
  sql.maybeOne<OrderRow>`select ${columns} from mall_order o where o.member_id = ${memberId} and o.id = ${id}`

export const lockOrder = (tx: Tx, memberId: string, id: string) =>
  tx.maybeOne<OrderRow>`
    select ${columns} from mall_order o where o.member_id = ${memberId} and o.id = ${id} for update`

/** Whose an order is. */
export const findOwner = (sql: Sql, id: string) =>
  sql.maybeOne<{ memberId: string }>`select member_id as "memberId" from mall_order where id = ${id}`

export const listOrders = (
  sql: Sql,
  {
    memberId,
    state,
    after,
    limit,
  }: {
    memberId: string
    state: OrderState | null
    after: KeysetKey | null
    limit: number
  },
) =>
  sql.many<OrderRow>`
    select ${columns} from mall_order o
    where o.member_id = ${memberId} and (${state}::text is null or o.state = ${state})
      and (${after?.at ?? null}::timestamptz is null
        or (o.ordered_at, o.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by o.ordered_at desc, o.id desc limit ${limit}`

/** First come, first sent. */
export const listQueue = (sql: Sql, state: OrderState, after: KeysetKey | null, limit: number) =>
  sql.many<OrderRow>`
    select ${columns} from mall_order o
    where o.state = ${state} and (${after?.at ?? null}::timestamptz is null
      or (o.ordered_at, o.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by o.ordered_at, o.id limit ${limit}`

/** Pieces that a member has of a product, or is about to have. */
export const countOrdered = (sql: Sql, memberId: string, productId: string, month: string) =>
  sql.one<{ ever: number; month: number }>`
    select coalesce(sum(quantity), 0)::int as ever,
      coalesce(sum(quantity) filter (where ordered_month = ${month}), 0)::int as month
    from mall_order
    where member_id = ${memberId} and product_id = ${productId} and state not in ('cancelled', 'refunded')`

export const insertOrder = (tx: Tx, o: OrderRow) =>
  tx.run`
    insert into mall_order (member_id, id, state, product_id, variant_id, title, colour, size, picture, quantity,
      points, fen, cash, delivery, dealer_id, address_sealed, holds_stock, ordered_month, ordered_at, pay_until,
      refundable_until, code_sealed, code_until)
    values (${o.memberId}, ${o.id}, ${o.state}, ${o.productId}, ${o.variantId}, ${o.title}, ${o.colour}, ${o.size},
      ${o.picture}, ${o.quantity}, ${o.points}, ${o.fen}, ${o.cash}, ${o.delivery}, ${o.dealerId},
      ${o.addressSealed}, ${o.holdsStock}, ${o.orderedMonth}, ${o.orderedAt}, ${o.payUntil}, ${o.refundableUntil},
      ${o.codeSealed}, ${o.codeUntil})`

/** What of an order changes after it was made. */
export const updateOrder = (tx: Tx, o: OrderRow) =>
  tx.run`
    update mall_order set state = ${o.state}, cash = ${o.cash}, holds_stock = ${o.holdsStock},
      code_sealed = ${o.codeSealed}, code_until = ${o.codeUntil}, carrier = ${o.carrier},
      tracking_number = ${o.trackingNumber}, shipped_at = ${o.shippedAt}, redeemed_by = ${o.redeemedBy},
      redeemed_at_dealer = ${o.redeemedAtDealer}, redeemed_request = ${o.redeemedRequest},
      redeemed_at = ${o.redeemedAt}, refund_reason = ${o.refundReason}, refunded_by = ${o.refundedBy}
    where member_id = ${o.memberId} and id = ${o.id}`

// What became of it.

export type OrderEventRow = { kind: OrderEventKind; at: Date }

export const insertEvent = (tx: Tx, o: { memberId: string; id: string }, kind: OrderEventKind, at: Date) =>
  tx.run`
    insert into mall_order_event (member_id, order_id, id, kind, at)
    values (${o.memberId}, ${o.id}, ${newId()}, ${kind}, ${at})`

export const listEvents = (sql: Sql, memberId: string, orderId: string) =>
  sql.many<OrderEventRow>`
    select kind, at from mall_order_event where member_id = ${memberId} and order_id = ${orderId} order by at, id`

// Its code.

export const insertCode = (tx: Tx, codeHash: string, o: { memberId: string; id: string }) =>
  tx.run`insert into mall_code (code_hash, member_id, order_id) values (${codeHash}, ${o.memberId}, ${o.id})`

export const findCode = (sql: Sql, codeHash: string) =>
  sql.maybeOne<{ memberId: string; orderId: string }>`
    select member_id as "memberId", order_id as "orderId" from mall_code where code_hash = ${codeHash}`

// What is due.

export type Due = KeysetKey & { memberId: string }

export const listUnpaid = (sql: Sql, until: Date, after: KeysetKey | null, limit: number) =>
  sql.many<Due>`
    select member_id as "memberId", id, pay_until as at from mall_order
    where state = 'awaiting_payment' and pay_until <= ${until}
      and (pay_until, id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'),
        coalesce(${after?.id ?? null}::uuid, ${FIRST_ID}))
    order by pay_until, id limit ${limit}`

export const listUnredeemed = (sql: Sql, until: Date, after: KeysetKey | null, limit: number) =>
  sql.many<Due>`
    select member_id as "memberId", id, code_until as at from mall_order
    where state = 'to_redeem' and code_until <= ${until}
      and (code_until, id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'),
        coalesce(${after?.id ?? null}::uuid, ${FIRST_ID}))
    order by code_until, id limit ${limit}`

export const listSentBefore = (sql: Sql, until: Date, after: KeysetKey | null, limit: number) =>
  sql.many<Due>`
    select member_id as "memberId", id, shipped_at as at from mall_order
    where state = 'shipped' and shipped_at <= ${until}
      and (shipped_at, id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'),
        coalesce(${after?.id ?? null}::uuid, ${FIRST_ID}))
    order by shipped_at, id limit ${limit}`

// Where it is fetched.

export type DealerRow = { id: string; name: string; address: string; phone: string }

export const findDealer = (sql: Sql, id: string) =>
  sql.maybeOne<DealerRow>`select id, name, address, phone from dealer where id = ${id}`
