import { Type } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import * as order from './order'
import { Cursor, Id, OneOf, Words } from './primitives'
import * as product from './product'

const OrderParams = Type.Object({ orderId: Id })
const ProductParams = Type.Object({ productId: Id })
const AddressParams = Type.Object({ addressId: Id })
const requestId = Id

/** `requestId` names one intent: sent again, it finds what the first made. */
export const mallEndpoints = {
  'GET /mall/categories': {
    who: 'anyone',
    summary: 'What there is a shelf for, in order',
    reply: { 200: Type.Object({ categories: Type.Array(product.Category) }) },
  },
  'GET /mall/products': {
    who: 'anyone',
    summary: 'What can be ordered now or soon, the newest first',
    query: Type.Object({
      category: Type.Optional(product.CategoryId),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    reply: { 200: product.ProductPage },
  },
  'GET /mall/products/:productId': {
    who: 'anyone',
    summary: 'One product with its variants',
    params: ProductParams,
    reply: { 200: product.Product },
    refusals: ['not_found'],
  },
  'GET /mall/products/:productId/standing': {
    who: 'member',
    summary: 'What the member may order of a product',
    params: ProductParams,
    reply: { 200: product.ProductStanding },
    refusals: ['not_found'],
  },
  'GET /mall/addresses': {
    who: 'member',
    summary: "The member's addresses, the default first",
    reply: { 200: order.AddressBook },
  },
  'POST /mall/addresses': {
    who: 'member',
    summary: 'Keep an address; the first is the default',
    body: Type.Object({
      ...order.AddressDetails.properties,
      isDefault: Type.Optional(Type.Boolean()),
      requestId,
    }),
    reply: { 201: order.Address },
    refusals: ['address_limit', 'request_reused'],
  },
  'PUT /mall/addresses/:addressId': {
    who: 'member',
    summary: 'Write an address anew; orders keep the one they were made with',
    params: AddressParams,
    body: order.AddressDetails,
    reply: { 200: order.Address },
    refusals: ['not_found'],
  },
  'PUT /mall/addresses/:addressId/default': {
    who: 'member',
    summary: 'Make an address the one that is meant where none is chosen',
    params: AddressParams,
    reply: { 200: order.Address },
    refusals: ['not_found'],
  },
  'POST /mall/addresses/:addressId/reveal': {
    who: 'member',
    summary: 'An address in clear, to its owner; that it was shown is noted',
    params: AddressParams,
    reply: { 200: order.AddressDetails },
    refusals: ['not_found'],
  },
  'DELETE /mall/addresses/:addressId': {
    who: 'member',
    summary: 'Delete an address; another becomes the default',
    params: AddressParams,
    reply: { 200: Type.Object({ removed: Type.Boolean() }) },
  },
  'POST /mall/orders': {
    who: 'member',
    summary:
      'Order; with points alone it is paid for at once, else its pieces and points are kept for minutes',
    body: Type.Object({
      variantId: Id,
      quantity: Type.Integer({ minimum: 1, maximum: 99 }),
      /** For all pieces, as it was shown: nobody pays what they did not see. */
      total: product.Price,
      delivery: Type.Union([
        Type.Object({ kind: Type.Literal('address'), addressId: Id }),
        Type.Object({ kind: Type.Literal('pickup'), dealerId: Id }),
        Type.Object({ kind: Type.Literal('voucher') }),
      ]),
      requestId,
    }),
    reply: { 201: order.Order },
    refusals: [
      ...(['out_of_stock', 'product_closed', 'product_limit', 'price_changed', 'tier_needed'] as const),
      ...(['delivery_unavailable', 'insufficient_points', 'request_reused', 'not_found'] as const),
    ],
  },
  'GET /mall/orders': {
    who: 'member',
    summary: "The member's orders, last first",
    query: Type.Object({ state: Type.Optional(order.OrderState), cursor: Type.Optional(Cursor) }),
    reply: { 200: order.OrderPage },
  },
  'GET /mall/orders/:orderId': {
    who: 'member',
    summary: 'One order of the member',
    params: OrderParams,
    reply: { 200: order.Order },
    refusals: ['not_found'],
  },
  'POST /mall/orders/:orderId/payment': {
    who: 'member',
    summary: 'The payment of an order that waits for cash: `POST /payments/:paymentId/hand` is next',
    params: OrderParams,
    body: Type.Object({ via: OneOf('wechat', 'alipay', 'h5') }),
    reply: { 200: Type.Object({ paymentId: Id }) },
    refusals: ['order_ended', 'not_found'],
  },
  'POST /mall/orders/:orderId/cancel': {
    who: 'member',
    summary: 'Let an order go that is not paid for yet',
    params: OrderParams,
    reply: { 200: order.Order },
    refusals: ['order_ended', 'not_found'],
  },
  'POST /mall/orders/:orderId/receipt': {
    who: 'member',
    summary: 'Say that what was sent has come',
    params: OrderParams,
    reply: { 200: order.Order },
    refusals: ['order_ended', 'not_found'],
  },
  'POST /mall/orders/:orderId/refund': {
    who: 'member',
    summary: 'Give an order back of which nothing was handed over yet',
    params: OrderParams,
    body: Type.Object({ reason: order.RefundReason }),
    reply: { 200: order.Order },
    refusals: ['order_ended', 'refund_too_late', 'not_found'],
  },
} as const satisfies EndpointMap

/** Dealers take codes; operators keep shelves, send and give back. */
export const mallStaffEndpoints = {
  'POST /dealers/:dealerId/redemptions/lookups': {
    who: 'consultant',
    summary: 'What a code stands for',
    params: Type.Object({ dealerId: Id }),
    body: Type.Object({ code: order.TypedRedemption }),
    reply: { 200: order.OpenRedemption },
    refusals: ['redemption_wrong', 'redemption_elsewhere', 'redemption_expired', 'rate_limited'],
  },
  'POST /dealers/:dealerId/redemptions': {
    who: 'consultant',
    summary: 'Take a code for what was handed over; it works once',
    params: Type.Object({ dealerId: Id }),
    body: Type.Object({ code: order.TypedRedemption, requestId }),
    reply: { 201: order.OpenRedemption },
    refusals: [
      ...(['redemption_wrong', 'redemption_used', 'redemption_elsewhere'] as const),
      ...(['redemption_expired', 'request_reused', 'rate_limited'] as const),
    ],
  },
  'PUT /operator/mall/categories/:categoryId': {
    who: 'operator',
    summary: 'Name a shelf and say where it stands',
    params: Type.Object({ categoryId: product.CategoryId }),
    body: Type.Object({
      name: Words(8),
      position: Type.Integer({ minimum: 0, maximum: 999 }),
    }),
    reply: { 200: product.Category },
  },
  'GET /operator/mall/products': {
    who: 'operator',
    summary: 'Products of one state, the newest first',
    query: Type.Object({ state: product.ProductState, cursor: Type.Optional(Cursor) }),
    reply: { 200: product.ManagedProductPage },
  },
  'POST /operator/mall/products': {
    who: 'operator',
    summary: 'Draft a product',
    body: Type.Object({ ...product.ProductDetails.properties, requestId }),
    reply: { 201: product.ManagedProduct },
    refusals: ['request_reused', 'not_found', 'invalid_input'],
  },
  'GET /operator/mall/products/:productId': {
    who: 'operator',
    summary: 'One product, whatever its state, with its counts',
    params: ProductParams,
    reply: { 200: product.ManagedProduct },
    refusals: ['not_found'],
  },
  'PUT /operator/mall/products/:productId': {
    who: 'operator',
    summary: 'Describe a product anew; orders keep what they were made with',
    params: ProductParams,
    body: product.ProductDetails,
    reply: { 200: product.ManagedProduct },
    refusals: ['not_found', 'invalid_input'],
  },
  'PUT /operator/mall/products/:productId/state': {
    who: 'operator',
    summary: 'Publish or retire a product',
    params: ProductParams,
    body: Type.Object({ state: OneOf('published', 'retired') }),
    reply: { 200: product.ManagedProduct },
    refusals: ['not_found', 'product_empty'],
  },
  'POST /operator/mall/products/:productId/variants': {
    who: 'operator',
    summary: 'Add a variant, with nothing in stock yet',
    params: ProductParams,
    body: Type.Object({ ...product.VariantDetails.properties, requestId }),
    reply: { 201: product.ManagedProduct },
    refusals: ['request_reused', 'not_found', 'variant_exists', 'invalid_input'],
  },
  'PUT /operator/mall/products/:productId/variants/:variantId': {
    who: 'operator',
    summary: 'Describe a variant anew, or take it off the shelf',
    params: Type.Object({ productId: Id, variantId: Id }),
    body: Type.Object({ ...product.VariantDetails.properties, isRetired: Type.Boolean() }),
    reply: { 200: product.ManagedProduct },
    refusals: ['not_found', 'variant_exists', 'invalid_input'],
  },
  'POST /operator/mall/products/:productId/variants/:variantId/stock': {
    who: 'operator',
    summary: 'Add or take away pieces, and say why',
    params: Type.Object({ productId: Id, variantId: Id }),
    body: product.StockChange,
    reply: { 201: product.ManagedProduct },
    refusals: ['out_of_stock', 'request_reused', 'not_found'],
  },
  'GET /operator/mall/orders': {
    who: 'operator',
    summary: 'Orders of one state, first come first',
    query: Type.Object({ state: order.OrderState, cursor: Type.Optional(Cursor) }),
    reply: { 200: order.QueuedOrderPage },
  },
  'POST /operator/mall/orders/:orderId/reveal': {
    who: 'operator',
    summary: 'The address in clear, to whoever sends it; that it was shown is noted',
    params: OrderParams,
    reply: { 200: order.AddressDetails },
    refusals: ['not_found'],
  },
  'POST /operator/mall/orders/:orderId/shipment': {
    who: 'operator',
    summary: 'Note with whom an order was sent; the same again is as good',
    params: OrderParams,
    body: order.Shipment,
    reply: { 200: order.QueuedOrder },
    refusals: ['order_ended', 'not_found'],
  },
  'POST /operator/mall/orders/:orderId/refund': {
    who: 'operator',
    summary: 'Give points and cash of an order back; once done, it is only shown again',
    params: OrderParams,
    body: Type.Object({
      reason: Words(100),
      /** Whether the pieces can be sold again. */
      restock: Type.Boolean(),
    }),
    reply: { 200: order.QueuedOrder },
    refusals: ['order_ended', 'not_found'],
  },
} as const satisfies EndpointMap
