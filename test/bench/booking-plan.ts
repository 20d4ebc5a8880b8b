import type { Db } from '@/bff/db/sql'
import { dayOf } from '@/bff/lib/zone'
import { BUSY_CITY } from './busy-city'
import { NOW } from './clock'

const DAYS = 14
const NOTHING_OPEN = 'no dealer has time for a drive'

/**
 * A table of bookings that can all be had: hour-long drives over three cells, at most one at a time and four a day
 * at a dealer, with a car and a consultant that nobody else has. Each row has a member of its own, and what the
 * statements of a booking are told, by name.
 */
export async function makeBookingPlan(db: Db): Promise<void> {
  await db.run`
    create table bench_booking as
    with resource_at_rest as (
      select dealer_id, id, 'consultant' as kind, null as model_id from consultant
      union all
      select dealer_id, id, 'car', model_id from demo_car),
    free as (
      select * from resource_at_rest r
      where not exists (select from claim c where c.dealer_id = r.dealer_id and c.resource_id = r.id)),
    dealer_way as (
      select distinct on (d.id) d.id as dealer_id, d.time_zone, p.model_id, car.id as car_id,
        consultant.id as consultant_id, h.opens_min, p.cutoff_min
      from dealer d
      join drive_policy p on p.dealer_id = d.id and p.duration_min = 60 and p.buffer_before_min = 0
      join opening_hours h on h.dealer_id = d.id and h.day_kind = 'workday' and h.closes_min - h.opens_min >= 540
      join free car on car.dealer_id = d.id and car.model_id = p.model_id
      join free consultant on consultant.dealer_id = d.id and consultant.kind = 'consultant'
      where d.city_code <> ${BUSY_CITY}
      order by d.id),
    drive as (
      select w.*, gen_random_uuid() as id, on_day as local_day,
        (on_day + make_interval(mins => w.opens_min + 150 * nth)) at time zone w.time_zone as starts_at
      from dealer_way w
      cross join generate_series(1, ${DAYS}) ahead
      cross join lateral (select ${dayOf(NOW, 'Asia/Shanghai')}::date + ahead as on_day) a
      cross join generate_series(0, 3) nth
      where extract(isodow from on_day) < 6
        and not exists (select from calendar_day c where c.day = on_day)
        and not exists (select from closed_day x where x.dealer_id = w.dealer_id and x.day = on_day))
    select (row_number() over (order by md5(dealer_id::text || starts_at)))::int as n,
      dealer_id, array[dealer_id] as dealer_ids, model_id,
      car_id, array[car_id] as car_ids, consultant_id, array[consultant_id] as consultant_ids,
      gen_random_uuid() as member_id, gen_random_uuid() as hold_request, gen_random_uuid() as confirm_request,
      id, array[id] as ids, local_day, starts_at, starts_at + interval '1 hour' as ends_at,
      starts_at - make_interval(mins => cutoff_min) as changeable_until,
      array[starts_at, starts_at + interval '30 minutes', starts_at + interval '1 hour'] as cells,
      starts_at + interval '30 minutes' as second_cell,
      starts_at - interval '12 hours' as around_from, starts_at + interval '13 hours' as around_to
    from drive`
  await db.run`alter table bench_booking add primary key (n)`
  await db.run`insert into member (id, joined_at) select member_id, ${NOW} from bench_booking`
  const { count } = await db.one<{ count: number }>`select count(*)::int as count from bench_booking`
  if (count === 0) throw new Error(NOTHING_OPEN)
}
