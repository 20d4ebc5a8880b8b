import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { Via } from '@/bff/platform/payment'
import type { Order, Payment, PaymentState, Refund } from './payment'

type Row = Omit<Payment, 'order'> & { orderKind: string; orderId: string }

const columns = fragment`
  member_id as "memberId", id, order_kind as "orderKind", order_id as "orderId", via, state, fen,
  refunded_fen as "refundedFen", title, created_at as "createdAt", expires_at as "expiresAt", close_at as "closeAt",
  handed_at as "handedAt", asked_at as "askedAt", paid_at as "paidAt", trade_no as "tradeNo", trouble`

const refundColumns = fragment`
  member_id as "memberId", payment_id as "paymentId", id, cause, fen, reason, state, requested_at as "requestedAt",
  settled_at as "settledAt", tries, trouble`

const asPayment = ({ orderKind: kind, orderId: id, ...payment }: Row): Payment => ({
  ...payment,
  order: { kind, id },
})

const orNull = (row: Row | null) => row && asPayment(row)

/** False when the order has a payment already. */
export async function insertPayment(tx: Tx, p: Payment): Promise<boolean> {
  const written = await tx.run`
    insert into payment (member_id, id, order_kind, order_id, via, state, fen, title, created_at, expires_at, close_at,
      look_at)
    values (${p.memberId}, ${p.id}, ${p.order.kind}, ${p.order.id}, ${p.via}, 'created', ${p.fen}, ${p.title},
      ${p.createdAt}, ${p.expiresAt}, ${p.closeAt}, ${p.closeAt})
    on conflict do nothing`
  if (written === 0) return false
  await tx.run`insert into payment_key (payment_id, member_id) values (${p.id}, ${p.memberId})`
  return true
}

export const findOwner = (sql: Sql, paymentId: string) =>
  sql.maybeOne<{ memberId: string }>`
    select member_id as "memberId" from payment_key where payment_id = ${paymentId}`

export const findPayment = async (sql: Sql, memberId: string, id: string) =>
  orNull(await sql.maybeOne<Row>`select ${columns} from payment where member_id = ${memberId} and id = ${id}`)

export const findByOrder = async (sql: Sql, memberId: string, { kind, id }: Order) =>
  orNull(
    await sql.maybeOne<Row>`
      select ${columns} from payment
      where member_id = ${memberId} and order_kind = ${kind} and order_id = ${id}`,
  )

/** Until the transaction ends. */
export const lockPayment = async (tx: Tx, memberId: string, id: string) =>
  orNull(
    await tx.maybeOne<Row>`
      select ${columns} from payment where member_id = ${memberId} and id = ${id} for update`,
  )

export const updateHanded = (tx: Tx, p: Payment, lookAt: Date) =>
  tx.run`
    update payment set via = ${p.via}, handed_at = ${p.handedAt}, look_at = ${lookAt}
    where member_id = ${p.memberId} and id = ${p.id}`

export const updateCloseAt = (sql: Sql, { memberId, id }: Payment, closeAt: Date) =>
  sql.run`
    update payment set close_at = ${closeAt}, look_at = ${closeAt}
    where member_id = ${memberId} and id = ${id} and state = 'created'`

type Settled = { state: PaymentState; paidAt: Date | null; closedAt: Date | null; tradeNo: string | null }

export const updateSettled = (tx: Tx, { memberId, id }: Payment, s: Settled) =>
  tx.run`
    update payment set state = ${s.state}, paid_at = ${s.paidAt}, closed_at = coalesce(${s.closedAt}, closed_at),
      trade_no = ${s.tradeNo}, trouble = null
    where member_id = ${memberId} and id = ${id}`

/** While it is as it was read; null when all is well again. */
export const updateTrouble = (sql: Sql, { memberId, id, state }: Payment, trouble: string | null) =>
  sql.run`
    update payment set trouble = ${trouble}
    where member_id = ${memberId} and id = ${id} and state = ${state}`

/** False for one that was asked about a moment ago, or is settled. */
export const updateAskedAt = async (
  sql: Sql,
  { memberId, id }: Payment,
  at: { now: Date; lookAt: Date; notSince: Date },
) =>
  (await sql.run`
    update payment set asked_at = ${at.now}, look_at = ${at.lookAt}
    where member_id = ${memberId} and id = ${id} and state = 'created'
      and (asked_at is null or asked_at <= ${at.notSince})`) === 1

/** Open ones whose turn it is, over all members, of those that can be asked about. */
export const listToLookAt = (sql: Sql, vias: readonly Via[], now: Date, atMost: number) =>
  sql.many<{ memberId: string; id: string }>`
    select member_id as "memberId", id from payment
    where state = 'created' and look_at <= ${now} and via = any(${vias}::text[])
    order by look_at limit ${atMost}`

export const countOpen = (sql: Sql, memberId: string) =>
  sql.one<{ count: number }>`
    select (select count(*) from payment where member_id = ${memberId} and state = 'created')
      + (select count(*) from payment_refund where member_id = ${memberId} and state <> 'done') as count`

/** False when the payment has paid back for this cause already. */
export async function insertRefund(tx: Tx, r: Refund): Promise<boolean> {
  const written = await tx.run`
    insert into payment_refund (member_id, payment_id, id, cause, fen, reason, state, requested_at, look_at)
    values (${r.memberId}, ${r.paymentId}, ${r.id}, ${r.cause}, ${r.fen}, ${r.reason}, 'requested', ${r.requestedAt},
      ${r.requestedAt})
    on conflict do nothing`
  if (written === 0) return false
  await tx.run`
    update payment set refunded_fen = refunded_fen + ${r.fen} where member_id = ${r.memberId} and id = ${r.paymentId}`
  return true
}

export const findByCause = (sql: Sql, { memberId, id }: Payment, cause: string) =>
  sql.maybeOne<Refund>`
    select ${refundColumns} from payment_refund
    where member_id = ${memberId} and payment_id = ${id} and cause = ${cause}`

export const listRefunds = (sql: Sql, { memberId, id }: Payment) =>
  sql.many<Refund>`
    select ${refundColumns} from payment_refund where member_id = ${memberId} and payment_id = ${id}
    order by requested_at, id`

export const lockRefund = (tx: Tx, { memberId, id }: Payment, refundId: string) =>
  tx.maybeOne<Refund>`
    select ${refundColumns} from payment_refund
    where member_id = ${memberId} and payment_id = ${id} and id = ${refundId} for update`

export const updateRefund = (tx: Tx, r: Refund) =>
  tx.run`
    update payment_refund set state = ${r.state}, settled_at = ${r.settledAt}, trouble = ${r.trouble}
    where member_id = ${r.memberId} and payment_id = ${r.paymentId} and id = ${r.id}`

/** Of one that is on its way, what keeps it from arriving. */
export const updateRefundTrouble = (sql: Sql, r: Refund, trouble: string) =>
  sql.run`
    update payment_refund set trouble = ${trouble}
    where member_id = ${r.memberId} and payment_id = ${r.paymentId} and id = ${r.id} and state = 'requested'`

/** To be sent anew. What troubled it stays until it is known what became of that. */
export const updateRefundAnew = (tx: Tx, r: Refund, lookAt: Date) =>
  tx.run`
    update payment_refund set state = 'requested', look_at = ${lookAt}
    where member_id = ${r.memberId} and payment_id = ${r.paymentId} and id = ${r.id}`

/** Counts a try before it is made, and says when the next one is due. */
export const updateRefundTry = (sql: Sql, r: Refund, lookAt: Date) =>
  sql.run`
    update payment_refund set tries = tries + 1, look_at = ${lookAt}
    where member_id = ${r.memberId} and payment_id = ${r.paymentId} and id = ${r.id}`

export const listRefundsToLookAt = (sql: Sql, vias: readonly Via[], now: Date, atMost: number) =>
  sql.many<{ memberId: string; paymentId: string; id: string }>`
    select r.member_id as "memberId", r.payment_id as "paymentId", r.id
    from payment_refund r join payment p on p.member_id = r.member_id and p.id = r.payment_id
    where r.state = 'requested' and r.look_at <= ${now} and p.via = any(${vias}::text[])
    order by r.look_at limit ${atMost}`

export const findRefund = (sql: Sql, { memberId, id }: Payment, refundId: string) =>
  sql.maybeOne<Refund>`
    select ${refundColumns} from payment_refund
    where member_id = ${memberId} and payment_id = ${id} and id = ${refundId}`
