import type { Address, Order } from '@/contract/order'
import type { Product, ProductCard, Variant } from '@/contract/product'

/** What the BFF would tell the phone of the mall; a test states only what it is about. */

export const aVariant = (wishes: Partial<Variant> = {}): Variant => ({
  ...{ id: 'variant', colour: null, hex: null, size: null, picture: '/media/thermos.webp' },
  thumb: '/media/thermos-thumb.webp',
  ...{ price: { points: 1_200, fen: 0 }, stock: 'in_stock' },
  ...wishes,
})

export const aProductCard = (wishes: Partial<ProductCard> = {}): ProductCard => ({
  ...{ id: 'product', categoryId: 'life', title: '保温杯', tagline: '一路热茶' },
  ...{ picture: '/media/thermos-small.webp', price: { points: 1_200, fen: 0 }, isFrom: false },
  ...{ stock: 'in_stock', sale: 'on', saleFrom: null, saleUntil: null, tierNeeded: null },
  ...wishes,
})

export const aProduct = ({ variants, ...wishes }: Partial<Product> = {}): Product => ({
  ...aProductCard(),
  ...{ pictures: ['/media/thermos.webp'], paragraphs: [], deliveries: ['address'] },
  ...{ limitEver: null, limitMonth: null, variants: variants ?? [aVariant()] },
  ...wishes,
})

export const anOrder = (wishes: Partial<Order> = {}): Order => ({
  ...{ id: 'order', state: 'to_ship', productId: 'product', variantId: 'variant', title: '保温杯' },
  ...{ colour: null, size: null, picture: '/media/thermos-small.webp', quantity: 1, points: 1_200, fen: 0 },
  ...{ cash: null, delivery: 'address', orderedAt: '2026-03-10T00:00:00.000Z' },
  ...{ payUntil: null, payForS: null, address: null, dealer: null, redemption: null, shipment: null },
  ...{ refundableUntil: null, timeline: [] },
  ...wishes,
})

export const anAddress = (wishes: Partial<Address> = {}): Address => ({
  ...{ id: 'home', name: '陈*', phone: '138****8000', isDefault: true },
  ...{ province: '上海市', city: '上海市', district: '徐汇区', street: '漕溪****' },
  ...wishes,
})
