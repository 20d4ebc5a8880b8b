import { create } from 'zustand'
import type { DaySlot, Dealer } from '@/contract/test-drive'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { usePlace } from '@/miniapp/platform/whereabouts'
import * as api from './api'

type Timed = { dealerId: string; model: string; date: string }

type DealerState = {
  /** The dealer of `dealerId` and the models it lends. */
  dealer: Loadable<{ dealer: Dealer; models: string[] }>
  dealerId: string | null
  /** The times of `timesOf`. */
  times: Loadable<DaySlot[]>
  timesOf: string | null
}

export const useDealer = create<DealerState>(() => ({
  dealer: loading,
  dealerId: null,
  times: loading,
  timesOf: null,
}))
const { getState, setState } = useDealer

export async function loadDealer(dealerId: string) {
  if (getState().dealerId !== dealerId) setState({ dealer: loading, dealerId })
  const settled = await settle(api.getDealer(dealerId, usePlace.getState().place))
  if (getState().dealerId === dealerId) setState(({ dealer }) => ({ dealer: refreshed(dealer, settled) }))
}

export const loadTimes = (timed: Timed) => show(Object.values(timed).join('/'), () => api.listTimes(timed))

/** Those a booking can move to. */
export const loadTimesToMove = (bookingId: string, date: string) =>
  show(`${bookingId}/${date}`, () => api.listTimesToMove(bookingId, date))

async function show(key: string, list: () => Promise<{ slots: DaySlot[] }>) {
  if (getState().timesOf !== key) setState({ times: loading, timesOf: key })
  const settled = await settle(list().then(({ slots }) => slots))
  if (getState().timesOf === key) setState(({ times }) => ({ times: refreshed(times, settled) }))
}
