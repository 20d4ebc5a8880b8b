import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { PaymentNews, RefundStanding, Standing } from '../payment'

const Instant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}([.\\d]+)?(Z|[+-]\\d{2}:\\d{2})$',
})
const Fen = Type.Integer({ minimum: 1 })

/** An order, as the query and the callback of its payment tell of it. */
export const Trade = Type.Object({
  appid: Type.String(),
  mchid: Type.String(),
  out_trade_no: Type.String(),
  trade_state: Type.String(),
  transaction_id: Type.Optional(Type.String({ maxLength: 64 })),
  success_time: Type.Optional(Instant),
  amount: Type.Optional(Type.Object({ total: Type.Optional(Fen), currency: Type.Optional(Type.String()) })),
})

/** `REFUND`: it was paid, and some of it went back. */
const paidStates: ReadonlySet<string> = new Set(['SUCCESS', 'REFUND'])
const closedStates: ReadonlySet<string> = new Set(['CLOSED', 'REVOKED', 'PAYERROR'])

type Told = {
  trade_state: string
  transaction_id?: string
  success_time?: string
  amount?: { total?: number; currency?: string }
}

/** Null for a payment without what makes it one, or in other money. */
export function standingOf({
  trade_state: state,
  transaction_id,
  success_time,
  amount,
}: Told): Standing | null {
  if (closedStates.has(state)) return { state: 'closed' }
  if (!paidStates.has(state)) return { state: 'unpaid' }
  const isYuan = (amount?.currency ?? 'CNY') === 'CNY'
  if (!amount?.total || !isYuan || !transaction_id || !success_time) return null
  return { state: 'paid', fen: amount.total, tradeNo: transaction_id, paidAt: new Date(success_time) }
}

/** A refund calls its state `status` when it is asked for, and `refund_status` when we are called. */
export const Refunded = Type.Object({
  out_refund_no: Type.String(),
  out_trade_no: Type.String(),
  status: Type.String(),
  success_time: Type.Optional(Instant),
})

const RefundNotice = Type.Object({
  mchid: Type.String(),
  out_refund_no: Type.String(),
  out_trade_no: Type.String(),
  refund_status: Type.String(),
  success_time: Type.Optional(Instant),
})

export function refundStandingOf(status: string, successTime: string | undefined): RefundStanding {
  if (status === 'SUCCESS') return { state: 'done', at: successTime ? new Date(successTime) : null }
  if (status === 'PROCESSING') return { state: 'processing' }
  // ABNORMAL: the account it was paid from takes nothing back, so that a person must arrange it.
  return { state: 'failed', why: `WeChat Pay calls it ${status.slice(0, 32)}` }
}

/** What a callback tells, opened; null for one about something else, or about another merchant's or app's. */
export function newsIn(
  fields: Readonly<Record<string, unknown>>,
  { appid, mchid }: { appid: string; mchid: string },
): PaymentNews | null {
  if (fields['mchid'] !== mchid) return null
  if (Value.Check(RefundNotice, fields)) {
    const { out_trade_no: outTradeNo, out_refund_no: refundNo, refund_status, success_time } = fields
    return { about: 'refund', outTradeNo, refundNo, standing: refundStandingOf(refund_status, success_time) }
  }
  if (!Value.Check(Trade, fields) || fields.appid !== appid) return null
  const standing = standingOf(fields)
  return standing && { about: 'payment', outTradeNo: fields.out_trade_no, standing }
}
