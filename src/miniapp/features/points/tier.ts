import { create } from 'zustand'
import type { Tier, TierStanding } from '@/contract/rewards'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { asMember } from '@/miniapp/platform/as-member'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

export const useTier = create<{ standing: Loadable<TierStanding> }>(() => ({ standing: loading }))
const { setState } = useTier

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ standing: loading })
})

export async function loadTier() {
  const settled = await asMember(api.getTier)
  setState(({ standing }) => ({ standing: refreshed(standing, settled) }))
}

/** How far it is to the next tier, from 0 to 1; all of it at the top. */
export function wayToNext({ growth, next }: Pick<TierStanding, 'growth' | 'next'>): number {
  if (!next) return 1
  const goal = Math.max(0, growth) + next.missing
  return goal === 0 ? 0 : Math.max(0, growth) / goal
}

export const tierName = (tiers: readonly Tier[], id: string) =>
  tiers.find((tier) => tier.id === id)?.name ?? ''
