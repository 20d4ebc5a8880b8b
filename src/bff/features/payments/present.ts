import type * as contract from '@/contract/payments'
import type { Payment, Refund } from './payment'

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
}): contract.PaymentFile => ({
  payment: presentPayment(file.payment),
  memberId: file.payment.memberId,
  tradeNo: file.payment.tradeNo,
  refunds: file.refunds.map(presentRefund),
})
