import { create } from 'zustand'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

/** What the member can spend now. */
export const useBalance = create<{ points: Loadable<number> }>(() => ({ points: loading }))
const { setState } = useBalance

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ points: loading })
})

export async function loadBalance() {
  if (useSession.getState().token === null) return
  const settled = await settle(api.getBalances().then(({ available }) => available))
  setState(({ points }) => ({ points: refreshed(points, settled) }))
}

/** Null while nobody knows. */
export const useAvailable = () =>
  useBalance(({ points }) => (points.status === 'loaded' ? points.value : null))
