import { digitsOf } from '../person'
import type { Asked } from '../server'
import { ADDRESS, contentOf, fen, optionalText, part, text, WORDS } from './content'
import { chinaInstant, type Merchant, type Order, type Refund } from './merchant'
import { need } from './orders'
import { Refused } from './refused'

const NUMBER = /^[\w\-|*@]{1,64}$/

/**
 * `POST /v3/refund/domestic/refunds`: the same number pays back once, and no more goes back than was paid. One that was
 * closed is asked for again by its own number.
 */
export function refund(merchant: Merchant, asked: Asked): { order: Order; refund: Refund } {
  const content = contentOf(asked)
  const outRefundNo = text(content, 'out_refund_no', NUMBER)
  const amount = part(content, 'amount')
  const wanted = {
    fen: fen(amount, 'refund'),
    total: fen(amount, 'total'),
    reason: optionalText(content, 'reason', WORDS(80)) ?? '',
    notifyUrl: optionalText(content, 'notify_url', ADDRESS),
  }
  if (amount['currency'] !== 'CNY') throw new Refused('PARAM_ERROR', 'currency')
  const order = need(merchant, text(content, 'out_trade_no', /./))
  if (order.state !== 'SUCCESS') throw new Refused('INVALID_REQUEST', '订单未支付')
  if (wanted.total !== order.fen) throw new Refused('INVALID_REQUEST', '订单金额不一致')

  const known = find(merchant, outRefundNo)
  if (known) {
    const isSame = known.order === order && known.refund.fen === wanted.fen
    if (!isSame) throw new Refused('INVALID_REQUEST', '退款单号重复，参数不一致')
    if (known.refund.status !== 'CLOSED') return known
  }
  const before = [...order.refunds.values()].filter(({ status }) => status !== 'CLOSED')
  const sum = before.reduce((total, one) => total + one.fen, wanted.fen)
  if (sum > order.fen) throw new Refused('INVALID_REQUEST', '申请退款金额大于订单可退金额')
  if (!merchant.switches.hasBalance) throw new Refused('NOT_ENOUGH')
  const made: Refund = {
    ...wanted,
    ...{ outRefundNo, status: 'PROCESSING', at: merchant.now() },
    refundId: `50000${digitsOf(15, 'refund', outRefundNo)}`,
  }
  order.refunds.set(outRefundNo, made)
  return { order, refund: made }
}

export function find({ orders }: Merchant, outRefundNo: string) {
  for (const order of orders.values()) {
    const refund = order.refunds.get(outRefundNo)
    if (refund) return { order, refund }
  }
  return null
}

/** `GET /v3/refund/domestic/refunds/{number}` */
export function needRefund(merchant: Merchant, outRefundNo: string) {
  const found = find(merchant, outRefundNo)
  if (!found) throw new Refused('RESOURCE_NOT_EXISTS')
  return found
}

export function told({ order, refund }: { order: Order; refund: Refund }) {
  return {
    ...{ refund_id: refund.refundId, out_refund_no: refund.outRefundNo, status: refund.status },
    ...{ transaction_id: order.transactionId, out_trade_no: order.outTradeNo },
    ...{ channel: 'ORIGINAL', user_received_account: '支付用户零钱', create_time: chinaInstant(refund.at) },
    ...(refund.status === 'SUCCESS' && { success_time: chinaInstant(refund.at) }),
    amount: { refund: refund.fen, total: refund.total, currency: 'CNY' },
  }
}

/** What the callback of a refund seals: its state has another name there. */
export function notice({ mchid }: Merchant, of: { order: Order; refund: Refund }) {
  const { status, amount, ...rest } = told(of)
  return { mchid, ...rest, refund_status: status, amount: { ...amount, payer_total: of.order.fen } }
}
