import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { DeliveryKind } from '@/contract/product'
import type { City, Dealer } from '@/contract/test-drive'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { forgetWhenLeaving } from '@/miniapp/platform/leaving'
import { locate, type NoLocation } from '@/miniapp/platform/location'
import { persistStorage } from '@/miniapp/platform/persist'
import { lookIn, useCity, usePlace } from '@/miniapp/platform/whereabouts'
import * as api from './api'

/** How this member had something last, so that the next order starts where that one ended. */
type Habit = { delivery: DeliveryKind | null; dealerId: string | null; dealerName: string }

const none: Habit = { delivery: null, dealerId: null, dealerName: '' }

export const useHabit = create<Habit>()(
  persist((): Habit => none, { name: 'mall-habit', storage: persistStorage<Habit>(1) }),
)

export const remember = (habit: Partial<Habit>) => useHabit.setState(habit)

forgetWhenLeaving(() => useHabit.setState(none))

type PickupState = {
  cities: Loadable<City[]>
  /** Of the city, or nearest first to where the member is. */
  dealers: Loadable<Dealer[]>
  /** Whether the member would rather see a city than what is near, though we know where they are. */
  byCity: boolean
}

export const usePickup = create<PickupState>(() => ({ cities: loading, dealers: loading, byCity: false }))
const { getState, setState } = usePickup

/** Where dealers are looked for: around the member where we know where that is, else in a city. */
const whereNow = () => (getState().byCity ? null : usePlace.getState().place)

export const useNearMe = () => {
  const place = usePlace((state) => state.place)
  return usePickup((state) => place !== null && !state.byCity)
}

export async function loadPickup() {
  if (getState().cities.status !== 'loaded') {
    const settled = await settle(api.listCities().then(({ cities }) => cities))
    setState(({ cities }) => ({ cities: refreshed(cities, settled) }))
  }
  const { cities } = getState()
  if (cities.status === 'failed') return setState({ dealers: cities })
  const { city } = useCity.getState()
  const all = cities.status === 'loaded' ? cities.value : []
  if (!all.some(({ code }) => code === city)) lookIn(all[0]?.code ?? null)
  await loadDealers()
}

async function loadDealers() {
  const place = whereNow()
  const { city } = useCity.getState()
  if (!place && !city) return
  const settled = await settle(api.listDealers(place ?? { city: city ?? '' }).then(({ dealers }) => dealers))
  if (whereNow() !== place || useCity.getState().city !== city) return
  setState(({ dealers }) => ({ dealers: refreshed(dealers, settled) }))
}

export async function chooseCity(city: string) {
  lookIn(city)
  setState({ byCity: true, dealers: loading })
  await loadDealers()
}

/** Asks where the member is; only ever after a tap that says why. Null, or why we still don't know. */
export async function findNearby(): Promise<NoLocation | null> {
  const located = await locate()
  if (located.status === 'unknown') return located.reason
  const { latitude, longitude } = located
  usePlace.setState({ place: { latitude, longitude } })
  setState({ byCity: false, dealers: loading })
  await loadDealers()
  return null
}
