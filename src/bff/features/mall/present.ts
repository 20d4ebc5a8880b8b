import type * as wire from '@/contract/order'
import type * as shelf from '@/contract/product'
import type { BrandBook } from '@/bff/lib/brand'
import { maskPhone } from '@/bff/lib/sealed'
import { maskAddress, type Addresses } from './address'
import type { AddressRow } from './address-store'
import type { ShelfView } from './catalogue'
import type { VariantRow } from './catalogue-store'
import type { RedemptionCodes } from './codes'
import type { OrderRow } from './order-store'
import { stockState, whyNotGiveBack } from './policy'
import type { RedemptionView } from './redemptions'
import type { ManagedView } from './shelves'
import type { OrderView } from './view'

export type Presenters = ReturnType<typeof makePresenters>

type Parts = { book: BrandBook; seals: Addresses; codes: RedemptionCodes; now: () => Date }

/** Rows as the contract shows them: addresses masked, codes only to whose they are. */
export function makePresenters({ book: { picture }, seals, codes, now: clock }: Parts) {
  const small = (name: string) => picture(`${name}-small`)
  const thumb = (name: string) => picture(`${name}-thumb`)

  const masked = (sealed: string) => maskAddress(seals.open(sealed))

  function card({ product, variants, sale, tier }: ShelfView): shelf.ProductCard {
    const inStock = variants.filter(({ stock }) => stock > 0)
    // What nobody can order is no price to begin from, unless nothing can be ordered.
    const priced = inStock.length > 0 ? inStock : variants
    const cheapest = priced.reduce((least, one) => (isCheaper(one, least) ? one : least))
    const pieces = variants.reduce((sum, { stock }) => sum + stock, 0)
    return {
      ...{ id: product.id, categoryId: product.categoryId, title: product.title, tagline: product.tagline },
      picture: small(product.pictures[0] ?? cheapest.picture),
      price: priceOf(cheapest),
      isFrom: priced.some((one) => isCheaper(cheapest, one)),
      ...{ stock: stockState(pieces), sale, tierNeeded: tier && { id: tier.id, name: tier.name } },
      saleFrom: instantOr(product.saleFrom),
      saleUntil: instantOr(product.saleUntil),
    }
  }

  const variant = (one: VariantRow): shelf.Variant => ({
    ...{ id: one.id, colour: one.colour, hex: one.hex, size: one.size, picture: picture(one.picture) },
    thumb: thumb(one.picture),
    ...{ price: priceOf(one), stock: stockState(one.stock) },
  })

  const orderCard = (order: OrderRow): wire.OrderCard => ({
    ...{ id: order.id, state: order.state, productId: order.productId, variantId: order.variantId },
    ...{ title: order.title, colour: order.colour, size: order.size, picture: thumb(order.picture) },
    ...{ quantity: order.quantity, points: order.points, fen: order.fen, cash: order.cash },
    ...{ delivery: order.delivery, orderedAt: order.orderedAt.toISOString() },
    ...payTime(order, clock()),
  })

  const sent = (order: OrderRow) => ({
    address: order.addressSealed === null ? null : masked(order.addressSealed),
    shipment: shipmentOf(order),
  })

  const redemption = ({ state, codeSealed, codeUntil }: OrderRow): wire.Redemption | null => {
    if (state !== 'to_redeem' || !codeSealed || !codeUntil) return null
    const code = codes.open(codeSealed)
    return { code, qr: codes.qr(code), expiresAt: codeUntil.toISOString() }
  }

  return {
    card,

    product: (view: ShelfView): shelf.Product => {
      const { paragraphs, pictures, deliveries, limitEver, limitMonth } = view.product
      return {
        ...card(view),
        ...{ paragraphs, deliveries, limitEver, limitMonth, pictures: pictures.map(picture) },
        variants: view.variants.map(variant),
      }
    },

    managed: ({ product, variants }: ManagedView): shelf.ManagedProduct => ({
      ...{ id: product.id, categoryId: product.categoryId, title: product.title, tagline: product.tagline },
      ...{ paragraphs: product.paragraphs, pictures: product.pictures, deliveries: product.deliveries },
      ...{ limitEver: product.limitEver, limitMonth: product.limitMonth, tierNeeded: product.tierNeeded },
      ...{ saleFrom: instantOr(product.saleFrom), saleUntil: instantOr(product.saleUntil) },
      ...{ state: product.state, createdAt: product.createdAt.toISOString() },
      variants: variants.map(({ id, colour, hex, size, picture, position, stock, retiredAt, ...price }) => ({
        ...{ id, colour, hex, size, picture, position, stock, isRetired: retiredAt !== null },
        price: priceOf(price),
      })),
    }),

    address: ({ id, addressSealed, isDefault }: AddressRow): wire.Address => ({
      ...{ id, ...masked(addressSealed), isDefault },
    }),

    orderCard,

    order: ({ order, events, dealer }: OrderView): wire.Order => ({
      ...orderCard(order),
      ...sent(order),
      dealer,
      redemption: redemption(order),
      refundableUntil: whyNotGiveBack(order, clock()) ? null : order.refundableUntil.toISOString(),
      timeline: events.map(({ kind, at }) => ({ kind, at: at.toISOString() })),
    }),

    queued: (order: OrderRow): wire.QueuedOrder => ({
      ...orderCard(order),
      ...sent(order),
      memberId: order.memberId,
    }),

    redemption: ({ order, phone }: RedemptionView): wire.OpenRedemption => ({
      ...{ orderId: order.id, title: order.title, colour: order.colour, size: order.size },
      ...{ picture: thumb(order.picture), quantity: order.quantity, delivery: order.delivery },
      phone: phone && maskPhone(phone),
      orderedAt: order.orderedAt.toISOString(),
      expiresAt: (order.codeUntil ?? order.orderedAt).toISOString(),
      redeemedAt: instantOr(order.redeemedAt),
    }),
  }
}

const instantOr = (at: Date | null) => at?.toISOString() ?? null

const priceOf = ({ points, fen }: { points: number; fen: number }) => ({ points, fen })

/** By points; of two with as many, the one with less cash. */
const isCheaper = (one: VariantRow, other: VariantRow) =>
  one.points < other.points || (one.points === other.points && one.fen < other.fen)

const shipmentOf = ({ carrier, trackingNumber }: OrderRow) =>
  carrier && trackingNumber ? { carrier, trackingNumber } : null

function payTime({ state, payUntil }: OrderRow, now: Date) {
  if (state !== 'awaiting_payment' || !payUntil) return { payUntil: null, payForS: null }
  const leftS = Math.floor((payUntil.getTime() - now.getTime()) / 1000)
  return { payUntil: payUntil.toISOString(), payForS: Math.max(0, leftS) }
}
