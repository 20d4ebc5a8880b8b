import assert from 'node:assert/strict'
import { brand } from '@/brand/brand'
import type { Db } from '@/bff/db/sql'
import { dayOf } from '@/bff/lib/zone'
import { blocksOf, claimsOf } from './blocks'
import { namedDaysSince, type NamedDay } from './calendar'
import { cityAt, dealerCities, type City } from './cities'
import { shops as namedShops, type Shop } from './dealers'
import { fleetOf } from './fleet'
import { moreShops } from './more-dealers'
import { idOf } from './name-id'
import { closedDaysOf, hoursOf } from './opening'
import { consultantsOf } from './staff'
import * as store from './store'

const DEALERS_MAX = 2000
const TIME_ZONE = 'Asia/Shanghai'
const COVERS = 8

/**
 * Fills the database with places, the calendar, and dealers with all that belongs to them; answers how many
 * there are. What a dealer has comes with the dealer and never again, so that a later run leaves it as it is.
 */
export async function seed(
  db: Db,
  { now, dealers = namedShops.length }: { now: Date; dealers?: number },
): Promise<{ cities: number; dealers: number }> {
  assert(dealers > 0 && dealers <= DEALERS_MAX, `can't seed ${dealers} dealers`)
  const { shops, cities } = placesFor(dealers)
  const today = dayOf(now, TIME_ZONE)
  const calendar = namedDaysSince(Number(today.slice(0, 4)) - 1)

  return db.transaction(async (tx) => {
    await store.insertCities(tx, cities)
    await store.insertCalendar(tx, calendar)
    const added = new Set(await store.insertDealers(tx, shops.map(dealerOf)))
    const fresh = shops.filter(({ shop }) => added.has(idOf(shop)))
    await store.insertBelongings(
      tx,
      fresh.map((shop) => belongingsOf(shop, calendar, today)),
    )
    return { cities: cities.length, dealers: shops.length }
  })
}

/** The first `count` shops, those of the table first, and the cities they are in. */
function placesFor(count: number): { shops: Shop[]; cities: City[] } {
  const more = moreShops(Math.max(0, count - namedShops.length))
  const shops = [...namedShops.slice(0, count), ...more.shops]
  const cities = [...new Set(shops.map(({ cityCode }) => cityCode))].map((code) => {
    const place = dealerCities[code] ?? more.centres.get(code)
    assert(place, `nobody knows where ${code} is`)
    return cityAt(code, place)
  })
  return { shops, cities }
}

const dealerOf = ({ shop, ...place }: Shop, i: number): store.Dealer => ({
  ...place,
  id: idOf(shop),
  name: `${brand.name}·${shop}`,
  timeZone: TIME_ZONE,
  cover: `cover-${1 + (i % COVERS)}`,
})

function belongingsOf({ shop, cityCode }: Shop, calendar: NamedDay[], today: string): store.Belongings {
  const consultants = consultantsOf(shop)
  const { cars, policies } = fleetOf(shop, dealerCities[cityCode]?.carsOfModel ?? 1)
  const blocks = blocksOf({ shop, timeZone: TIME_ZONE, cars, consultants }, today)
  return {
    dealerId: idOf(shop),
    hours: hoursOf(shop),
    closedDays: closedDaysOf(shop, calendar, today),
    ...{ consultants, cars, policies, blocks },
    claims: claimsOf(blocks),
  }
}
