import { create } from 'zustand'
import type { City, DealerDay, DriveDay } from '@/contract/test-drive'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { locate, type NoLocation } from '@/miniapp/platform/location'
import { lookIn, useCity, usePlace } from '@/miniapp/platform/whereabouts'
import * as api from './api'
import { nearestCity } from './place'

type Day = { city: string; date: string; model: string }

type SearchState = {
  cities: Loadable<City[]>
  /** The days of `daysOf`, which is a city. */
  days: Loadable<DriveDay[]>
  daysOf: string | null
  /** The dealers and free times of `dealersOn`. */
  dealers: Loadable<DealerDay[]>
  dealersOn: Day | null
  /** Days found without a free time in the city and for the model of `dealersOn`. */
  full: string[]
}

const nothing: SearchState = {
  cities: loading,
  days: loading,
  daysOf: null,
  dealers: loading,
  dealersOn: null,
  full: [],
}

export const useSearch = create<SearchState>(() => nothing)
const { getState, setState } = useSearch

/** The cities, and which of them is ours: the one chosen before, the nearest, or the first. */
export async function loadCities() {
  const settled = await settle(api.listCities().then(({ cities }) => cities))
  setState(({ cities }) => ({ cities: refreshed(cities, settled) }))
  const { cities } = getState()
  if (cities.status !== 'loaded') return
  const { city } = useCity.getState()
  if (!cities.value.some(({ code }) => code === city)) lookIn(cities.value[0]?.code ?? null)
}

export async function loadDays(city: string) {
  if (getState().daysOf !== city) setState({ days: loading, daysOf: city })
  const settled = await settle(api.listDays(city).then(({ days }) => days))
  // The member may have gone on to another city while we waited.
  if (getState().daysOf === city) setState(({ days }) => ({ days: refreshed(days, settled) }))
}

export async function loadDealers(day: Day) {
  const isSame = () => sameDay(getState().dealersOn, day)
  if (!isSame()) {
    const before = getState()
    const full = sameSearch(before.dealersOn, day) ? before.full : []
    setState({ dealers: loading, dealersOn: day, full })
  }
  const settled = await settle(listFreeTimes(day))
  if (!isSame()) return
  const isFull = settled.status === 'ok' && settled.value.every(({ starts }) => starts.length === 0)
  setState(({ dealers, full }) => ({
    dealers: refreshed(dealers, settled),
    full: isFull && !full.includes(day.date) ? [...full, day.date] : full,
  }))
}

export const listFreeTimes = (day: Day) =>
  api.listFreeTimes(day, usePlace.getState().place).then(({ dealers }) => dealers)

/** Asks where the member is; only ever after a tap that says why. Null, or why we still don't know. */
export async function locateMember(): Promise<NoLocation | null> {
  const located = await locate()
  if (located.status === 'unknown') return located.reason
  const { latitude, longitude } = located
  usePlace.setState({ place: { latitude, longitude } })
  const { cities } = getState()
  const city = cities.status === 'loaded' ? nearestCity(cities.value, located) : null
  if (city) lookIn(city.code)
  return null
}

/** How many full days are passed over before the member is told. */
const DAYS_SKIPPED = 3

/** Who did not ask for a day is shown the first with a free time, not an empty today. */
export const withoutFull = (days: readonly DriveDay[], full: readonly string[]) =>
  days.filter(({ date }) => !full.slice(0, DAYS_SKIPPED).includes(date))

export const firstOpenDay = (days: readonly DriveDay[]) => days.find(({ openDealers }) => openDealers > 0)

const sameSearch = (a: Day | null, b: Day) => a?.city === b.city && a.model === b.model
const sameDay = (a: Day | null, b: Day) => sameSearch(a, b) && a?.date === b.date
