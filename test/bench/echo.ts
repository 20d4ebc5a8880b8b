import { Type } from '@sinclair/typebox'
import type { EndpointMap } from '@/contract/endpoint'
import { CalendarDay, CityCode, Latitude, Longitude, ModelId } from '@/contract/primitives'
import { serve } from '@/bff/lib/serve'

const Place = Type.Object({
  city: CityCode,
  date: CalendarDay,
  model: ModelId,
  latitude: Latitude,
  longitude: Longitude,
})

/** An endpoint that checks and shapes like a search, and does nothing in between. */
const echo = { summary: 'What was asked', query: Place, reply: { 200: Place } }

export const echoToAnyone = serve(
  { 'GET /echo': { who: 'anyone', ...echo } } as const satisfies EndpointMap,
  {
    'GET /echo': async ({ query }) => [200, query],
  },
)

/** The same for whoever asks, beside the one for members. */
export const openEcho = serve(
  { 'GET /open-echo': { who: 'anyone', ...echo } } as const satisfies EndpointMap,
  {
    'GET /open-echo': async ({ query }) => [200, query],
  },
)

export const echoToMembers = serve(
  { 'GET /echo': { who: 'member', ...echo } } as const satisfies EndpointMap,
  {
    'GET /echo': async ({ query }) => [200, query],
  },
)

const asked = '?city=310100&date=2026-03-12&model=lan&latitude=31.23&longitude=121.47'
export const echoPath = `/echo${asked}`
export const openEchoPath = `/open-echo${asked}`
