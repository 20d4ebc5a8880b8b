import { BUSY_CITY, BUSY_DAYS } from './busy-city'
import type { Errand } from './load'

/** Somebody looks for a day in a city, from somewhere within it, as the phone asks. */
export const slotsPath = (city: string, date: string) =>
  `/api/test-drive/availability?city=${city}&date=${date}&model=lan&latitude=31.2&longitude=121.4`

/** Looks at one day after another. */
export function slotErrands(city = BUSY_CITY, days: readonly string[] = BUSY_DAYS): () => Errand {
  let n = 0
  return () => {
    const path = slotsPath(city, days[n++ % days.length]!)
    return (ask) => ask({ method: 'GET', path })
  }
}
