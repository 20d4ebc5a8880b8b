import type { KeyObject } from 'node:crypto'

/** What a public key of WeChat Pay's is called, in place of a certificate's number. */
export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0000000000000000000000000000'

/** What WeChat Pay signs with, and by which name whoever checks it finds the key. */
export type Signer = { serial: string; privateKey: KeyObject }

export type Switches = {
  /** Whether callbacks go out of themselves; those that are lost leave only the query to tell. */
  callbacks: 'sent' | 'lost'
  /** Whether a callback arrives before the answer of what it is about. */
  callbackFirst: boolean
  /** What becomes of money that goes back, after it was `PROCESSING` for a moment. */
  refundsEnd: 'SUCCESS' | 'PROCESSING' | 'CLOSED' | 'ABNORMAL'
  hasBalance: boolean
  /** Whether the merchant has signed for payments in a browser. */
  takesBrowsers: boolean
}

export type Refund = {
  outRefundNo: string
  refundId: string
  fen: number
  total: number
  reason: string
  notifyUrl: string | null
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
  at: Date
}

export type Order = {
  outTradeNo: string
  /** The request as it was sent, to which the next with this number must be equal. */
  content: string
  product: 'JSAPI' | 'MWEB'
  prepayId: string
  description: string
  fen: number
  openid: string | null
  notifyUrl: string
  expiresAt: Date | null
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED'
  transactionId: string
  paidAt: Date | null
  refunds: Map<string, Refund>
}

/** One merchant as WeChat Pay knows it, with its one mini-program. */
export type Merchant = {
  appId: string
  mchid: string
  /** The merchant's own certificate: its number, and the key in it. */
  certSerial: string
  merchantKey: KeyObject
  apiV3Key: string
  /** The first signs unless a request asks for another. */
  signers: readonly [Signer, ...Signer[]]
  now: () => Date
  switches: Switches
  orders: Map<string, Order>
  nonces: Set<string>
}

/** An order nobody has paid in time closes of itself. */
export function stateOf({ now }: Merchant, { state, expiresAt }: Order): Order['state'] {
  return state === 'NOTPAY' && expiresAt && expiresAt <= now() ? 'CLOSED' : state
}

export const chinaInstant = (at: Date) =>
  `${new Date(at.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 19)}+08:00`
