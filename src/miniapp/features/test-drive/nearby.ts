import { create } from 'zustand'
import type { Dealer } from '@/contract/test-drive'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { useCity, usePlace } from '@/miniapp/platform/whereabouts'
import * as api from './api'

const SHOWN = 3

type NearbyState = { dealers: Loadable<Dealer[]>; dealersOf: string | null }

export const useNearby = create<NearbyState>(() => ({ dealers: loading, dealersOf: null }))
const { getState, setState } = useNearby

/** The dealers nearest to the member or, as long as we don't know where that is, some of the city's. */
export async function loadNearby() {
  const { city } = useCity.getState()
  if (!city) return
  if (getState().dealersOf !== city) setState({ dealers: loading, dealersOf: city })
  const listed = api.listDealers(city, usePlace.getState().place, SHOWN).then(({ dealers }) => dealers)
  const settled = await settle(listed)
  if (getState().dealersOf === city) setState(({ dealers }) => ({ dealers: refreshed(dealers, settled) }))
}
