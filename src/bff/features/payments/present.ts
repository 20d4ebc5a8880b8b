import type * as contract from '@/contract/payments'
import type { Payment, Refund } from './payment'
import type { Intervention, Trouble } from './troubles'

export const presentPayment = (payment: Payment): contract.Payment => {
  const { id, order, via, state, fen, refundedFen, title, createdAt, expiresAt, paidAt } = payment
  return {
    ...{ id, order, via, state, fen, refundedFen, title },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
  }
}

const presentRefund = ({
  id,
  cause,
  fen,
  state,
  requestedAt,
  settledAt,
  trouble,
}: Refund): contract.Refund => ({
  ...{ id, cause, fen, state, trouble },
  requestedAt: requestedAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
})

export const presentFile = (file: {
  payment: Payment
  refunds: readonly Refund[]
  interventions: readonly Intervention[]
}): contract.PaymentFile => ({
  payment: presentPayment(file.payment),
  memberId: file.payment.memberId,
  tradeNo: file.payment.tradeNo,
  trouble: file.payment.trouble,
  refunds: file.refunds.map(presentRefund),
  interventions: file.interventions.map(({ refundId, reason, operatorId, at }) => ({
    ...{ refundId, reason, operatorId },
    at: at.toISOString(),
  })),
})

export const presentTrouble = ({
  orderKind: kind,
  orderId: id,
  since,
  lookAt,
  ...one
}: Trouble): contract.PaymentTrouble => ({
  ...one,
  order: { kind, id },
  since: since.toISOString(),
  nextTryAt: lookAt?.toISOString() ?? null,
})
