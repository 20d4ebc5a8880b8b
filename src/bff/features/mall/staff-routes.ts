import { mallStaffEndpoints } from '@/contract/mall'
import { serve } from '@/bff/lib/serve'
import type { Presenters } from './present'
import type { Mall } from './service'

export const mallStaffRoutes = ({ shelves, fulfilment, redemptions }: Mall, present: Presenters) =>
  serve(mallStaffEndpoints, {
    'POST /dealers/:dealerId/redemptions/lookups': async ({ staff, body }) => [
      200,
      present.redemption(await redemptions.lookUp(staff, body.code)),
    ],

    'POST /dealers/:dealerId/redemptions': async ({ staff, body }) => [
      201,
      present.redemption(await redemptions.take(staff, body)),
    ],

    'PUT /operator/mall/categories/:categoryId': async ({ params, body }) => [
      200,
      await shelves.nameCategory({ id: params.categoryId, ...body }),
    ],

    'GET /operator/mall/products': async ({ query }) => {
      const page = await shelves.list(query)
      return [200, { ...page, products: page.products.map(present.managed) }]
    },

    'POST /operator/mall/products': async ({ staff, body }) => [
      201,
      present.managed(await shelves.draft(staff, body)),
    ],

    'GET /operator/mall/products/:productId': async ({ params }) => [
      200,
      present.managed(await shelves.find(params.productId)),
    ],

    'PUT /operator/mall/products/:productId': async ({ params, body }) => [
      200,
      present.managed(await shelves.describe(params.productId, body)),
    ],

    'PUT /operator/mall/products/:productId/state': async ({ params, body }) => [
      200,
      present.managed(await shelves.setState(params.productId, body.state)),
    ],

    'POST /operator/mall/products/:productId/variants': async ({ staff, params, body }) => [
      201,
      present.managed(await shelves.addVariant(staff, params.productId, body)),
    ],

    'PUT /operator/mall/products/:productId/variants/:variantId': async ({ params, body }) => [
      200,
      present.managed(await shelves.changeVariant(params, body)),
    ],

    'POST /operator/mall/products/:productId/variants/:variantId/stock': async ({ staff, params, body }) => [
      201,
      present.managed(await shelves.changeStock(staff, params, body)),
    ],

    'GET /operator/mall/orders': async ({ query }) => {
      const page = await fulfilment.queue(query)
      return [200, { ...page, orders: page.orders.map(present.queued) }]
    },

    'POST /operator/mall/orders/:orderId/reveal': async ({ staff, params }) => [
      200,
      await fulfilment.reveal(staff, params.orderId),
    ],

    'POST /operator/mall/orders/:orderId/shipment': async ({ params, body }) => [
      200,
      present.queued(await fulfilment.ship(params.orderId, body)),
    ],

    'POST /operator/mall/orders/:orderId/refund': async ({ staff, params, body }) => [
      200,
      present.queued(await fulfilment.refund(staff, params.orderId, body)),
    ],
  })
