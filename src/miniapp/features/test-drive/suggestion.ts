import { create } from 'zustand'
import type { Dealer, DealerDay, DriveDay } from '@/contract/test-drive'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { useCity } from '@/miniapp/platform/whereabouts'
import { timesTaken } from './bookings'
import { listFreeTimes, loadCities, loadDays, useSearch } from './state'
import { useWish } from './wish'

/** The next chance to drive a model: the first day with free times, at the dealer the member knows or the nearest. */
export type Suggestion = { model: string; day: DriveDay; dealer: Dealer; starts: string[] }

/** How many days we look ahead before we leave it to the member. */
const DAYS_TRIED = 3
const STARTS_SHOWN = 4

type SuggestionState = { suggestion: Loadable<Suggestion | null>; suggestionOf: string | null }

export const useSuggestion = create<SuggestionState>(() => ({ suggestion: loading, suggestionOf: null }))
const { getState, setState } = useSuggestion

export async function loadSuggestion(model: string) {
  if (useSearch.getState().cities.status !== 'loaded') await loadCities()
  const { city } = useCity.getState()
  const key = `${city}/${model}`
  if (getState().suggestionOf !== key) setState({ suggestion: loading, suggestionOf: key })

  const settled = await settle(findSuggestion(city, model))
  // The member may look at another model by now.
  if (getState().suggestionOf === key) {
    setState(({ suggestion }) => ({ suggestion: refreshed(suggestion, settled) }))
  }
}

async function findSuggestion(city: string | null, model: string): Promise<Suggestion | null> {
  if (!city) return null
  const [taken] = await Promise.all([timesTaken(), loadDays(city)])
  const { days } = useSearch.getState()
  if (days.status !== 'loaded') return null

  const open = days.value.filter(({ openDealers }) => openDealers > 0).slice(0, DAYS_TRIED)
  for (const day of open) {
    const dealers = await listFreeTimes({ city, date: day.date, model })
    const suggested = suggest(dealers, useWish.getState().dealerId, taken)
    if (suggested) return { model, day, ...suggested }
  }
  return null
}

type Times = { startsAt: string; endsAt: string }

/**
 * Dealers come nearest first; the one booked last is better known than the nearest. Nobody drives two cars at once:
 * another drive is taken to be as long as the one that is booked.
 */
export function suggest(
  dealers: readonly DealerDay[],
  knownDealerId: string | null,
  taken: readonly Times[] = [],
) {
  const meets = (at: number) => (booked: Times) => {
    const [begin, end] = [Date.parse(booked.startsAt), Date.parse(booked.endsAt)]
    return at < end && at + (end - begin) > begin
  }
  const isOpen = (startsAt: string) => !taken.some(meets(Date.parse(startsAt)))
  const free = dealers
    .map(({ dealer, starts }) => ({ dealer, starts: starts.filter(isOpen) }))
    .filter(({ starts }) => starts.length > 0)
  const best = free.find(({ dealer }) => dealer.id === knownDealerId) ?? free[0]
  return best ? { dealer: best.dealer, starts: best.starts.slice(0, STARTS_SHOWN) } : null
}
