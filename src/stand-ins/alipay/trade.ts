import { digitsOf } from '../person'
import { chinaTime, type App } from './app'
import { businessFailed, invalid } from './failure'
import type { Parameters } from './request'

export type TradeRefund = { outRequestNo: string; fen: number; at: Date }

/** A trade as Alipay knows it. */
export type Trade = {
  outTradeNo: string
  tradeNo: string
  /** The request as it was sent, to which the next with this number must be equal. */
  content: string
  subject: string
  fen: number
  buyer: string
  sellerId: string
  notifyUrl: string | null
  expiresAt: Date | null
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED'
  paidAt: Date | null
  refunds: Map<string, TradeRefund>
}

export const SELLER = '2088000000000001'

export const yuan = (fen: number) => (fen / 100).toFixed(2)

const fail = (subCode: string, subMsg: string) => businessFailed(`ACQ.${subCode}`, subMsg)

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/

/** What a method is about: a text of JSON among the parameters. */
export function contentOf(parameters: Parameters): { raw: string; content: Record<string, unknown> } {
  const raw = parameters.get('biz_content') ?? ''
  try {
    return { raw, content: JSON.parse(raw) as Record<string, unknown> }
  } catch {
    throw invalid('invalid-parameter', '参数无效：biz_content')
  }
}

function text(content: Record<string, unknown>, name: string, form: RegExp): string {
  const value = content[name]
  if (typeof value !== 'string' || !form.test(value)) throw fail('INVALID_PARAMETER', `参数无效：${name}`)
  return value
}

function amountIn(content: Record<string, unknown>, name: string): number {
  const fen = Math.round(Number(text(content, name, AMOUNT)) * 100)
  if (fen < 1) throw fail('INVALID_PARAMETER', `参数无效：${name}`)
  return fen
}

/** `alipay.trade.create` for a mini-program: the same number with the same content is the same trade. */
export function create(app: App, parameters: Parameters) {
  const { raw, content } = contentOf(parameters)
  const outTradeNo = text(content, 'out_trade_no', /^\w{1,64}$/)
  if (content['product_code'] !== 'JSAPI_PAY') throw fail('INVALID_PARAMETER', 'product_code')
  if (content['op_app_id'] !== app.appId) throw fail('INVALID_PARAMETER', 'op_app_id')
  const fen = amountIn(content, 'total_amount')
  const subject = text(content, 'subject', /^[^/=&]{1,256}$/u)
  const buyer = buyerIn(app, content)
  const sellerId = content['seller_id'] === undefined ? SELLER : text(content, 'seller_id', /^2088\d{12}$/)
  const expires = content['time_expire'] === undefined ? null : text(content, 'time_expire', TIME)
  const expiresAt = expires === null ? null : new Date(`${expires.replace(' ', 'T')}+08:00`)
  const notifyUrl = parameters.get('notify_url') ?? null

  const known = app.trades.get(outTradeNo)
  if (known) {
    needSame(app, known, raw)
  } else {
    if (expiresAt && expiresAt <= app.now()) throw fail('INVALID_PARAMETER', 'time_expire')
    const tradeNo = `${chinaTime(app.now()).slice(0, 10).replaceAll('-', '')}22${digitsOf(18, 'trade', outTradeNo)}`
    const made = { outTradeNo, tradeNo, content: raw, subject, fen, buyer, sellerId, notifyUrl, expiresAt }
    const unpaid = { status: 'WAIT_BUYER_PAY' as const, paidAt: null, refunds: new Map() }
    app.trades.set(outTradeNo, { ...made, ...unpaid })
  }
  return {
    code: '10000',
    msg: 'Success',
    out_trade_no: outTradeNo,
    trade_no: needTrade(app, content).tradeNo,
  }
}

/** By the kind of id that the app gets when people sign in. */
function buyerIn({ switches }: App, content: Record<string, unknown>): string {
  return switches.subject === 'open_id'
    ? text(content, 'buyer_open_id', /^[\w-]{48}$/)
    : text(content, 'buyer_id', /^2088\d{12}$/)
}

function needSame(app: App, known: Trade, raw: string) {
  if (known.content !== raw) throw fail('CONTEXT_INCONSISTENT', '交易信息被篡改')
  const status = statusOf(app, known)
  if (status === 'TRADE_SUCCESS') throw fail('TRADE_HAS_SUCCESS', '交易已被支付')
  if (status === 'TRADE_CLOSED') throw fail('TRADE_HAS_CLOSE', '交易已经关闭')
}

/** A trade nobody has paid in time closes of itself; so does one that has gone back as a whole. */
export function statusOf({ now }: App, { status, expiresAt, fen, refunds }: Trade): Trade['status'] {
  if (status === 'WAIT_BUYER_PAY' && expiresAt && expiresAt <= now()) return 'TRADE_CLOSED'
  return status === 'TRADE_SUCCESS' && sum(refunds) === fen ? 'TRADE_CLOSED' : status
}

const sum = (refunds: Trade['refunds']) => [...refunds.values()].reduce((total, { fen }) => total + fen, 0)

export function needTrade({ trades }: App, content: Record<string, unknown>): Trade {
  const { out_trade_no: number } = content
  const trade = typeof number === 'string' ? trades.get(number) : undefined
  if (!trade) throw fail('TRADE_NOT_EXIST', '交易不存在')
  return trade
}

export function query(app: App, parameters: Parameters) {
  const trade = needTrade(app, contentOf(parameters).content)
  return {
    ...{ code: '10000', msg: 'Success', out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo },
    ...{ trade_status: statusOf(app, trade), total_amount: yuan(trade.fen), buyer_user_type: 'PRIVATE' },
    ...(app.switches.subject === 'open_id' ? { buyer_open_id: trade.buyer } : { buyer_user_id: trade.buyer }),
    ...(trade.paidAt && { send_pay_date: chinaTime(trade.paidAt) }),
  }
}

export function close(app: App, parameters: Parameters) {
  const trade = needTrade(app, contentOf(parameters).content)
  if (statusOf(app, trade) !== 'WAIT_BUYER_PAY') throw fail('TRADE_STATUS_ERROR', '交易状态不合法')
  trade.status = 'TRADE_CLOSED'
  return { code: '10000', msg: 'Success', out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo }
}

/** `alipay.trade.refund`: the same request number pays back once, and says that nothing changed the second time. */
export function refund(app: App, parameters: Parameters) {
  const { content } = contentOf(parameters)
  const trade = needTrade(app, content)
  const fen = amountIn(content, 'refund_amount')
  const outRequestNo = text(content, 'out_request_no', /^[\w-]{1,64}$/)
  if (!trade.paidAt) throw fail('TRADE_STATUS_ERROR', '交易状态不合法')
  const known = trade.refunds.get(outRequestNo)
  if (known && known.fen !== fen) throw fail('DISCORDANT_REPEAT_REQUEST', '请求信息不一致')
  if (!known) {
    if (sum(trade.refunds) + fen > trade.fen) throw fail('REASON_TRADE_REFUND_FEE_ERR', '退款金额无效')
    if (!app.switches.hasBalance) throw fail('SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足')
    trade.refunds.set(outRequestNo, { outRequestNo, fen, at: app.now() })
  }
  return {
    ...{ code: '10000', msg: 'Success', out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo },
    ...{ fund_change: known ? 'N' : 'Y', refund_fee: yuan(sum(trade.refunds)) },
    gmt_refund_pay: chinaTime(known?.at ?? app.now()),
  }
}

/** `alipay.trade.fastpay.refund.query`: one that never came is a success without a status. */
export function queryRefund(app: App, parameters: Parameters) {
  const { content } = contentOf(parameters)
  const trade = needTrade(app, content)
  const found = trade.refunds.get(text(content, 'out_request_no', /./))
  return {
    ...{ code: '10000', msg: 'Success' },
    ...(found && {
      ...{ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, out_request_no: found.outRequestNo },
      ...{ refund_amount: yuan(found.fen), total_amount: yuan(trade.fen), refund_status: 'REFUND_SUCCESS' },
      gmt_refund_pay: chinaTime(found.at),
    }),
  }
}

/** What Alipay tells when a trade was paid. */
export const told = (app: App, trade: Trade): Record<string, string> => ({
  ...{ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, subject: trade.subject, body: '' },
  ...{ trade_status: statusOf(app, trade), total_amount: yuan(trade.fen), seller_id: trade.sellerId },
  ...(app.switches.subject === 'open_id' ? { buyer_open_id: trade.buyer } : { buyer_id: trade.buyer }),
  ...(trade.paidAt && { gmt_payment: chinaTime(trade.paidAt) }),
})
