import { randomBytes } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import { inChina } from '../china-time'
import type { Hand, HandOutcome, PaymentPort, Purchase, RefundOrder, RefundOutcome } from '../payment'
import { busy, misconfigured } from '../trouble'
import type { Ask, Said } from './api'
import type { WechatPayKeys } from './keys'
import { secondsOf, signParts } from './signature'
import { newsIn, Refunded, refundStandingOf, standingOf, Trade } from './standing'

type Parts = {
  ask: Ask
  appid: string
  mchid: string
  keys: WechatPayKeys
  /** Where WeChat Pay calls us. */
  notifyUrl: () => string
  now: () => Date
}

const Prepared = Type.Object({ prepay_id: Type.String({ pattern: '^[\\w-]{1,128}$' }) })
const Page = Type.Object({ h5_url: Type.String({ maxLength: 512 }) })

const TITLE_MAX = 127
const REASON_MAX = 80

/** Orders of a mini-program (JSAPI), or of a browser (H5). */
export function makeOrders(parts: Parts, product: 'jsapi' | 'h5'): PaymentPort {
  const { ask, appid, mchid, notifyUrl } = parts

  const orderOf = ({ outTradeNo, fen, title, expiresAt }: Purchase) => ({
    ...{ appid, mchid, out_trade_no: outTradeNo, notify_url: notifyUrl() },
    description: title.slice(0, TITLE_MAX),
    time_expire: `${inChina(expiresAt).replace(' ', 'T')}+08:00`,
    amount: { total: fen, currency: 'CNY' },
  })

  async function beginOnPhone(purchase: Purchase): Promise<HandOutcome> {
    const { payer } = purchase
    if (payer?.platform !== 'wechat' || payer.app !== appid) return { outcome: 'refused' }
    const body = { ...orderOf(purchase), payer: { openid: payer.value } }
    const said = await ask(Prepared, { path: '/v3/pay/transactions/jsapi', body })
    if (said.outcome !== 'ok') return notBegun(said)
    return { outcome: 'ok', hand: { by: 'wechat', params: paramsFor(parts, said.value.prepay_id) } }
  }

  async function beginInBrowser(purchase: Purchase): Promise<HandOutcome> {
    const scene_info = { payer_client_ip: purchase.address, h5_info: { type: 'Wap' } }
    const body = { ...orderOf(purchase), scene_info }
    const said = await ask(Page, { path: '/v3/pay/transactions/h5', body })
    return said.outcome === 'ok'
      ? { outcome: 'ok', hand: { by: 'h5', params: { url: said.value.h5_url } } }
      : notBegun(said)
  }

  return {
    begin: product === 'jsapi' ? beginOnPhone : beginInBrowser,

    async query(outTradeNo) {
      const said = await ask(Trade, {
        path: `/v3/pay/transactions/out-trade-no/${outTradeNo}`,
        query: { mchid },
      })
      if (said.outcome === 'code') {
        if (said.code === 'ORDERNOTEXIST') return { outcome: 'ok', standing: { state: 'unknown' } }
        return misconfigured(`it does not tell of a payment (${said.code})`)
      }
      if (said.outcome !== 'ok') return said
      const { appid: app, mchid: merchant, out_trade_no: number } = said.value
      if (app !== appid || merchant !== mchid || number !== outTradeNo)
        return misconfigured('it tells of the payment of another app or merchant')
      const standing = standingOf(said.value)
      return standing ? { outcome: 'ok', standing } : busy('garbage')
    },

    async close(outTradeNo) {
      const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}/close` as const
      const said = await ask(null, { path, body: { mchid } })
      if (said.outcome === 'ok') return { outcome: 'closed' }
      if (said.outcome !== 'code') return said
      if (nothingToClose.has(said.code)) return { outcome: 'settled' }
      return misconfigured(`it does not close a payment (${said.code})`)
    },

    async refund(order) {
      const { outTradeNo, refundNo, fen, paidFen, reason } = order
      const body = {
        ...{ out_trade_no: outTradeNo, out_refund_no: refundNo, notify_url: notifyUrl() },
        reason: reason.slice(0, REASON_MAX),
        amount: { refund: fen, total: paidFen, currency: 'CNY' },
      }
      const said = await ask(Refunded, { path: '/v3/refund/domestic/refunds', body })
      return said.outcome === 'code' ? notRefunded(said.code) : refunded(order, said)
    },

    async queryRefund(order) {
      const said = await ask(Refunded, { path: `/v3/refund/domestic/refunds/${order.refundNo}` })
      if (said.outcome !== 'code') return refunded(order, said)
      if (said.code === 'RESOURCENOTEXISTS') return { outcome: 'ok', standing: { state: 'unknown' } }
      return misconfigured(`it does not tell of a refund (${said.code})`)
    },

    newsIn: (fields) => newsIn(fields, { appid, mchid }),
  }
}

function paramsFor({ appid, keys, now }: Parts, prepayId: string): Extract<Hand, { by: 'wechat' }>['params'] {
  const timeStamp = secondsOf(now())
  const nonceStr = randomBytes(16).toString('hex')
  const prepared = `prepay_id=${prepayId}`
  const paySign = signParts(keys.privateKey, appid, timeStamp, nonceStr, prepared)
  return { timeStamp, nonceStr, package: prepared, signType: 'RSA', paySign }
}

const nothingToClose: ReadonlySet<string> = new Set(['ORDERPAID', 'ORDERCLOSED', 'ORDERNOTEXIST'])

const beginReactions: Readonly<Record<string, 'settled' | 'refused'>> = {
  ORDERPAID: 'settled',
  ORDERCLOSED: 'settled',
  /** The same number with another content, as when a member comes back with another of their accounts. */
  OUTTRADENOUSED: 'refused',
  /** Limits of the merchant, of the person or of their bank. */
  RULELIMIT: 'refused',
  TRADEERROR: 'refused',
  ACCOUNTERROR: 'refused',
}

type NotOk = Exclude<Said<unknown>, { outcome: 'ok' }>

function notBegun(said: NotOk): HandOutcome {
  if (said.outcome !== 'code') return said
  const reaction = beginReactions[said.code]
  return reaction ? { outcome: reaction } : misconfigured(`it begins no payment (${said.code})`)
}

/** What only an operator can put right, after which the same refund goes well. */
const mendable: ReadonlySet<string> = new Set([
  'NOTENOUGH',
  'NOAUTH',
  'MCHNOTEXISTS',
  'SIGNERROR',
  'PARAMERROR',
])

/** The member's account is gone, or the payment is none: the same will never go well. */
const hopeless: ReadonlySet<string> = new Set(['USERACCOUNTABNORMAL', 'RESOURCENOTEXISTS'])

function notRefunded(code: string): RefundOutcome {
  if (mendable.has(code)) return misconfigured(`it pays nothing back (${code})`)
  const why = `WeChat Pay says ${code}`
  return { outcome: 'ok', standing: { state: hopeless.has(code) ? 'failed' : 'refused', why } }
}

type Told = { out_trade_no: string; out_refund_no: string; status: string; success_time?: string }

function refunded(
  { outTradeNo, refundNo }: RefundOrder,
  said: Exclude<Said<Told>, { outcome: 'code' }>,
): RefundOutcome {
  if (said.outcome !== 'ok') return said
  const { out_trade_no, out_refund_no, status, success_time } = said.value
  if (out_trade_no !== outTradeNo || out_refund_no !== refundNo) return busy('garbage')
  return { outcome: 'ok', standing: refundStandingOf(status, success_time) }
}
