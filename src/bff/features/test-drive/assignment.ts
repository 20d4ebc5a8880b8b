/** A car or a consultant that is free for the time asked for, and how many drives the day has for it. */
export type Candidate = { id: string; drives: number }
export type Pair = { carId: string; consultantId: string }

/**
 * Who drives: the least busy of the day, so that work and mileage spread; a preferred one (the member's
 * own, on a reschedule) goes first when free. Null when either kind has nobody below its limit.
 */
export function choosePair(
  cars: readonly Candidate[],
  consultants: readonly Candidate[],
  limits: { carDayMax: number; consultantDayMax: number },
  preferred: Partial<Pair> = {},
): Pair | null {
  const car = leastBusy(cars, limits.carDayMax, preferred.carId)
  const consultant = leastBusy(consultants, limits.consultantDayMax, preferred.consultantId)
  return car && consultant ? { carId: car.id, consultantId: consultant.id } : null
}

function leastBusy(candidates: readonly Candidate[], dayMax: number, preferredId?: string): Candidate | null {
  const able = candidates.filter(({ drives }) => drives < dayMax)
  const rank = ({ id, drives }: Candidate) => (id === preferredId ? -1 : drives)
  able.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
  return able[0] ?? null
}
