import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { fromChina, inChina } from '../china-time'
import { readJson } from '../json'
import type { HandOutcome, PaymentPort, RefundOutcome, Standing } from '../payment'
import { busy, misconfigured, type Busy, type Misconfigured } from '../trouble'
import type { Gateway } from './gateway'
import { fenIn, yuanOf } from './yuan'

type Parts = {
  ask: Gateway
  appId: string
  /** The account that is paid, `2088…`; empty for the one the app's contract names. */
  sellerId: string
  /** Where Alipay calls us. */
  notifyUrl: () => string
  now: () => Date
}

const Created = Type.Object({
  trade_no: Type.String({ pattern: '^\\w{1,64}$' }),
  out_trade_no: Type.String(),
})
const Trade = Type.Object({
  out_trade_no: Type.String(),
  trade_no: Type.Optional(Type.String({ maxLength: 64 })),
  trade_status: Type.String(),
  total_amount: Type.Optional(Type.String()),
  seller_id: Type.Optional(Type.String()),
  /** The first is the query's word for when it was paid, the second the notification's. */
  send_pay_date: Type.Optional(Type.String()),
  gmt_payment: Type.Optional(Type.String()),
})
const Refunded = Type.Object({
  fund_change: Type.Optional(Type.String()),
  gmt_refund_pay: Type.Optional(Type.String()),
})
const RefundFound = Type.Object({
  refund_status: Type.Optional(Type.String()),
  gmt_refund_pay: Type.Optional(Type.String()),
})
const Anything = Type.Object({})

/** What Alipay does not allow in a title. */
const STRANGE = /[/=&]/g
const TITLE_MAX = 128

/** Trades of a mini-program (小程序支付, `JSAPI_PAY`). All of it may be asked again: our numbers name it. */
export function makeTrade({ ask, appId, sellerId, notifyUrl, now }: Parts): PaymentPort {
  async function call<S extends TSchema>(reply: S, method: string, content: object, tells = false) {
    const said = await ask({ method, content, repeat: 'always', ...(tells && { notifyUrl: notifyUrl() }) })
    return answered(reply, said)
  }

  return {
    async begin({ outTradeNo, fen, title, payer, expiresAt }): Promise<HandOutcome> {
      if (payer?.platform !== 'alipay' || payer.app !== appId) return { outcome: 'refused' }
      const content = {
        ...{ out_trade_no: outTradeNo, total_amount: yuanOf(fen), product_code: 'JSAPI_PAY' },
        subject: title.replace(STRANGE, ' ').slice(0, TITLE_MAX),
        op_app_id: appId,
        [payer.type === 'open_id' ? 'buyer_open_id' : 'buyer_id']: payer.value,
        ...(sellerId && { seller_id: sellerId }),
        time_expire: inChina(expiresAt),
      }
      const said = await call(Created, 'alipay.trade.create', content, true)
      if (said.outcome === 'ok') {
        if (said.value.out_trade_no !== outTradeNo) return busy('garbage')
        return { outcome: 'ok', hand: { by: 'alipay', params: { tradeNO: said.value.trade_no } } }
      }
      if (said.outcome !== 'failed') return said
      const reaction = beginReactions[said.reason]
      return reaction ? { outcome: reaction } : misconfigured(`it begins no payment (${said.reason})`)
    },

    async query(outTradeNo) {
      const said = await call(Trade, 'alipay.trade.query', { out_trade_no: outTradeNo })
      if (said.outcome === 'failed') {
        if (said.reason === NOT_EXIST) return { outcome: 'ok', standing: { state: 'unknown' } }
        return misconfigured(`it does not tell of a payment (${said.reason})`)
      }
      if (said.outcome !== 'ok') return said
      const standing = said.value.out_trade_no === outTradeNo ? standingOf(said.value, now()) : null
      return standing ? { outcome: 'ok', standing } : busy('garbage')
    },

    async close(outTradeNo) {
      const said = await call(Anything, 'alipay.trade.close', { out_trade_no: outTradeNo })
      if (said.outcome === 'ok') return { outcome: 'closed' }
      if (said.outcome !== 'failed') return said
      if (nothingToClose.has(said.reason)) return { outcome: 'settled' }
      return misconfigured(`it does not close a payment (${said.reason})`)
    },

    async refund({ outTradeNo, refundNo, fen, reason }): Promise<RefundOutcome> {
      const content = {
        ...{ out_trade_no: outTradeNo, out_request_no: refundNo, refund_amount: yuanOf(fen) },
        refund_reason: reason,
      }
      const said = await call(Refunded, 'alipay.trade.refund', content)
      if (said.outcome === 'failed') return refundFailed(said.reason)
      if (said.outcome !== 'ok') return said
      // Without a change it may have gone back before, or not at all: the query knows.
      if (said.value.fund_change !== 'Y') return { outcome: 'ok', standing: { state: 'processing' } }
      return { outcome: 'ok', standing: { state: 'done', at: fromChina(said.value.gmt_refund_pay ?? '') } }
    },

    async queryRefund({ outTradeNo, refundNo }): Promise<RefundOutcome> {
      const content = { out_trade_no: outTradeNo, out_request_no: refundNo }
      const said = await call(RefundFound, 'alipay.trade.fastpay.refund.query', content)
      if (said.outcome === 'failed')
        return said.reason === NOT_EXIST
          ? { outcome: 'ok', standing: { state: 'unknown' } }
          : misconfigured(`it does not tell of a refund (${said.reason})`)
      if (said.outcome !== 'ok') return said
      if (said.value.refund_status !== 'REFUND_SUCCESS')
        return { outcome: 'ok', standing: { state: 'unknown' } }
      return { outcome: 'ok', standing: { state: 'done', at: fromChina(said.value.gmt_refund_pay ?? '') } }
    },

    newsIn(fields) {
      if (!Value.Check(Trade, fields) || (sellerId && fields.seller_id !== sellerId)) return null
      const standing = standingOf(fields, now())
      return standing && { about: 'payment', outTradeNo: fields.out_trade_no, standing }
    },
  }
}

const NOT_EXIST = 'ACQ.TRADE_NOT_EXIST'

const nothingToClose: ReadonlySet<string> = new Set([
  NOT_EXIST,
  'ACQ.TRADE_STATUS_ERROR',
  'ACQ.REASON_TRADE_STATUS_INVALID',
  'ACQ.REASON_ILLEGAL_STATUS',
])

const beginReactions: Readonly<Record<string, 'settled' | 'refused'>> = {
  'ACQ.TRADE_HAS_SUCCESS': 'settled',
  'ACQ.TRADE_HAS_CLOSE': 'settled',
  /** The same number with another content, as when a member comes back with another of their accounts. */
  'ACQ.CONTEXT_INCONSISTENT': 'refused',
  'ACQ.TRADE_BUYER_NOT_MATCH': 'refused',
  'ACQ.BUYER_SELLER_EQUAL': 'refused',
  'ACQ.BUYER_ENABLE_STATUS_FORBID': 'refused',
  'ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR': 'refused',
  'ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR': 'refused',
  'ACQ.TOTAL_FEE_EXCEED': 'refused',
}

/** What only an operator can put right, after which the same refund goes well. */
const mendable: ReadonlySet<string> = new Set([
  'ACQ.SELLER_BALANCE_NOT_ENOUGH',
  'ACQ.ACCESS_FORBIDDEN',
  'ACQ.INVALID_PARAMETER',
])

/** Refunds that will never go well as they are. */
const hopeless: ReadonlySet<string> = new Set([
  'ACQ.TRADE_STATUS_ERROR',
  'ACQ.TRADE_HAS_FINISHED',
  'ACQ.DISCORDANT_REPEAT_REQUEST',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  NOT_EXIST,
])

function refundFailed(reason: string): RefundOutcome {
  if (!reason.startsWith('ACQ.') || mendable.has(reason))
    return misconfigured(`it pays nothing back (${reason})`)
  const why = `Alipay says ${reason}`
  return { outcome: 'ok', standing: { state: hopeless.has(reason) ? 'failed' : 'refused', why } }
}

type Answered<Value> =
  { outcome: 'ok'; value: Value } | { outcome: 'failed'; reason: string } | Busy | Misconfigured

function answered<S extends TSchema>(reply: S, said: Awaited<ReturnType<Gateway>>): Answered<Static<S>> {
  if (said.outcome === 'failed') return { outcome: 'failed', reason: said.subCode || said.code }
  if (said.outcome !== 'ok') return said
  const value = readJson(reply, said.text)
  return value === null ? busy('garbage') : { outcome: 'ok', value }
}

/** Null for a payment without what makes it one. */
function standingOf(trade: Static<typeof Trade>, now: Date): Standing | null {
  const { trade_status: status, trade_no: tradeNo, total_amount: amount, send_pay_date, gmt_payment } = trade
  if (status === 'TRADE_CLOSED') return { state: 'closed' }
  if (status === 'WAIT_BUYER_PAY') return { state: 'unpaid' }
  const fen = fenIn(amount ?? '')
  if ((status !== 'TRADE_SUCCESS' && status !== 'TRADE_FINISHED') || fen === null || !tradeNo) return null
  return { state: 'paid', fen, tradeNo, paidAt: fromChina(send_pay_date ?? gmt_payment ?? '') ?? now }
}
