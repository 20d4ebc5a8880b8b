import { create } from 'zustand'
import type { Category, Product, ProductCard, ProductStanding } from '@/contract/product'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

export type Shelf = { products: ProductCard[]; next: string | null }

/** All shelves together. */
export const ALL = ''

type ProductsState = {
  categories: Loadable<Category[]>
  /** By category. */
  shelves: Record<string, Loadable<Shelf>>
  one: Record<string, Loadable<Product>>
  /** What the member may order; absent for guests, and until it is known. */
  standings: Record<string, ProductStanding>
}

export const useProducts = create<ProductsState>(() => ({
  ...{ categories: loading, shelves: {}, one: {}, standings: {} },
}))
const { getState, setState } = useProducts

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ standings: {} })
})

export async function loadCategories() {
  const settled = await settle(api.listCategories().then(({ categories }) => categories))
  setState(({ categories }) => ({ categories: refreshed(categories, settled) }))
}

const keepShelf = (category: string, shelf: Loadable<Shelf>) =>
  setState(({ shelves }) => ({ shelves: { ...shelves, [category]: shelf } }))

export async function loadShelf(category: string) {
  const settled = await settle(api.listProducts(category || undefined))
  keepShelf(category, refreshed(getState().shelves[category] ?? loading, settled))
}

/** Goes on where the shelf ends. */
export async function loadMoreOf(category: string) {
  const shelf = getState().shelves[category]
  if (shelf?.status !== 'loaded' || !shelf.value.next) return
  const settled = await settle(api.listProducts(category || undefined, shelf.value.next))
  // A shelf that was loaded anew meanwhile has another end, or none.
  if (settled.status !== 'ok' || getState().shelves[category] !== shelf) return
  const products = [...shelf.value.products, ...settled.value.products]
  keepShelf(category, loaded({ products, next: settled.value.next }))
}

export async function loadProduct(productId: string) {
  void loadStanding(productId)
  const settled = await settle(api.getProduct(productId))
  setState(({ one }) => ({ one: { ...one, [productId]: refreshed(one[productId] ?? loading, settled) } }))
}

/** A guest's is not asked for: nobody is made to sign in by looking. */
async function loadStanding(productId: string) {
  if (useSession.getState().token === null) return
  const settled = await settle(api.getStanding(productId))
  if (settled.status !== 'ok') return
  setState(({ standings }) => ({ standings: { ...standings, [productId]: settled.value } }))
}
