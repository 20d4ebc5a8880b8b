import { create } from 'zustand'
import type { GuestDrive } from '@/contract/test-drive'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { asMember } from '@/miniapp/platform/as-member'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

/** Which day at which dealer. */
export type Reception = { dealerId: string; date: string }

const keyOf = ({ dealerId, date }: Reception) => `${dealerId} ${date}`

/** The drives of each day that was looked at. */
type Days = { days: Record<string, Loadable<GuestDrive[]>> }
export const useGuests = create<Days>(() => ({ days: {} }))
const { setState } = useGuests

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ days: {} })
})

export const guestsOf = (reception: Reception) => (state: Days) => state.days[keyOf(reception)] ?? loading

export async function loadGuests(reception: Reception) {
  const settled = await asMember(() => api.listGuests(reception).then(({ drives }) => drives))
  const key = keyOf(reception)
  setState(({ days }) => ({ days: { ...days, [key]: refreshed(days[key] ?? loading, settled) } }))
}

/** Says that a guest is here; said again, it is what it was. */
export async function welcome(reception: Reception, bookingId: string) {
  const settled = await asMember(() => api.arrive(reception.dealerId, bookingId))
  await loadGuests(reception)
  return settled
}
