import { mallEndpoints } from '@/contract/mall'
import { serve } from '@/bff/lib/serve'
import type { Presenters } from './present'
import type { Mall } from './service'

export const mallRoutes = ({ catalogue, buying, orders, addresses }: Mall, present: Presenters) =>
  serve(mallEndpoints, {
    'GET /mall/categories': async () => [200, { categories: await catalogue.categories() }],

    'GET /mall/products': async ({ query }) => {
      const { products, next } = await catalogue.list(query)
      return [200, { products: products.map(present.card), next }]
    },

    'GET /mall/products/:productId': async ({ params }) => [
      200,
      present.product(await catalogue.find(params.productId)),
    ],

    'GET /mall/products/:productId/standing': async ({ member, params }) => [
      200,
      await buying.standing(member, params.productId),
    ],

    'GET /mall/addresses': async ({ member }) => [
      200,
      { addresses: (await addresses.list(member)).map(present.address) },
    ],

    'POST /mall/addresses': async ({ member, body }) => [
      201,
      present.address(await addresses.add(member, body)),
    ],

    'PUT /mall/addresses/:addressId': async ({ member, params, body }) => [
      200,
      present.address(await addresses.change(member, params.addressId, body)),
    ],

    'PUT /mall/addresses/:addressId/default': async ({ member, params }) => [
      200,
      present.address(await addresses.choose(member, params.addressId)),
    ],

    'POST /mall/addresses/:addressId/reveal': async ({ member, params }) => [
      200,
      await addresses.reveal(member, params.addressId),
    ],

    'DELETE /mall/addresses/:addressId': async ({ member, params }) => [
      200,
      { removed: await addresses.remove(member, params.addressId) },
    ],

    'POST /mall/orders': async ({ member, body }) => [201, present.order(await buying.place(member, body))],

    'GET /mall/orders': async ({ member, query }) => {
      const page = await orders.list(member, query)
      return [200, { ...page, orders: page.orders.map(present.orderCard) }]
    },

    'GET /mall/orders/:orderId': async ({ member, params }) => [
      200,
      present.order(await orders.find(member, params.orderId)),
    ],

    'POST /mall/orders/:orderId/payment': async ({ member, params, body }) => [
      200,
      { paymentId: await orders.pay(member, params.orderId, body.via) },
    ],

    'POST /mall/orders/:orderId/cancel': async ({ member, params }) => [
      200,
      present.order(await orders.cancel(member, params.orderId)),
    ],

    'POST /mall/orders/:orderId/receipt': async ({ member, params }) => [
      200,
      present.order(await orders.receive(member, params.orderId)),
    ],

    'POST /mall/orders/:orderId/refund': async ({ member, params, body }) => [
      200,
      present.order(await orders.giveBack(member, params.orderId, body.reason)),
    ],
  })
