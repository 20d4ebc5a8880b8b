import { paymentEndpoints } from '@/contract/payments'
import { serve } from '@/bff/lib/serve'
import { presentFile, presentPayment, presentTrouble } from './present'
import type { Payments } from './service'

export const paymentRoutes = (payments: Payments) =>
  serve(paymentEndpoints, {
    'GET /payments/:paymentId': async ({ member, params }) => [
      200,
      presentPayment(await payments.see(member, params.paymentId)),
    ],

    'POST /payments/:paymentId/hand': async ({ member, params, body, from }) => [
      200,
      await payments.hand(member, params.paymentId, body.via, from.address),
    ],

    'POST /payments/:paymentId/check': async ({ member, params }) => [
      200,
      presentPayment(await payments.check(member, params.paymentId)),
    ],

    'GET /operator/payments/:paymentId': async ({ params }) => [
      200,
      presentFile(await payments.file(params.paymentId)),
    ],

    'GET /operator/payment-troubles': async ({ query }) => {
      const { rows, next } = await payments.inTrouble(query.cursor)
      return [200, { troubles: rows.map(presentTrouble), next }]
    },

    'POST /operator/payments/:paymentId/refunds/:refundId/retry': async ({ staff, params, body }) => [
      200,
      presentFile(await payments.retryRefund(staff, params, body)),
    ],

    'POST /operator/payments/:paymentId/reconcile': async ({ params }) => [
      200,
      presentFile(await payments.reconcile(params.paymentId)),
    ],
  })
