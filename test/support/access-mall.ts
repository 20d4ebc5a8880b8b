import { randomUUID } from 'node:crypto'
import type { mallEndpoints, mallStaffEndpoints } from '@/contract/mall'
import type { Db } from '@/bff/db/sql'
import { mall, somewhere } from './mall'
import type { Call } from './setup'

type Name = keyof typeof mallEndpoints | keyof typeof mallStaffEndpoints
type Who = { id: string; token?: string }
type House = {
  call: Call
  db: Db
  clock: { now: Date }
  anOperatorRole: (member: Who) => Promise<unknown>
}
type Ask = { params?: Record<string, string>; query?: Record<string, string>; payload?: object }

export type MallWorld = Awaited<ReturnType<typeof aMall>> & { dealerId: string }

/** Shelves, an owner with an address and an order in each state, everybody with points, and a code for each of staff. */
export async function aMall(house: House, people: Record<string, Who> & { owner: Who; operator: Who }) {
  const { give, aProduct, anAddress, anOrder, ship, details, looks } = mall(house)
  const { owner, operator } = people
  await Promise.all(Object.values(people).map((person) => give(person, 1000)))
  const voucher = await aProduct(operator, { points: 10, stock: 100, deliveries: ['voucher', 'address'] })
  const dear = await aProduct(operator, { points: 10, fen: 100 })
  const addressId = await anAddress(owner)
  const delivery = { kind: 'address', addressId }
  const { id: parcelId } = await anOrder(owner, voucher, { delivery })
  const { id: sentId } = await anOrder(owner, voucher, { delivery })
  await ship(operator, sentId)
  const { id: unpaidId } = await anOrder(owner, dear)
  const codes: Record<string, string> = {}
  for (const role of ['consultant', 'manager', 'operator'])
    codes[role] = (await anOrder(owner, voucher)).redemption?.code ?? 'none'
  const { id: voucherId } = await anOrder(owner, voucher)
  return {
    shop: { voucher, details: details(), looks: looks(), codes },
    ...{ addressId, parcelId, sentId, unpaidId, voucherId },
  }
}

const requestId = () => randomUUID()
const address = ({ addressId }: MallWorld) => ({ params: { addressId } })
const product = ({ shop }: MallWorld) => ({ params: { productId: shop.voucher.id } })
const variant = ({ shop: { voucher } }: MallWorld) => ({
  params: { productId: voucher.id, variantId: voucher.variantId },
})
const looksAt = ({ shop, dealerId }: MallWorld, role: string) => ({
  params: { dealerId },
  payload: { code: shop.codes[role] ?? 'ZZZZZ-ZZZZZ' },
})
const takes = (world: MallWorld, role: string) => {
  const { params, payload } = looksAt(world, role)
  return { params, payload: { ...payload, requestId: requestId() } }
}

/** What a caller who may would be served for. */
export const mallAsks: Record<Name, (world: MallWorld, role: string) => Ask> = {
  'GET /mall/categories': () => ({}),
  'GET /mall/products': () => ({}),
  'GET /mall/products/:productId': product,
  'GET /mall/products/:productId/standing': product,
  'GET /mall/addresses': () => ({}),
  'POST /mall/addresses': () => ({ payload: { ...somewhere, requestId: requestId() } }),
  'PUT /mall/addresses/:addressId': (world) => ({ ...address(world), payload: somewhere }),
  'PUT /mall/addresses/:addressId/default': address,
  'POST /mall/addresses/:addressId/reveal': address,
  'DELETE /mall/addresses/:addressId': address,
  'POST /mall/orders': ({ shop: { voucher } }) => ({
    payload: {
      ...{ variantId: voucher.variantId, quantity: 1, total: { points: 10, fen: 0 } },
      ...{ delivery: { kind: 'voucher' }, requestId: requestId() },
    },
  }),
  'GET /mall/orders': () => ({}),
  'GET /mall/orders/:orderId': ({ parcelId }) => ({ params: { orderId: parcelId } }),
  'POST /mall/orders/:orderId/payment': ({ unpaidId }) => ({
    params: { orderId: unpaidId },
    payload: { via: 'wechat' },
  }),
  'POST /mall/orders/:orderId/cancel': ({ unpaidId }) => ({ params: { orderId: unpaidId } }),
  'POST /mall/orders/:orderId/receipt': ({ sentId }) => ({ params: { orderId: sentId } }),
  'POST /mall/orders/:orderId/refund': ({ voucherId }) => ({
    params: { orderId: voucherId },
    payload: { reason: 'changed_mind' },
  }),
  'POST /dealers/:dealerId/redemptions/lookups': looksAt,
  'POST /dealers/:dealerId/redemptions': takes,
  'PUT /operator/mall/categories/:categoryId': () => ({
    params: { categoryId: 'travel' },
    payload: { name: '在路上', position: 1 },
  }),
  'GET /operator/mall/products': () => ({ query: { state: 'published' } }),
  'POST /operator/mall/products': ({ shop }) => ({ payload: { ...shop.details, requestId: requestId() } }),
  'GET /operator/mall/products/:productId': product,
  'PUT /operator/mall/products/:productId': (world) => ({ ...product(world), payload: world.shop.details }),
  'PUT /operator/mall/products/:productId/state': (world) => ({
    ...product(world),
    payload: { state: 'retired' },
  }),
  'POST /operator/mall/products/:productId/variants': (world) => ({
    ...product(world),
    payload: { ...world.shop.looks, size: 'L', requestId: requestId() },
  }),
  'PUT /operator/mall/products/:productId/variants/:variantId': (world) => ({
    ...variant(world),
    payload: { ...world.shop.looks, isRetired: true },
  }),
  'POST /operator/mall/products/:productId/variants/:variantId/stock': (world) => ({
    ...variant(world),
    payload: { pieces: 5, reason: 'delivered', requestId: requestId() },
  }),
  'GET /operator/mall/orders': () => ({ query: { state: 'to_ship' } }),
  'POST /operator/mall/orders/:orderId/reveal': ({ parcelId }) => ({ params: { orderId: parcelId } }),
  'POST /operator/mall/orders/:orderId/shipment': ({ parcelId }) => ({
    params: { orderId: parcelId },
    payload: { carrier: '顺丰速运', trackingNumber: 'SF1234567890' },
  }),
  'POST /operator/mall/orders/:orderId/refund': ({ voucherId }) => ({
    params: { orderId: voucherId },
    payload: { reason: '破损', restock: false },
  }),
}
