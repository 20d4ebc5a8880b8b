import type { Stage } from '@/contract/car'
import { daysBetween } from '@/bff/lib/zone'

/** Where somebody is in the life with a car. A car only counts once its owner has proven that it is theirs. */
export type OwnedCar = {
  isVerified: boolean
  isDefault: boolean
  registeredOn: string | null
  verifiedOn: string
}

const DORMANT_AFTER_DAYS = 180
const NEW_FOR_YEARS = 3

/**
 * `lastSeenOn` is null for who was never seen since it is noted. Who owns several cars is as new as the default one
 * is, or else the newest: that is what they are spoken to about.
 */
export function stageOf(cars: readonly OwnedCar[], lastSeenOn: string | null, today: string): Stage {
  if (lastSeenOn && daysBetween(lastSeenOn, today) > DORMANT_AFTER_DAYS) return 'dormant'
  const since = cars
    .filter((car) => car.isVerified)
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || (beginOf(a) < beginOf(b) ? 1 : -1))
    .map(beginOf)[0]
  if (!since) return 'prospect'
  return today < yearsAfter(since, NEW_FOR_YEARS) ? 'new_owner' : 'long_time_owner'
}

const beginOf = (car: OwnedCar) => car.registeredOn ?? car.verifiedOn

/** 29 February has its day in no common year: compared as text it comes before 1 March, which is late enough. */
const yearsAfter = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
