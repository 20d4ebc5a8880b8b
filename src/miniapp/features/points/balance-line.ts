import type { PointTransfer } from '@/contract/points'
import type { Reading } from '@/miniapp/lib/trend'

/** What there was to spend after each transfer, as far back as they go; the last of them is now's. */
export function balanceLine(transfers: readonly PointTransfer[], available: number, now: Date): Reading[] {
  const readings: Reading[] = [{ at: now.getTime(), value: available }]
  let value = available
  for (const { at, change } of transfers) {
    readings.unshift({ at: Date.parse(at), value })
    value -= change
  }
  return readings
}
