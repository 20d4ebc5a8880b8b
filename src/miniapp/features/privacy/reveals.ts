import { create } from 'zustand'
import type { Reveal } from '@/contract/privacy'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { asMember } from '@/miniapp/platform/as-member'
import * as api from './api'

type Reveals = { reveals: Reveal[]; next: string | null }

export const useReveals = create<{ reveals: Loadable<Reveals> }>(() => ({ reveals: loading }))
const { getState, setState } = useReveals

export async function loadReveals() {
  const settled = await asMember(() => api.listReveals())
  setState(({ reveals }) => ({ reveals: refreshed(reveals, settled) }))
}

let isLoadingMore = false

/** The next page below, unless one is on its way; a failed one is asked for again by the next scroll. */
export async function loadMoreReveals() {
  const { reveals } = getState()
  if (isLoadingMore || reveals.status !== 'loaded' || !reveals.value.next) return
  isLoadingMore = true
  const { next } = reveals.value
  const more = await asMember(() => api.listReveals(next))
  isLoadingMore = false
  if (more.status === 'failed' || getState().reveals !== reveals) return
  setState({
    reveals: loaded({ reveals: [...reveals.value.reveals, ...more.value.reveals], next: more.value.next }),
  })
}
