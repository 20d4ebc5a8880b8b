import type { Db, Sql } from '@/bff/db/sql'
import { pageOf, readCursor } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'
import * as store from './catalogue-store'
import type { ProductRow, VariantRow } from './catalogue-store'
import { saleState } from './policy'
import type { Tiers } from './tiers'

const PAGE = 20

/** A product as it stands on the shelf: without variants that were taken off, and never without any. */
export type ShelfView = {
  product: ProductRow
  variants: [VariantRow, ...VariantRow[]]
  sale: 'coming' | 'on' | 'over'
  tier: { id: string; name: string } | null
}

/** What everybody can see. */
export function makeCatalogue({ db, now: clock, tiers }: { db: Db; now: () => Date; tiers: Tiers }) {
  async function view(sql: Sql, products: readonly ProductRow[]): Promise<ShelfView[]> {
    const needsTiers = products.some(({ tierNeeded }) => tierNeeded !== null)
    const all = needsTiers ? await tiers.list(sql) : []
    const variants = await store.listVariants(
      sql,
      products.map(({ id }) => id),
    )
    const now = clock()
    return products.flatMap((product) => {
      const [first, ...others] = variants.filter((one) => one.productId === product.id && !one.retiredAt)
      if (!first) return []
      const { tierNeeded: id } = product
      const tier = id === null ? null : (all.find((one) => one.id === id) ?? { id, name: id })
      return [{ product, variants: [first, ...others], sale: saleState(product, now), tier }]
    })
  }

  return {
    categories: () => store.listCategories(db),

    list: ({ category, cursor, limit = PAGE }: { category?: string; cursor?: string; limit?: number }) => {
      const after = readCursor(cursor)
      return db.together(async (sql) => {
        const wanted = { category: category ?? null, now: clock(), after, limit: limit + 1 }
        const found = await store.listShown(sql, wanted)
        const { rows, next } = pageOf(found, limit, ({ publishedAt: at, id }) => ({ at, id }))
        return { products: await view(sql, rows), next }
      })
    },

    find: (id: string): Promise<ShelfView> =>
      db.together(async (sql) => {
        const product = await store.findProduct(sql, id)
        const [shown] = product?.state === 'published' ? await view(sql, [product]) : []
        if (!shown) throw new Refusal('not_found')
        return shown
      }),
  }
}
