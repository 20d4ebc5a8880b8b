import type { RefusalCode } from '@/contract/refusals'
import { daysBetween } from '@/bff/lib/zone'

/** One reading of a car; days are those of the place where it was read. */
export type Reading = { km: number; readOn: string }

/** Two drivers who take turns on motorways for a whole day come near it. */
export const KM_A_DAY_MAX = 2_000
/** No car of the kind that people own has gone farther. */
const KM_MAX = 2_000_000

/** Why a car can't have shown both, or null. Which was told first does not matter, only which day was. */
export function whyNotBoth(reading: Reading, other: Reading): RefusalCode | null {
  const days = daysBetween(other.readOn, reading.readOn)
  const km = reading.km - other.km
  // On one day, what is told later was read later.
  const [daysOn, kmOn] = days < 0 ? [-days, -km] : [days, km]
  if (kmOn < 0) return 'odometer_lower'
  return kmOn > KM_A_DAY_MAX * Math.max(1, daysOn) ? 'odometer_too_fast' : null
}

/** Why a reading can't be noted beside those there are, or null. `today` is where the sun rises first. */
export function whyNotNote(reading: Reading, others: readonly Reading[], today: string): RefusalCode | null {
  if (reading.readOn > today) return 'odometer_future'
  if (reading.km > KM_MAX) return 'odometer_absurd'
  for (const other of others) {
    const reason = whyNotBoth(reading, other)
    if (reason) return reason
  }
  return null
}

/** Those that can't be true if `reading` is. */
export const contradicting = <R extends Reading>(reading: Reading, others: readonly R[]): R[] =>
  others.filter((other) => whyNotBoth(reading, other) !== null)
