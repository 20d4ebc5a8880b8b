import type { ProductDetails, ProductState, StockChange, VariantDetails } from '@/contract/product'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { pageOf, readCursor } from '@/bff/lib/cursor'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Operator } from '@/bff/lib/serve'
import * as catalogue from './catalogue-store'
import type { ProductRow, VariantRow } from './catalogue-store'
import type { Promises } from './promises'
import * as store from './shelf-store'
import type { Tiers } from './tiers'

const PAGE = 20

/** A product with all its variants, those that were taken off as well. */
export type ManagedView = { product: ProductRow; variants: VariantRow[] }

type Once = { requestId: string }
type Parts = {
  db: Db
  now: () => Date
  promises: Promises
  tiers: Tiers
  /** Whether somebody drew it. */
  isPicture: (name: string) => boolean
}

/** What operators put on the shelves. What members have ordered by then stays as it was. */
export function makeShelves({ db, now: clock, promises, tiers, isPicture }: Parts) {
  async function view(sql: Sql, id: string): Promise<ManagedView> {
    const product = await catalogue.findProduct(sql, id)
    if (!product) throw new Refusal('not_found')
    return { product, variants: await catalogue.listVariants(sql, [id]) }
  }

  const change = (id: string, work: (tx: Tx, product: ProductRow) => Promise<unknown>) =>
    db.transaction(async (tx) => {
      if (!(await store.lockProduct(tx, id))) throw new Refusal('not_found')
      const { product } = await view(tx, id)
      await work(tx, product)
      return view(tx, id)
    })

  const once = (
    { memberId: id }: Operator,
    verb: string,
    { requestId, ...content }: Once & Record<string, unknown>,
    work: (tx: Tx, now: Date) => Promise<string>,
  ) => promises.once({ id }, { verb, requestId, content: { what: JSON.stringify(content) } }, work, view)

  /** A product that nobody could find, see or ever order. */
  async function refuseNonsense(tx: Tx, { categoryId, pictures, tierNeeded }: ProductDetails) {
    if (!(await catalogue.findCategory(tx, categoryId)))
      throw new Refusal('not_found', { detail: 'categoryId' })
    if (!pictures.every(isPicture)) throw new Refusal('invalid_input', { detail: 'pictures' })
    const isTier = tierNeeded === null || (await tiers.list(tx)).some(({ id }) => id === tierNeeded)
    if (!isTier) throw new Refusal('invalid_input', { detail: 'tierNeeded' })
  }

  /** Members tell variants of a product apart by colour and size. The product is locked. */
  async function refuseTwin(tx: Tx, { productId, id, colour, size, picture }: Omit<VariantRow, 'stock'>) {
    if (!isPicture(picture)) throw new Refusal('invalid_input', { detail: 'picture' })
    const others = await catalogue.listVariants(tx, [productId])
    const isTwin = (one: VariantRow) => one.colour === colour && one.size === size && !one.retiredAt
    if (others.some((one) => one.id !== id && isTwin(one))) throw new Refusal('variant_exists')
  }

  const refuseEmpty = async (tx: Tx, id: string) => {
    const variants = await catalogue.listVariants(tx, [id])
    if (variants.every(({ retiredAt }) => retiredAt)) throw new Refusal('product_empty')
  }

  return {
    nameCategory: (category: catalogue.CategoryRow) =>
      db.transaction(async (tx) => {
        await store.upsertCategory(tx, category)
        return category
      }),

    list: ({ state, cursor }: { state: ProductState; cursor?: string }) => {
      const after = readCursor(cursor)
      return db.together(async (sql) => {
        const found = await catalogue.listByState(sql, state, after, PAGE + 1)
        const { rows, next } = pageOf(found, PAGE, ({ createdAt: at, id }) => ({ at, id }))
        const variants = await catalogue.listVariants(
          sql,
          rows.map(({ id }) => id),
        )
        const products = rows.map((product) => ({
          product,
          variants: variants.filter(({ productId }) => productId === product.id),
        }))
        return { products, next }
      })
    },

    find: (id: string) => db.together((sql) => view(sql, id)),

    draft: (staff: Operator, wish: ProductDetails & Once) =>
      once(staff, 'draft-product', wish, async (tx, createdAt) => {
        await refuseNonsense(tx, wish)
        const id = newId()
        const draft = { id, state: 'draft', createdAt, publishedAt: null } as const
        await store.insertProduct(tx, { ...described(wish), ...draft })
        return id
      }),

    describe: (id: string, details: ProductDetails) =>
      change(id, async (tx, product) => {
        await refuseNonsense(tx, details)
        await store.updateProduct(tx, { ...product, ...described(details) })
      }),

    /** What is published again comes first again. */
    setState: (id: string, state: 'published' | 'retired') =>
      change(id, async (tx, product) => {
        if (product.state === state) return
        if (state === 'published') await refuseEmpty(tx, id)
        const publishedAt = state === 'published' ? clock() : (product.publishedAt ?? clock())
        await store.updateProduct(tx, { ...product, state, publishedAt })
      }),

    addVariant: (staff: Operator, productId: string, wish: VariantDetails & Once) =>
      once(staff, 'add-variant', { ...wish, productId }, async (tx) => {
        if (!(await store.lockProduct(tx, productId))) throw new Refusal('not_found')
        const variant = { ...variantOf(wish), productId, id: newId(), stock: 0, retiredAt: null }
        await refuseTwin(tx, variant)
        await store.insertVariant(tx, variant)
        return productId
      }),

    changeVariant: (
      { productId, variantId: id }: { productId: string; variantId: string },
      { isRetired, ...details }: VariantDetails & { isRetired: boolean },
    ) =>
      change(productId, async (tx) => {
        const variant = { ...variantOf(details), productId, id, retiredAt: isRetired ? clock() : null }
        if (!isRetired) await refuseTwin(tx, variant)
        if (!(await store.updateVariant(tx, variant))) throw new Refusal('not_found')
      }),

    changeStock: (
      staff: Operator,
      { productId, variantId }: { productId: string; variantId: string },
      { note = null, ...wish }: Omit<StockChange, 'note'> & { note?: string | null },
    ) =>
      once(staff, 'change-stock', { ...wish, note, productId, variantId }, async (tx, at) => {
        const variant = await catalogue.findVariant(tx, variantId)
        if (variant?.productId !== productId) throw new Refusal('not_found')
        if (wish.pieces === 0) throw new Refusal('invalid_input', { detail: 'pieces' })
        const { pieces, reason } = wish
        const made = { productId, id: newId(), variantId, pieces, reason, note, byId: staff.memberId, at }
        if (!(await store.changeStock(tx, made))) throw new Refusal('out_of_stock')
        return productId
      }),
  }
}

/** Parsed, so that it can be kept. */
function described({ saleFrom, saleUntil, ...details }: ProductDetails) {
  const from = saleFrom === null ? null : new Date(saleFrom)
  const until = saleUntil === null ? null : new Date(saleUntil)
  if (from && until && from >= until) throw new Refusal('invalid_input', { detail: 'saleUntil' })
  const { categoryId, title, tagline, paragraphs, pictures, deliveries, limitEver, limitMonth } = details
  return {
    ...{ categoryId, title, tagline, paragraphs, pictures, deliveries, limitEver, limitMonth },
    ...{ tierNeeded: details.tierNeeded, saleFrom: from, saleUntil: until },
  }
}

const variantOf = ({ colour, hex, size, picture, price, position }: VariantDetails) => ({
  ...{ colour, hex, size, picture, points: price.points, fen: price.fen, position },
})
