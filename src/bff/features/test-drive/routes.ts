import assert from 'node:assert/strict'
import { testDriveEndpoints, testDriveStaffEndpoints } from '@/contract/test-drive'
import { serve } from '@/bff/lib/serve'
import type { Arrivals } from './arrivals'
import { presentHold, presentSlot, type Presenters } from './present'
import type { Search } from './search'
import type { TestDrives } from './service'

export const testDriveRoutes = (
  drives: TestDrives,
  search: Search,
  { presentBooking, presentDealer }: Presenters,
) =>
  serve(testDriveEndpoints, {
    'GET /test-drive/cities': async () => [200, { cities: await search.cities() }],

    'GET /test-drive/days': async ({ query }) => [200, { days: await search.days(query.city) }],

    'GET /test-drive/availability': async ({ query }) => {
      const dealers = await search.availability(query.city, query.date, query.model, placeOf(query))
      const written = makeInstants()
      return [
        200,
        {
          dealers: dealers.map(({ near, starts }) => ({
            dealer: presentDealer(near),
            starts: starts.map(written),
          })),
        },
      ]
    },

    'GET /test-drive/dealers': async ({ query }) => {
      const dealers = await search.dealers(query.city, placeOf(query), query.limit)
      return [200, { dealers: dealers.map(presentDealer) }]
    },

    'GET /test-drive/dealers/:dealerId': async ({ params, query }) => {
      const { near, models } = await search.dealer(params.dealerId, placeOf(query))
      return [200, { dealer: presentDealer(near), models }]
    },

    'GET /test-drive/slots': async ({ query }) => {
      const slots = await search.slots(query.dealerId, query.model, query.date)
      return [200, { slots: slots.map(presentSlot) }]
    },

    'POST /test-drive/holds': async ({ member, body }) => {
      const hold = await drives.hold(member, { ...body, startsAt: new Date(body.startsAt) })
      return [201, presentHold(hold, drives.heldForS(hold))]
    },

    'DELETE /test-drive/holds/:holdId': async ({ member, params }) => [
      200,
      { released: await drives.release(member, params.holdId) },
    ],

    'POST /test-drive/bookings': async ({ member, body }) => [
      201,
      presentBooking(await drives.confirm(member, body)),
    ],

    'GET /test-drive/bookings': async ({ member, query }) => {
      const page = await search.bookings(member, query.when, query.cursor)
      return [200, { ...page, bookings: page.bookings.map(presentBooking) }]
    },

    'GET /test-drive/bookings/:bookingId': async ({ member, params }) => [
      200,
      presentBooking(await search.booking(member, params.bookingId)),
    ],

    'GET /test-drive/bookings/:bookingId/slots': async ({ member, params, query }) => {
      const slots = await search.slotsToMove(member, params.bookingId, query.date)
      return [200, { slots: slots.map(presentSlot) }]
    },

    'POST /test-drive/bookings/:bookingId/reschedule': async ({ member, params, body }) => {
      const wanted = { ...params, ...body, startsAt: new Date(body.startsAt) }
      return [200, presentBooking(await drives.reschedule(member, wanted))]
    },

    'POST /test-drive/bookings/:bookingId/cancel': async ({ member, params, body }) => [
      200,
      presentBooking(await drives.cancel(member, { ...params, ...body })),
    ],
  })

export const testDriveStaffRoutes = (arrivals: Arrivals, { presentGuest }: Presenters) =>
  serve(testDriveStaffEndpoints, {
    'GET /dealers/:dealerId/test-drives/bookings': async ({ staff, query }) => {
      const guests = await arrivals.guests(staff, query.date)
      return [200, { drives: guests.map(presentGuest) }]
    },

    'POST /dealers/:dealerId/test-drives/bookings/:bookingId/arrival': async ({ staff, params }) => {
      const { id, arrivedAt } = await arrivals.arrive(staff, params.bookingId)
      assert(arrivedAt, 'who has arrived has done so at some time')
      return [200, { bookingId: id, arrivedAt: arrivedAt.toISOString() }]
    },
  })

const placeOf = ({ latitude, longitude }: { latitude?: number; longitude?: number }) =>
  latitude === undefined || longitude === undefined ? null : { latitude, longitude }

/** Dealers of a city share most of their starts, which are written once. */
function makeInstants() {
  const written = new Map<Date, string>()
  return (at: Date): string => {
    let text = written.get(at)
    if (text === undefined) written.set(at, (text = at.toISOString()))
    return text
  }
}
