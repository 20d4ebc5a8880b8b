import { gated } from './privacy-gate'

/** Where the member is, or why we can't know; either way the page goes on, in order of city. */
export type Located =
  { status: 'found'; latitude: number; longitude: number } | { status: 'unknown'; reason: NoLocation }

/**
 * `refused` by the member just now, `blocked` because they did so earlier and are not asked again, `switched_off` for
 * the whole phone, or the phone tried and failed.
 */
export type NoLocation = 'refused' | 'blocked' | 'switched_off' | 'unavailable' | 'timeout'

export type Locate = () => Promise<Located>

/** Where a blocked location can be allowed after all; a browser has no page for it that we could open. */
export const openSettings: (() => Promise<unknown>) | null = null

const TIMEOUT_MS = 8_000
const FRESH_MS = 5 * 60_000

const reasons: Record<number, NoLocation> = { 1: 'refused', 2: 'unavailable', 3: 'timeout' }

/** A browser speaks of WGS-84, some 500 m from the phones' GCJ-02: the order of dealers hardly minds. */
const ask: Locate = () =>
  new Promise((resolve) => {
    if (!navigator.geolocation) return resolve({ status: 'unknown', reason: 'unavailable' })
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ status: 'found', latitude, longitude }),
      ({ code }) => resolve({ status: 'unknown', reason: reasons[code] ?? 'unavailable' }),
      { timeout: TIMEOUT_MS, maximumAge: FRESH_MS },
    )
  })

export const locate = gated('location', ask, { status: 'unknown', reason: 'refused' })
