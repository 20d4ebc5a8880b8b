import type { Subject } from './login'
import type { Busy, Misconfigured } from './trouble'

/** By what a member pays. A browser pays on a page of WeChat Pay's, where the merchant has signed for that product. */
export type Via = 'wechat' | 'alipay' | 'h5'

/** What shall be paid, by whom, until when. The number is ours, and its content never changes. */
export type Purchase = {
  /** 32 hexadecimal digits: a payment's id without its hyphens. */
  outTradeNo: string
  fen: number
  title: string
  /** A platform's name of who pays; null in a browser, which knows nobody. */
  payer: Subject | null
  /** The address a browser asks from. */
  address: string
  expiresAt: Date
}

/** What a phone hands to its platform, as it is. */
export type Hand =
  | {
      by: 'wechat'
      params: { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string }
    }
  | { by: 'alipay'; params: { tradeNO: string } }
  | { by: 'h5'; params: { url: string } }

export type HandOutcome =
  | { outcome: 'ok'; hand: Hand }
  /** It is paid, or can't be any more: `query` knows. */
  | { outcome: 'settled' }
  /** The platform holds this payer back, or this payment. */
  | { outcome: 'refused' }
  | Busy
  | Misconfigured

/** How a payment stands, by the platform's own word. */
export type Standing =
  | { state: 'paid'; fen: number; tradeNo: string; paidAt: Date }
  | { state: 'unpaid' }
  | { state: 'closed' }
  /** The platform has never heard of it. */
  | { state: 'unknown' }

export type StandingOutcome = { outcome: 'ok'; standing: Standing } | Busy | Misconfigured

/** `settled`: there is nothing to close any more, and `query` knows why. */
export type CloseOutcome = { outcome: 'closed' | 'settled' } | Busy | Misconfigured

export type RefundOrder = {
  outTradeNo: string
  /** 32 hexadecimal digits as well. The same number never pays back twice. */
  refundNo: string
  fen: number
  /** What was paid in all. */
  paidFen: number
  /** For whoever gets it back; nothing personal. */
  reason: string
}

export type RefundStanding =
  | { state: 'done'; at: Date | null }
  | { state: 'processing' }
  /** Not now: the same may go well later. */
  | { state: 'refused'; why: string }
  /** The platform won't or can't; an operator sees to it. */
  | { state: 'failed'; why: string }
  /** The platform has never heard of it. */
  | { state: 'unknown' }

export type RefundOutcome = { outcome: 'ok'; standing: RefundStanding } | Busy | Misconfigured

/** What a platform told us of its own accord about a payment, or about a refund of it. */
export type PaymentNews =
  | { about: 'payment'; outTradeNo: string; standing: Standing }
  | { about: 'refund'; outTradeNo: string; refundNo: string; standing: RefundStanding }

/** One way to take cash. Amounts are whole fen here, however the platform writes them. */
export type PaymentPort = {
  /** Safe to repeat: the same purchase is the same order there. */
  begin: (purchase: Purchase) => Promise<HandOutcome>
  query: (outTradeNo: string) => Promise<StandingOutcome>
  close: (outTradeNo: string) => Promise<CloseOutcome>
  refund: (order: RefundOrder) => Promise<RefundOutcome>
  queryRefund: (order: RefundOrder) => Promise<RefundOutcome>
  /** Reads a verified push; null for one about something else. */
  newsIn: (fields: Readonly<Record<string, unknown>>) => PaymentNews | null
}

/** Null where this installation takes no cash that way. */
export type PaymentPorts = Readonly<Record<Via, PaymentPort | null>>
