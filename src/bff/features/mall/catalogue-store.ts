import type { DeliveryKind, ProductState } from '@/contract/product'
import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { KeysetKey } from '@/bff/lib/cursor'

// Shelves.

export type CategoryRow = { id: string; name: string; position: number }

export const listCategories = (sql: Sql) =>
  sql.many<CategoryRow>`select id, name, position from mall_category order by position, id`

export const findCategory = (sql: Sql, id: string) =>
  sql.maybeOne<CategoryRow>`select id, name, position from mall_category where id = ${id}`

// Products.

export type ProductRow = {
  id: string
  categoryId: string
  title: string
  tagline: string
  paragraphs: string[]
  pictures: string[]
  deliveries: DeliveryKind[]
  limitEver: number | null
  limitMonth: number | null
  saleFrom: Date | null
  saleUntil: Date | null
  tierNeeded: string | null
  state: ProductState
  createdAt: Date
  publishedAt: Date | null
}

const productColumns = fragment`
  p.id, p.category_id as "categoryId", p.title, p.tagline, p.paragraphs, p.pictures, p.deliveries,
  p.limit_ever as "limitEver", p.limit_month as "limitMonth", p.sale_from as "saleFrom",
  p.sale_until as "saleUntil", p.tier_needed as "tierNeeded", p.state, p.created_at as "createdAt",
  p.published_at as "publishedAt"`

export const findProduct = (sql: Sql, id: string) =>
  sql.maybeOne<ProductRow>`select ${productColumns} from mall_product p where p.id = ${id}`

/** What can be ordered now or later, the newest first. */
export const listShown = (
  sql: Sql,
  {
    category,
    now,
    after,
    limit,
  }: { category: string | null; now: Date; after: KeysetKey | null; limit: number },
) =>
  sql.many<ProductRow & { publishedAt: Date }>`
    select ${productColumns} from mall_product p
    where p.state = 'published' and (p.sale_until is null or p.sale_until > ${now})
      and (${category}::text is null or p.category_id = ${category})
      and (${after?.at ?? null}::timestamptz is null
        or (p.published_at, p.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by p.published_at desc, p.id desc limit ${limit}`

export const listByState = (sql: Sql, state: ProductState, after: KeysetKey | null, limit: number) =>
  sql.many<ProductRow>`
    select ${productColumns} from mall_product p
    where p.state = ${state} and (${after?.at ?? null}::timestamptz is null
      or (p.created_at, p.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by p.created_at desc, p.id desc limit ${limit}`

// Variants.

export type VariantRow = {
  productId: string
  id: string
  colour: string | null
  hex: string | null
  size: string | null
  picture: string
  points: number
  fen: number
  position: number
  stock: number
  retiredAt: Date | null
}

const variantColumns = fragment`
  v.product_id as "productId", v.id, v.colour, v.hex, v.size, v.picture, v.points, v.fen, v.position, v.stock,
  v.retired_at as "retiredAt"`

export const listVariants = (sql: Sql, productIds: readonly string[]) =>
  sql.many<VariantRow>`
    select ${variantColumns} from mall_variant v where v.product_id = any(${productIds}::uuid[])
    order by v.product_id, v.position, v.id`

export const findVariant = (sql: Sql, id: string) =>
  sql.maybeOne<VariantRow>`select ${variantColumns} from mall_variant v where v.id = ${id}`

// Stock.

type Pieces = { productId: string; variantId: string; pieces: number }

/** False when there are fewer. Whoever wants the same waits until we are done. */
export async function takePieces(tx: Tx, { productId, variantId, pieces }: Pieces): Promise<boolean> {
  const taken = await tx.run`
    update mall_variant set stock = stock - ${pieces}
    where product_id = ${productId} and id = ${variantId} and stock >= ${pieces} and retired_at is null`
  return taken === 1
}

export const returnPieces = (tx: Tx, { productId, variantId, pieces }: Pieces) =>
  tx.run`
    update mall_variant set stock = stock + ${pieces} where product_id = ${productId} and id = ${variantId}`
