import type { City } from '@/contract/test-drive'
import type { Point } from '@/miniapp/platform/whereabouts'

/** A degree of longitude is shorter than one of latitude; near enough to tell which city somebody is in. */
const SHRINK = 0.8

/** `上海`, as people say it. */
export const cityLabel = (name: string) => name.replace(/市$/, '')

/** The city a place belongs to, by the nearest centre. Null when there are none. */
export function nearestCity(cities: readonly City[], place: Point): City | null {
  const apart = (city: City) =>
    (city.latitude - place.latitude) ** 2 + ((city.longitude - place.longitude) * SHRINK) ** 2
  return cities.reduce<City | null>(
    (nearest, city) => (nearest && apart(nearest) <= apart(city) ? nearest : city),
    null,
  )
}
