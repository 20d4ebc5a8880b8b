import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { Cursor, Id, Instant, OneOf, OrNull, Words } from './primitives'

/** By what a member pays: in the mini-program of that platform, or in a browser. */
export type PaymentVia = Static<typeof PaymentVia>
export const PaymentVia = OneOf('wechat', 'alipay', 'h5')

const Fen = Type.Integer({ minimum: 0 })

export type Payment = Static<typeof Payment>
export const Payment = Type.Object({
  id: Id,
  /** What it pays for, in the words of the feature that sells it. */
  order: Type.Object({ kind: Type.String(), id: Id }),
  via: PaymentVia,
  /** Only the platform's own word makes it `paid` or `closed`. */
  state: OneOf('created', 'paid', 'closed'),
  fen: Fen,
  /** What is on its way back or has arrived. */
  refundedFen: Fen,
  title: Type.String(),
  createdAt: Instant,
  /** Paid until then, or closed. */
  expiresAt: Instant,
  paidAt: OrNull(Instant),
})

/** What the phone hands to its platform, as it is; nothing it answers is proof, so that the BFF is asked afterwards. */
export type PaymentHand = Static<typeof PaymentHand>
export const PaymentHand = Type.Union([
  Type.Object({
    by: Type.Literal('wechat'),
    /** For `wx.requestPayment`. */
    params: Type.Object({
      timeStamp: Type.String(),
      nonceStr: Type.String(),
      package: Type.String(),
      signType: Type.Literal('RSA'),
      paySign: Type.String(),
    }),
  }),
  Type.Object({
    by: Type.Literal('alipay'),
    /** For `my.tradePay`. */
    params: Type.Object({ tradeNO: Type.String() }),
  }),
  Type.Object({
    by: Type.Literal('h5'),
    /** A page to pay on, which leads back. */
    params: Type.Object({ url: Type.String() }),
  }),
])

export type Refund = Static<typeof Refund>
export const Refund = Type.Object({
  id: Id,
  cause: Type.String(),
  fen: Fen,
  state: OneOf('requested', 'done', 'failed'),
  requestedAt: Instant,
  settledAt: OrNull(Instant),
  /** Why the platform would not, where it failed or is tried again. */
  trouble: OrNull(Type.String()),
})

/** A payment as the brand's operators see it. */
export type PaymentFile = Static<typeof PaymentFile>
export const PaymentFile = Type.Object({
  payment: Payment,
  memberId: Id,
  /** The platform's own number of it. */
  tradeNo: OrNull(Type.String()),
  /** Why it is not as it should be. */
  trouble: OrNull(Type.String()),
  refunds: Type.Array(Refund),
  /** Who had a refund tried again by hand, and why. */
  interventions: Type.Array(
    Type.Object({ refundId: Id, reason: Type.String(), operatorId: Id, at: Instant }),
  ),
})

/** A payment that is not as it should be, or a refund that failed, or that the platform refuses for now. */
export type PaymentTrouble = Static<typeof PaymentTrouble>
export const PaymentTrouble = Type.Object({
  memberId: Id,
  paymentId: Id,
  /** Null where it is the payment itself. */
  refundId: OrNull(Id),
  order: Payment.properties.order,
  via: PaymentVia,
  state: OneOf('created', 'paid', 'closed', 'requested', 'failed'),
  fen: Fen,
  tries: OrNull(Type.Integer()),
  since: Instant,
  /** When it is tried or asked about again by itself; null where it waits for a person. */
  nextTryAt: OrNull(Instant),
  trouble: Type.String(),
})

const PaymentParams = Type.Object({ paymentId: Id })

export const paymentEndpoints = {
  'GET /payments/:paymentId': {
    who: 'member',
    summary: 'How a payment stands, as far as the BFF has heard',
    params: PaymentParams,
    reply: { 200: Payment },
    refusals: ['not_found'],
  },
  'POST /payments/:paymentId/hand': {
    who: 'member',
    summary: 'What the phone hands to its platform so that the member can pay, now or once more',
    params: PaymentParams,
    /** Which platform the phone is on: the first to ask, it is paid by that one. */
    body: Type.Object({ via: PaymentVia }),
    reply: { 200: PaymentHand },
    refusals: [
      ...(['not_found', 'payment_settled', 'payment_elsewhere'] as const),
      ...(['payment_unavailable', 'payment_refused', 'busy'] as const),
    ],
  },
  'POST /payments/:paymentId/check': {
    who: 'member',
    summary: 'Asks the platform how a payment stands, after the phone was there',
    params: PaymentParams,
    reply: { 200: Payment },
    refusals: ['not_found'],
  },
  'GET /operator/payments/:paymentId': {
    who: 'operator',
    summary: 'A payment, and what was paid back of it',
    params: PaymentParams,
    reply: { 200: PaymentFile },
    refusals: ['not_found'],
  },
  'GET /operator/payment-troubles': {
    who: 'operator',
    summary: 'Payments and refunds that have met trouble, with what it is, the oldest first',
    query: Type.Object({ cursor: Type.Optional(Cursor) }),
    reply: { 200: Type.Object({ troubles: Type.Array(PaymentTrouble), next: OrNull(Cursor) }) },
  },
  'POST /operator/payments/:paymentId/refunds/:refundId/retry': {
    who: 'operator',
    summary:
      'Try a refund again at the platform, for a reason that is kept; it pays back once, whoever tries',
    params: Type.Object({ paymentId: Id, refundId: Id }),
    body: Type.Object({
      reason: Words(200),
      requestId: Id,
    }),
    reply: { 200: PaymentFile },
    refusals: ['not_found', 'request_reused'],
  },
  'POST /operator/payments/:paymentId/reconcile': {
    who: 'operator',
    summary: 'Asks the platform at once about a payment and all of its refunds that have not arrived',
    params: PaymentParams,
    reply: { 200: PaymentFile },
    refusals: ['not_found'],
  },
} as const satisfies EndpointMap
