import { randomBytes } from 'node:crypto'
import type { Subject } from '@/bff/platform/login'
import type { Hand, HandOutcome, Purchase, RefundOrder } from '@/bff/platform/payment'

const MINUTE_MS = 60_000

export const aPurchase = (payer: Subject | null, now: Date, wish: Partial<Purchase> = {}): Purchase => ({
  ...{ outTradeNo: randomBytes(16).toString('hex'), fen: 1_990, title: '车载香氛 & 礼盒' },
  ...{ payer, address: '203.0.113.7', expiresAt: new Date(now.getTime() + 15 * MINUTE_MS) },
  ...wish,
})

type ParamsOf<By extends Hand['by']> = Extract<Hand, { by: By }>['params']

/** What the phone was given; a test that expects none says so itself. */
export function handed<By extends Hand['by']>(by: By, outcome: HandOutcome): ParamsOf<By> {
  if (outcome.outcome !== 'ok' || outcome.hand.by !== by) throw new Error(JSON.stringify(outcome))
  return outcome.hand.params as ParamsOf<By>
}

export const aRefund = ({ outTradeNo, fen }: Purchase, wish: Partial<RefundOrder> = {}): RefundOrder => ({
  ...{ outTradeNo, refundNo: randomBytes(16).toString('hex'), fen, paidFen: fen, reason: '订单取消' },
  ...wish,
})

export const standing = (said: unknown) => (said as { standing: unknown }).standing
