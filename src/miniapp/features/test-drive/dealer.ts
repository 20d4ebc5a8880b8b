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
  /** The days found without a free time for the dealer and model of `fullOf`. */
  full: string[]
  fullOf: string | null
}

export const useDealer = create<DealerState>(() => ({
  dealer: loading,
  dealerId: null,
  times: loading,
  timesOf: null,
  full: [],
  fullOf: null,
}))
const { getState, setState } = useDealer

export async function loadDealer(dealerId: string) {
  if (getState().dealerId !== dealerId) setState({ dealer: loading, dealerId })
  const settled = await settle(api.getDealer(dealerId, usePlace.getState().place))
  if (getState().dealerId === dealerId) setState(({ dealer }) => ({ dealer: refreshed(dealer, settled) }))
}

export async function loadTimes(timed: Timed) {
  const { dealerId, model, date } = timed
  const of = `${dealerId}/${model}`
  if (getState().fullOf !== of) setState({ full: [], fullOf: of })
  const times = await show(`${of}/${date}`, () => api.listTimes(timed))
  if (times && !times.some(isFree)) {
    setState(({ full, fullOf }) => (fullOf === of && !full.includes(date) ? { full: [...full, date] } : {}))
  }
}

export const isFree = ({ state }: DaySlot) => state === 'free'

/** Those a booking can move to. */
export const loadTimesToMove = (bookingId: string, date: string) =>
  show(`${bookingId}/${date}`, () => api.listTimesToMove(bookingId, date))

async function show(key: string, list: () => Promise<{ slots: DaySlot[] }>) {
  if (getState().timesOf !== key) setState({ times: loading, timesOf: key })
  const settled = await settle(list().then(({ slots }) => slots))
  if (getState().timesOf !== key) return null
  setState(({ times }) => ({ times: refreshed(times, settled) }))
  return settled.status === 'ok' ? settled.value : null
}
