import type { Endpoints } from '@/contract'
import type { Ask } from '@/contract/endpoint'
import type { AddressDetails, OrderState, RefundReason } from '@/contract/order'
import type { PaymentVia } from '@/contract/payments'
import { call } from '@/miniapp/platform/http'

type Body<N extends keyof Endpoints> = Ask<Endpoints[N]> extends { body: infer B } ? B : never
export type Wish = Omit<Body<'POST /mall/orders'>, 'requestId'>

/** Four rows of two: enough for any screen, and the rest comes as it is wanted. */
const SHELF_PAGE = 8

export const listCategories = () => call('GET /mall/categories')

export const listProducts = (category?: string, cursor?: string) =>
  call('GET /mall/products', { query: { category, cursor, limit: SHELF_PAGE } })

export const getProduct = (productId: string) =>
  call('GET /mall/products/:productId', { params: { productId } })

export const getStanding = (productId: string) =>
  call('GET /mall/products/:productId/standing', { params: { productId } })

export const getBalances = () => call('GET /points')

export const listAddresses = () => call('GET /mall/addresses')

export const addAddress = (details: AddressDetails, requestId: string) =>
  call('POST /mall/addresses', { body: { ...details, requestId } })

export const changeAddress = (addressId: string, body: AddressDetails) =>
  call('PUT /mall/addresses/:addressId', { params: { addressId }, body })

export const chooseAddress = (addressId: string) =>
  call('PUT /mall/addresses/:addressId/default', { params: { addressId } })

export const revealAddress = (addressId: string) =>
  call('POST /mall/addresses/:addressId/reveal', { params: { addressId } })

export const removeAddress = (addressId: string) =>
  call('DELETE /mall/addresses/:addressId', { params: { addressId } })

export const placeOrder = (wish: Wish, requestId: string) =>
  call('POST /mall/orders', { body: { ...wish, requestId } })

export const listOrders = (state?: OrderState, cursor?: string) =>
  call('GET /mall/orders', { query: { state, cursor } })

export const getOrder = (orderId: string) => call('GET /mall/orders/:orderId', { params: { orderId } })

export const openPayment = (orderId: string, via: PaymentVia) =>
  call('POST /mall/orders/:orderId/payment', { params: { orderId }, body: { via } })

/** What the phone hands to its platform. */
export const handOf = (paymentId: string, via: PaymentVia) =>
  call('POST /payments/:paymentId/hand', { params: { paymentId }, body: { via } })

export const checkPayment = (paymentId: string) =>
  call('POST /payments/:paymentId/check', { params: { paymentId } })

export const cancelOrder = (orderId: string) =>
  call('POST /mall/orders/:orderId/cancel', { params: { orderId } })

export const receiveOrder = (orderId: string) =>
  call('POST /mall/orders/:orderId/receipt', { params: { orderId } })

export const giveBack = (orderId: string, reason: RefundReason) =>
  call('POST /mall/orders/:orderId/refund', { params: { orderId }, body: { reason } })

export const listCities = () => call('GET /test-drive/cities')

export const listDealers = (where: { city: string } | { latitude: number; longitude: number }) =>
  call('GET /test-drive/dealers', { query: { ...where, limit: 20 } })

export const lookUp = (dealerId: string, code: string) =>
  call('POST /dealers/:dealerId/redemptions/lookups', { params: { dealerId }, body: { code } })

export const redeem = (dealerId: string, code: string, requestId: string) =>
  call('POST /dealers/:dealerId/redemptions', { params: { dealerId }, body: { code, requestId } })
