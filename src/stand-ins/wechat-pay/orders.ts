import { randomBytes } from 'node:crypto'
import { digitsOf } from '../person'
import type { Asked } from '../server'
import { ADDRESS, contentOf, fen, NUMBER, optionalText, part, text, WORDS } from './content'
import { chinaInstant, stateOf, type Merchant, type Order } from './merchant'
import { Refused } from './refused'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/
const OPENID = /^o[\w-]{27}$/

/** `POST /v3/pay/transactions/jsapi`, or `…/h5`: the same number with the same content is the same order. */
export function begin(merchant: Merchant, asked: Asked, product: Order['product']): Order {
  const content = contentOf(asked)
  const outTradeNo = text(content, 'out_trade_no', NUMBER)
  const amount = part(content, 'amount')
  if ((amount['currency'] ?? 'CNY') !== 'CNY') throw new Refused('PARAM_ERROR', '只支持人民币')
  const wanted = {
    description: text(content, 'description', WORDS(127)),
    fen: fen(amount, 'total'),
    notifyUrl: text(content, 'notify_url', ADDRESS),
    openid: product === 'JSAPI' ? text(part(content, 'payer'), 'openid', OPENID) : null,
    expiresAt: instantIn(optionalText(content, 'time_expire', INSTANT)),
  }
  if (product === 'MWEB') needBrowser(merchant, part(content, 'scene_info'))
  const [appid, mchid] = [text(content, 'appid', /./), text(content, 'mchid', /./)]
  if (appid !== merchant.appId || mchid !== merchant.mchid) throw new Refused('APPID_MCHID_NOT_MATCH')

  const known = merchant.orders.get(outTradeNo)
  if (known) return again(merchant, known, asked.body)
  if (wanted.expiresAt && wanted.expiresAt <= merchant.now())
    throw new Refused('PARAM_ERROR', 'time_expire 已过期')
  const order: Order = {
    ...wanted,
    ...{ outTradeNo, product, content: asked.body, state: 'NOTPAY', paidAt: null, refunds: new Map() },
    prepayId: `wx${randomBytes(16).toString('hex')}`,
    transactionId: `42000${digitsOf(15, 'transaction', outTradeNo)}`,
  }
  merchant.orders.set(outTradeNo, order)
  return order
}

const instantIn = (written: string | null) => (written === null ? null : new Date(written))

function needBrowser({ switches }: Merchant, scene: Record<string, unknown>) {
  if (!switches.takesBrowsers) throw new Refused('NO_AUTH', '商户未开通H5支付')
  text(scene, 'payer_client_ip', /^[\da-fA-F.:]{2,45}$/)
  text(part(scene, 'h5_info'), 'type', /^(iOS|Android|Wap)$/)
}

function again(merchant: Merchant, known: Order, content: string): Order {
  if (known.content !== content) throw new Refused('OUT_TRADE_NO_USED')
  const state = stateOf(merchant, known)
  if (state === 'SUCCESS') throw new Refused('ORDERPAID')
  if (state === 'CLOSED') throw new Refused('ORDER_CLOSED')
  return known
}

export function need(merchant: Merchant, outTradeNo: string): Order {
  const order = merchant.orders.get(outTradeNo)
  if (!order) throw new Refused('ORDER_NOT_EXIST')
  return order
}

/** `GET /v3/pay/transactions/out-trade-no/{number}`, and what the callback of a payment seals. */
export function told(merchant: Merchant, order: Order) {
  const state = stateOf(merchant, order)
  const paid = {
    transaction_id: order.transactionId,
    bank_type: 'OTHERS',
    success_time: order.paidAt && chinaInstant(order.paidAt),
    payer: { openid: order.openid ?? `o${order.prepayId.slice(-27)}` },
    amount: { total: order.fen, payer_total: order.fen, currency: 'CNY', payer_currency: 'CNY' },
  }
  const hasRefunds = order.refunds.size > 0
  return {
    ...{ appid: merchant.appId, mchid: merchant.mchid, out_trade_no: order.outTradeNo, attach: '' },
    ...(state === 'SUCCESS'
      ? { trade_type: order.product, ...paid }
      : { amount: { total: order.fen, currency: 'CNY' } }),
    trade_state: state === 'SUCCESS' && hasRefunds ? 'REFUND' : state,
    trade_state_desc: '',
  }
}

/** `POST …/close`: WeChat Pay takes nothing back, and closes what is closed no second time. */
export function close(merchant: Merchant, asked: Asked, outTradeNo: string) {
  if (contentOf(asked)['mchid'] !== merchant.mchid) throw new Refused('PARAM_ERROR', 'mchid')
  const order = need(merchant, outTradeNo)
  const state = stateOf(merchant, order)
  if (state === 'SUCCESS') throw new Refused('ORDERPAID')
  if (state === 'CLOSED') throw new Refused('ORDER_CLOSED')
  order.state = 'CLOSED'
}
