import { fragment, type Db } from '@/bff/db/sql'
import { factories } from '../support/factories'

/** A city of its own, so that nothing else changes what it costs. */
export const BUSY_CITY = '999900'
export const BUSY_DAYS = ['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-16', '2026-03-17']

const DEALERS = 20
const FLEET = { yunque: 2, xichuan: 2, lan: 2, yedu: 1 }
const CONSULTANTS = 5

const resources = fragment`row_number() over (partition by dealer_id order by id) - 1 as place`

/** Twenty dealers whose consultants each have two drives a day, in all their cars. */
export async function makeBusyCity(db: Db): Promise<void> {
  const { aDealer } = factories(db)
  for (let n = 0; n < DEALERS; n++) {
    const place = { latitude: 31 + n / 100, longitude: 121 + n / 100 }
    await aDealer({
      cityCode: BUSY_CITY,
      name: `远山汽车·${n} 号店`,
      models: FLEET,
      consultants: CONSULTANTS,
      ...place,
    })
  }
  const cars = Object.values(FLEET).reduce((sum, count) => sum + count)
  await db.run`
    with busy as (select id from dealer where city_code = ${BUSY_CITY}),
      staff as (select dealer_id, id, ${resources} from consultant where dealer_id in (table busy)),
      fleet as (select dealer_id, id, ${resources} from demo_car where dealer_id in (table busy)),
      drive as (
        select s.dealer_id, s.id as consultant_id, f.id as car_id, gen_random_uuid() as id,
          day::timestamp at time zone 'Asia/Shanghai' + make_interval(mins => (600 + 240 * nth + 30 * s.place)::int)
            as starts_at
        from staff s
        cross join generate_series(0, 1) nth
        cross join unnest(${BUSY_DAYS}::date[]) day
        join fleet f on f.dealer_id = s.dealer_id and f.place = (s.place + 3 * nth) % ${cars})
    insert into claim (dealer_id, resource_id, cell_at, holder_id, holder_kind)
    select dealer_id, resource_id, starts_at + nth * interval '30 minutes', id, 'booking'
    from drive, unnest(array[consultant_id, car_id]) resource_id, generate_series(0, 2) nth
    on conflict do nothing`
}
