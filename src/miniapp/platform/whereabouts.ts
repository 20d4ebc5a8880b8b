import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { forgetWhenLeaving } from './leaving'
import { persistStorage } from './persist'

type Around = { city: string | null }

/** In which city the member looks for dealers, whatever for; null before they have been asked or found. */
export const useCity = create<Around>()(
  persist((): Around => ({ city: null }), { name: 'city', storage: persistStorage<Around>(1) }),
)

export const lookIn = (city: string | null) => useCity.setState({ city })

forgetWhenLeaving(() => lookIn(null))

export type Point = { latitude: number; longitude: number }

/** Where the member is, for as long as the app is open; a place is nothing to keep. */
export const usePlace = create<{ place: Point | null }>(() => ({ place: null }))
