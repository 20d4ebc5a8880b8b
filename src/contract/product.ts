import { Type, type Static } from '@sinclair/typebox'
import { Cursor, Id, Instant, OneOf, OrNull, PicturePath, Words } from './primitives'

/** Points, and cash beside them in fen; most things cost points alone. */
export type Price = Static<typeof Price>
export const Price = Type.Object({
  points: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
  fen: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
})

/** Sent home, fetched from a dealer with a code, or a code alone, which any dealer takes. */
export type DeliveryKind = Static<typeof DeliveryKind>
export const DeliveryKind = OneOf('address', 'pickup', 'voucher')

export const CategoryId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' })

const TierId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' })

export type Category = Static<typeof Category>
export const Category = Type.Object({ id: CategoryId, name: Type.String() })

/** How many are left is nobody's business; that few are, helps. */
export type StockState = Static<typeof StockState>
export const StockState = OneOf('in_stock', 'few_left', 'gone')

/** Whether it can be ordered by the time: it will be, it can, or no more. */
export type SaleState = Static<typeof SaleState>
export const SaleState = OneOf('coming', 'on', 'over')

export type ProductCard = Static<typeof ProductCard>
export const ProductCard = Type.Object({
  id: Id,
  categoryId: CategoryId,
  title: Type.String(),
  /** One line below the title. */
  tagline: Type.String(),
  /** A square for a list. */
  picture: PicturePath,
  /** Of the variant that costs the least points. */
  price: Price,
  /** Some variant costs more. */
  isFrom: Type.Boolean(),
  stock: StockState,
  sale: SaleState,
  saleFrom: OrNull(Instant),
  saleUntil: OrNull(Instant),
  /** From which tier on a member may order it; null for all. */
  tierNeeded: OrNull(Type.Object({ id: TierId, name: Type.String() })),
})

export type ProductPage = Static<typeof ProductPage>
export const ProductPage = Type.Object({ products: Type.Array(ProductCard), next: OrNull(Cursor) })

export type Variant = Static<typeof Variant>
export const Variant = Type.Object({
  id: Id,
  /** Null where a product comes in one colour, or one size. */
  colour: OrNull(Type.String()),
  /** Of a swatch, `#3d5f4f`. */
  hex: OrNull(Type.String()),
  size: OrNull(Type.String()),
  /** Large and square. */
  picture: PicturePath,
  /** The same for a line of an order. */
  thumb: PicturePath,
  price: Price,
  stock: StockState,
})

export type Product = Static<typeof Product>
export const Product = Type.Object({
  ...ProductCard.properties,
  /** Large and square. */
  pictures: Type.Array(PicturePath),
  paragraphs: Type.Array(Type.String()),
  deliveries: Type.Array(DeliveryKind),
  /** Pieces that one member may order, ever or in a calendar month; null for as many as there are. */
  limitEver: OrNull(Type.Integer()),
  limitMonth: OrNull(Type.Integer()),
  /** By colour, then by size, in the order to show them. */
  variants: Type.Array(Variant),
})

/** What a member may order of a product now. */
export type ProductStanding = Static<typeof ProductStanding>
export const ProductStanding = Type.Object({
  /** Pieces left of the limits; null where there are none. */
  left: OrNull(Type.Integer({ minimum: 0 })),
  whyNot: OrNull(OneOf('product_closed', 'tier_needed', 'product_limit')),
})

// For operators.

/** Name of a drawn picture, `mall-thermos-bamboo`. */
const PictureName = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })
const Limit = OrNull(Type.Integer({ minimum: 1, maximum: 1000 }))

export type ProductDetails = Static<typeof ProductDetails>
export const ProductDetails = Type.Object({
  categoryId: CategoryId,
  title: Words(30),
  tagline: Words(40),
  paragraphs: Type.Array(Words(300), { maxItems: 12 }),
  pictures: Type.Array(PictureName, { minItems: 1, maxItems: 8 }),
  deliveries: Type.Array(DeliveryKind, { minItems: 1, maxItems: 3, uniqueItems: true }),
  limitEver: Limit,
  limitMonth: Limit,
  saleFrom: OrNull(Instant),
  saleUntil: OrNull(Instant),
  tierNeeded: OrNull(TierId),
})

export type VariantDetails = Static<typeof VariantDetails>
export const VariantDetails = Type.Object({
  colour: OrNull(Words(12)),
  hex: OrNull(Type.String({ pattern: '^#[0-9a-f]{6}$' })),
  size: OrNull(Words(12)),
  picture: PictureName,
  price: Price,
  /** Where it stands among the others. */
  position: Type.Integer({ minimum: 0, maximum: 999 }),
})

export type ProductState = Static<typeof ProductState>
export const ProductState = OneOf('draft', 'published', 'retired')

export type ManagedVariant = Static<typeof ManagedVariant>
export const ManagedVariant = Type.Object({
  ...VariantDetails.properties,
  id: Id,
  stock: Type.Integer(),
  isRetired: Type.Boolean(),
})

export type ManagedProduct = Static<typeof ManagedProduct>
export const ManagedProduct = Type.Object({
  ...ProductDetails.properties,
  id: Id,
  state: ProductState,
  variants: Type.Array(ManagedVariant),
  createdAt: Instant,
})
export const ManagedProductPage = Type.Object({ products: Type.Array(ManagedProduct), next: OrNull(Cursor) })

/** A count is never overwritten: what came or went is added, and why. */
export type StockChange = Static<typeof StockChange>
export const StockChange = Type.Object({
  pieces: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
  reason: OneOf('delivered', 'counted', 'damaged', 'other'),
  note: Type.Optional(Type.String({ maxLength: 100 })),
  requestId: Id,
})
