import { create } from 'zustand'
import type { PointBalances } from '@/contract/points'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { asMember } from '@/miniapp/platform/as-member'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

export const useAccount = create<{ balance: Loadable<PointBalances> }>(() => ({ balance: loading }))
const { setState } = useAccount

/** Another person's points are nobody else's business. */
useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ balance: loading })
})

export async function loadBalance() {
  const settled = await asMember(api.getBalance)
  setState(({ balance }) => ({ balance: refreshed(balance, settled) }))
}
