import type { StockChange } from '@/contract/product'
import type { Tx } from '@/bff/db/sql'
import type { CategoryRow, ProductRow, VariantRow } from './catalogue-store'

const list = (words: readonly string[]) => JSON.stringify(words)

export const upsertCategory = (tx: Tx, { id, name, position }: CategoryRow) =>
  tx.run`
    insert into mall_category (id, name, position) values (${id}, ${name}, ${position})
    on conflict (id) do update set name = excluded.name, position = excluded.position`

export const lockProduct = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.maybeOne`select id from mall_product where id = ${id} for update`) !== null

export const insertProduct = (tx: Tx, p: ProductRow) =>
  tx.run`
    insert into mall_product (id, category_id, title, tagline, paragraphs, pictures, deliveries, limit_ever,
      limit_month, sale_from, sale_until, tier_needed, state, created_at, published_at)
    values (${p.id}, ${p.categoryId}, ${p.title}, ${p.tagline}, ${list(p.paragraphs)}, ${list(p.pictures)},
      ${list(p.deliveries)}, ${p.limitEver}, ${p.limitMonth}, ${p.saleFrom}, ${p.saleUntil}, ${p.tierNeeded},
      ${p.state}, ${p.createdAt}, ${p.publishedAt})`

export const updateProduct = (tx: Tx, p: ProductRow) =>
  tx.run`
    update mall_product set category_id = ${p.categoryId}, title = ${p.title}, tagline = ${p.tagline},
      paragraphs = ${list(p.paragraphs)}, pictures = ${list(p.pictures)}, deliveries = ${list(p.deliveries)},
      limit_ever = ${p.limitEver}, limit_month = ${p.limitMonth}, sale_from = ${p.saleFrom},
      sale_until = ${p.saleUntil}, tier_needed = ${p.tierNeeded}, state = ${p.state},
      published_at = ${p.publishedAt}
    where id = ${p.id}`

export const insertVariant = (tx: Tx, v: VariantRow) =>
  tx.run`
    insert into mall_variant (product_id, id, colour, hex, size, picture, points, fen, position, stock, retired_at)
    values (${v.productId}, ${v.id}, ${v.colour}, ${v.hex}, ${v.size}, ${v.picture}, ${v.points}, ${v.fen},
      ${v.position}, ${v.stock}, ${v.retiredAt})`

/** All but its stock, which only changes by what comes and goes; false when there is none. */
export const updateVariant = async (tx: Tx, v: Omit<VariantRow, 'stock'>): Promise<boolean> =>
  (await tx.run`
    update mall_variant set colour = ${v.colour}, hex = ${v.hex}, size = ${v.size}, picture = ${v.picture},
      points = ${v.points}, fen = ${v.fen}, position = ${v.position},
      retired_at = case when ${v.retiredAt}::timestamptz is null then null else coalesce(retired_at, ${v.retiredAt}) end
    where product_id = ${v.productId} and id = ${v.id}`) === 1

export type NewStockChange = {
  productId: string
  id: string
  variantId: string
  pieces: number
  reason: StockChange['reason']
  note: string | null
  byId: string
  at: Date
}

/** False when more are to go than are there. */
export async function changeStock(tx: Tx, c: NewStockChange): Promise<boolean> {
  const changed = await tx.run`
    update mall_variant set stock = stock + ${c.pieces}
    where product_id = ${c.productId} and id = ${c.variantId} and stock + ${c.pieces} >= 0`
  if (changed === 0) return false
  await tx.run`
    insert into mall_stock_change (product_id, id, variant_id, pieces, reason, note, by_id, at)
    values (${c.productId}, ${c.id}, ${c.variantId}, ${c.pieces}, ${c.reason}, ${c.note}, ${c.byId}, ${c.at})`
  return true
}
