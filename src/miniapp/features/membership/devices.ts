import { create } from 'zustand'
import type { SignedInDevice } from '@/contract/membership'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { asMember } from '@/miniapp/platform/as-member'
import { leavePhone } from '@/miniapp/platform/leaving'
import { signOut } from '@/miniapp/platform/session'
import * as api from './api'

export const useDevices = create<{ devices: Loadable<SignedInDevice[]> }>(() => ({ devices: loading }))
const { setState } = useDevices

export async function loadDevices() {
  const settled = await asMember(() => api.listDevices().then(({ devices }) => devices))
  setState(({ devices }) => ({ devices: refreshed(devices, settled) }))
}

/** One that has left by itself meanwhile is as good. */
export async function signOutDevice(deviceId: string) {
  const settled = await asMember(() => api.signOutDevice(deviceId))
  await loadDevices()
  const isGone = settled.status === 'failed' && settled.code === 'not_found'
  return isGone ? ({ status: 'ok', value: { signedOut: true } } as const) : settled
}

/** Here too; what this phone keeps of the member is forgotten. */
export async function signOutEverywhere() {
  const settled = await asMember(api.signOutEverywhere)
  if (settled.status === 'failed') return settled
  signOut()
  leavePhone()
  setState({ devices: loading })
  return settled
}
