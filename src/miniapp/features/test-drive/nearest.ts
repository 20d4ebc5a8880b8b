import type { DaySlot } from '@/contract/test-drive'

/** How many times we offer instead of one that is gone. */
const OFFERED = 3

/** The free times of a day that are nearest to the one that was wanted, nearest first. */
export function nearestFree(slots: readonly DaySlot[], wantedAt: string): DaySlot[] {
  const apart = ({ startsAt }: DaySlot) => Math.abs(Date.parse(startsAt) - Date.parse(wantedAt))
  return slots
    .filter((slot) => slot.state === 'free')
    .sort((a, b) => apart(a) - apart(b))
    .slice(0, OFFERED)
}
