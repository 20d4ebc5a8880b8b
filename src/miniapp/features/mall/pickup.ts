import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { DeliveryKind } from '@/contract/product'
import type { City, Dealer } from '@/contract/test-drive'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { forgetWhenLeaving } from '@/miniapp/platform/leaving'
import { locate, type NoLocation } from '@/miniapp/platform/location'
import { persistStorage } from '@/miniapp/platform/persist'
import * as api from './api'

/** How this member had something last, so that the next order starts where that one ended. */
type Habit = {
  delivery: DeliveryKind | null
  dealerId: string | null
  dealerName: string
  city: string | null
}

const none: Habit = { delivery: null, dealerId: null, dealerName: '', city: null }

export const useHabit = create<Habit>()(
  persist((): Habit => none, { name: 'mall-habit', storage: persistStorage<Habit>(1) }),
)

export const remember = (habit: Partial<Habit>) => useHabit.setState(habit)

forgetWhenLeaving(() => useHabit.setState(none))

type Where = { latitude: number; longitude: number }

type PickupState = {
  cities: Loadable<City[]>
  /** Of the city, or nearest first to where the member is. */
  dealers: Loadable<Dealer[]>
  /** Null unless the member let us know. */
  place: Where | null
}

export const usePickup = create<PickupState>(() => ({ cities: loading, dealers: loading, place: null }))
const { getState, setState } = usePickup

export async function loadPickup() {
  if (getState().cities.status !== 'loaded') {
    const settled = await settle(api.listCities().then(({ cities }) => cities))
    setState(({ cities }) => ({ cities: refreshed(cities, settled) }))
  }
  const { cities } = getState()
  if (cities.status === 'failed') return setState({ dealers: cities })
  const { city } = useHabit.getState()
  const isKnown = cities.status === 'loaded' && cities.value.some(({ code }) => code === city)
  if (!isKnown) remember({ city: cities.status === 'loaded' ? (cities.value[0]?.code ?? null) : null })
  await loadDealers()
}

async function loadDealers() {
  const { place } = getState()
  const { city } = useHabit.getState()
  if (!place && !city) return
  const settled = await settle(api.listDealers(place ?? { city: city ?? '' }).then(({ dealers }) => dealers))
  if (getState().place !== place || useHabit.getState().city !== city) return
  setState(({ dealers }) => ({ dealers: refreshed(dealers, settled) }))
}

export async function chooseCity(city: string) {
  remember({ city })
  setState({ place: null, dealers: loading })
  await loadDealers()
}

/** Asks where the member is; only ever after a tap that says why. Null, or why we still don't know. */
export async function findNearby(): Promise<NoLocation | null> {
  const located = await locate()
  if (located.status === 'unknown') return located.reason
  const { latitude, longitude } = located
  setState({ place: { latitude, longitude }, dealers: loading })
  await loadDealers()
  return null
}
