import { create } from 'zustand'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

const nothing = { points: loading, isFrozen: false } as const

/** What the member can spend now, unless nothing may be spent. */
export const useBalance = create<{ points: Loadable<number>; isFrozen: boolean }>(() => nothing)
const { setState } = useBalance

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState(nothing)
})

export async function loadBalance() {
  if (useSession.getState().token === null) return
  const settled = await settle(api.getBalances())
  if (settled.status === 'failed') return setState(({ points }) => ({ points: refreshed(points, settled) }))
  const { available, isFrozen } = settled.value
  setState({ points: loaded(available), isFrozen })
}

/** Null while nobody knows. */
export const useAvailable = () =>
  useBalance(({ points }) => (points.status === 'loaded' ? points.value : null))
