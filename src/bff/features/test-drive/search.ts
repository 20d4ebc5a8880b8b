import type { Db } from '@/bff/db/sql'
import { readCursor, pageOf } from '@/bff/lib/cursor'
import { distanceM, type Place } from '@/bff/lib/distance'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import { plusMinutes } from '@/bff/lib/zone'
import type { Contacts } from './contact'
import { listDays } from './days'
import { freeStarts, readDay, timelineOf, timelines, type Timeline } from './schedule'
import * as schedule from './schedule-store'
import type { DealerRow } from './schedule-store'
import * as store from './store'
import { viewBooking, viewBookings, type Promised } from './view'

/** A dealer, and how far it is from where the caller said to be. */
export type NearDealer = { dealer: DealerRow; distanceM: number | null }

const PAGE = 10
/** A degree of latitude is 111 km: far enough to find the nearest few anywhere dealers are common. */
const BAND_DEGREES = 3
const DEALERS_DEFAULT = 20

export type Search = ReturnType<typeof makeSearch>

type Parts = { db: Db; now: () => Date; contacts: Contacts; promised: Promised }

/** Everything that only looks. */
export function makeSearch({ db, now: clock, ...viewing }: Parts) {
  return {
    cities: () => schedule.listCities(db),

    /** Today to the horizon, with what the public calendar says and how many dealers can still be visited. */
    days: (city: string) => db.together((sql) => listDays(sql, city, clock())),

    /** The dealers of a city that lend the model, nearest first, each with its free starts of a day. */
    async availability(city: string, day: string, modelId: string, where: Place | null) {
      const asked = { day, modelId, now: clock() }
      const [dealers, [lendings, taken]] = await db.together((sql) =>
        Promise.all([schedule.listDealersOfCity(sql, city), readDay(sql, schedule.allOf(city), asked)]),
      )
      if (dealers.length === 0) throw new Refusal('not_found')
      const lending = new Set(lendings.map(({ dealerId }) => dealerId))
      const lenders = dealers.filter(({ id }) => lending.has(id))
      const days = timelines(lenders, lendings, taken, asked)
      return nearestFirst(lenders, where).map((near) => ({
        near,
        starts: freeStarts(days.get(near.dealer.id)),
      }))
    },

    /** Near a place or of a city; with both, those of the city as seen from the place. */
    async dealers(
      city: string | undefined,
      where: Place | null,
      limit = DEALERS_DEFAULT,
    ): Promise<NearDealer[]> {
      if (city) return nearestFirst(await schedule.listDealersOfCity(db, city), where).slice(0, limit)
      if (!where) throw new Refusal('invalid_input', { detail: 'city or latitude and longitude' })
      const { latitude } = where
      const near = await schedule.listDealersBetween(db, latitude - BAND_DEGREES, latitude + BAND_DEGREES)
      const found = near.length >= limit ? near : await schedule.listDealersBetween(db, -90, 90)
      return nearestFirst(found, where).slice(0, limit)
    },

    async dealer(dealerId: string, where: Place | null) {
      const dealer = await schedule.findDealer(db, dealerId)
      if (!dealer) throw new Refusal('not_found')
      return { near: withDistance(dealer, where), models: await schedule.listModels(db, dealerId) }
    },

    /** Every start of a dealer's day for one model; empty when it is closed or too far ahead. */
    async slots(dealerId: string, modelId: string, day: string) {
      const dealer = await schedule.findDealer(db, dealerId)
      if (!dealer) throw new Refusal('not_found')
      const asked = { day, modelId, now: clock() }
      return timesOf(await db.together((sql) => timelineOf(sql, dealer, asked)))
    },

    /** Every start of a day that a booking can move to, at its dealer and for its model. */
    async slotsToMove(member: MemberRef, bookingId: string, day: string) {
      const own = await store.findMemberBooking(db, member.id, bookingId)
      const model = own?.state === 'confirmed' && (await store.findModel(db, own.dealerId, bookingId))
      const dealer = model && (await schedule.findDealer(db, own.dealerId))
      if (!dealer) throw new Refusal('not_found')
      const asked = { day, modelId: model.id, now: clock(), moving: bookingId }
      return timesOf(await db.together((sql) => timelineOf(sql, dealer, asked)))
    },

    async bookings(member: MemberRef, when: 'upcoming' | 'past', cursor?: string) {
      const list = when === 'upcoming' ? store.listUpcoming : store.listPast
      const found = await list(db, member.id, clock(), readCursor(cursor), PAGE + 1)
      const { rows, next } = pageOf(found, PAGE, ({ startsAt: at, bookingId: id }) => ({ at, id }))
      const wanted = rows.map(({ dealerId, bookingId }) => ({ dealerId, id: bookingId }))
      return { bookings: await viewBookings(db, viewing, wanted, clock()), next }
    },

    async booking(member: MemberRef, bookingId: string) {
      const own = await store.findMemberBooking(db, member.id, bookingId)
      if (own?.state !== 'confirmed' && own?.state !== 'cancelled') throw new Refusal('not_found')
      return viewBooking(db, viewing, { dealerId: own.dealerId, id: bookingId }, clock())
    },
  }
}

/** None where there is no day. */
function timesOf(day: Timeline | null) {
  if (!day) return []
  const { starts, stateAt, durationMin } = day
  return starts.map((startsAt) => ({
    startsAt,
    endsAt: plusMinutes(startsAt, durationMin),
    state: stateAt(startsAt),
  }))
}

const withDistance = (dealer: DealerRow, where: Place | null): NearDealer => ({
  dealer,
  distanceM: where && distanceM(where, dealer),
})

function nearestFirst(dealers: readonly DealerRow[], where: Place | null): NearDealer[] {
  const placed = dealers.map((dealer) => withDistance(dealer, where))
  return placed.sort(
    (a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0) || (a.dealer.name < b.dealer.name ? -1 : 1),
  )
}
