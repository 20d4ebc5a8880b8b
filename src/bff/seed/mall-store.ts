import type { Tx } from '@/bff/db/sql'

export const ensureCategory = (tx: Tx, c: { id: string; name: string; position: number }) =>
  tx.run`
    insert into mall_category (id, name, position) values (${c.id}, ${c.name}, ${c.position})
    on conflict do nothing`

type Product = {
  id: string
  categoryId: string
  title: string
  tagline: string
  paragraphs: readonly string[]
  pictures: readonly string[]
  deliveries: readonly string[]
  limitEver: number | null
  limitMonth: number | null
  at: Date
}

/** False when it is there already. */
export const insertProduct = async (tx: Tx, p: Product): Promise<boolean> =>
  (await tx.run`
    insert into mall_product (id, category_id, title, tagline, paragraphs, pictures, deliveries, limit_ever,
      limit_month, state, created_at, published_at)
    values (${p.id}, ${p.categoryId}, ${p.title}, ${p.tagline}, ${JSON.stringify(p.paragraphs)},
      ${JSON.stringify(p.pictures)}, ${JSON.stringify(p.deliveries)}, ${p.limitEver}, ${p.limitMonth}, 'published',
      ${p.at}, ${p.at})
    on conflict do nothing`) === 1

type Variant = {
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
}

export const insertVariant = (tx: Tx, v: Variant) =>
  tx.run`
    insert into mall_variant (product_id, id, colour, hex, size, picture, points, fen, position, stock)
    values (${v.productId}, ${v.id}, ${v.colour}, ${v.hex}, ${v.size}, ${v.picture}, ${v.points}, ${v.fen},
      ${v.position}, ${v.stock})`

type Delivery = { productId: string; id: string; variantId: string; pieces: number; byId: string; at: Date }

/** What the stock began with. */
export const insertDelivery = (tx: Tx, d: Delivery) =>
  tx.run`
    insert into mall_stock_change (product_id, id, variant_id, pieces, reason, by_id, at)
    values (${d.productId}, ${d.id}, ${d.variantId}, ${d.pieces}, 'delivered', ${d.byId}, ${d.at})`
