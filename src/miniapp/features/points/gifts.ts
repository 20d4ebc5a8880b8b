import { create } from 'zustand'
import type { FamilyMember, Gift } from '@/contract/points'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import type { Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import { useSession } from '@/miniapp/platform/session'
import { loadBalance } from './account'
import * as api from './api'

type GiftsState = {
  family: Loadable<FamilyMember[]>
  /** The last gift of this visit, for as long as it can be taken back. */
  last: Gift | null
}

const nothing: GiftsState = { family: loading, last: null }

export const useGifts = create<GiftsState>(() => nothing)
const { setState } = useGifts

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState(nothing)
})

export async function loadFamily() {
  const settled = await asMember(() => api.listFamily().then(({ family }) => family))
  setState(({ family }) => ({ family: refreshed(family, settled) }))
}

export const give = (toMemberId: string, points: number) =>
  kept(once({ give: points, toMemberId }, (requestId) => api.give({ toMemberId, points }, requestId)))

/** Taken back already is as good, so that it can be asked again. */
export const takeBack = (giftId: string) => kept(asMember(() => api.takeBack(giftId)))

async function kept(asked: Promise<Settled<Gift>>) {
  const settled = await asked
  if (settled.status === 'ok') {
    setState({ last: settled.value })
    await loadBalance()
  }
  return settled
}

/** Why what is typed as points can't be given; null where it can, and while nothing is typed. */
export function problemWith(
  text: string,
  available: number | null,
): 'tooFew' | 'notWhole' | 'tooMany' | null {
  if (text === '') return null
  const points = pointsIn(text)
  if (points === null) return /^0+$/.test(text) ? 'tooFew' : 'notWhole'
  return available !== null && points > available ? 'tooMany' : null
}

/** What is typed as points: a whole number above zero, or null. */
export function pointsIn(text: string): number | null {
  const points = Number(text)
  return /^\d{1,7}$/.test(text) && points > 0 ? points : null
}
