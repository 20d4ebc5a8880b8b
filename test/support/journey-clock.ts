import { turnClock } from './clock'

/** A Tuesday, ten in the morning in Shanghai, with nothing but working days around it. */
const MORNING = '2026-11-24T02:00:00Z'

const at = process.env['JOURNEYS_AT'] ?? MORNING
const ms = Date.parse(at) - Date.now()
if (Number.isNaN(ms)) throw new Error(`JOURNEYS_AT is no time: ${at}`)
turnClock(ms)
process.env['CLOCK_TURNED_MS'] = String(ms)
