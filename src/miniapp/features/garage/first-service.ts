const MONTHS = 6
const DAY_MS = 24 * 60 * 60_000

/** What most carmakers ask for, whichever comes first; the car's own manual has the last word, and the page says so. */
export const FIRST_SERVICE = { months: MONTHS, km: 5_000 }

/** Days until the usual time of the first service; null once it has passed, or where nobody knows when the car began. */
export function firstServiceIn(registeredOn: string | null, today: string): number | null {
  if (!registeredOn) return null
  const due = new Date(registeredOn)
  due.setUTCMonth(due.getUTCMonth() + MONTHS)
  const days = Math.round((due.getTime() - Date.parse(today)) / DAY_MS)
  return days < 0 ? null : days
}

/** Days until a day, below zero for one that has passed. */
export const daysUntil = (day: string, today: string) =>
  Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS)
