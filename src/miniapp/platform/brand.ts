import { create } from 'zustand'
import type { Brand } from '@/contract/brand'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { call } from './http'

export const useBrand = create<{ brand: Loadable<Brand> }>(() => ({ brand: loading }))
const { getState, setState } = useBrand

/** Whose cars these are. It hardly ever changes, so a brand that is here is not asked for again. */
export async function loadBrand() {
  if (getState().brand.status === 'loaded') return
  const settled = await settle(call('GET /brand'))
  setState(({ brand }) => ({ brand: refreshed(brand, settled) }))
}
