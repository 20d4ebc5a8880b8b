import { paymentEndpoints } from '@/contract/payments'
import { serve } from '@/bff/lib/serve'
import { presentFile, presentPayment } from './present'
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

    'POST /operator/payments/:paymentId/reconcile': async ({ params }) => [
      200,
      presentFile(await payments.reconcile(params.paymentId)),
    ],
  })
