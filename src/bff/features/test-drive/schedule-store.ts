import { fragment, type Sql } from '@/bff/db/sql'
import { CELL_MS, type Policy, type Taken } from './slots'

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup'

export type CalendarDay = { day: string; kind: 'holiday' | 'makeup'; name: string }

/** Public holidays and make-up workdays from `from` to `to`, both included. */
export const listCalendar = (sql: Sql, from: string, to: string) =>
  sql.many<CalendarDay>`
    select day, kind, name from calendar_day where day between ${from} and ${to}`

export type DealerRow = {
  id: string
  cityCode: string
  cityName: string
  name: string
  address: string
  phone: string
  latitude: number
  longitude: number
  timeZone: string
  cover: string
}

const dealerColumns = fragment`
  d.id, d.city_code as "cityCode", c.name as "cityName", d.name, d.address, d.phone, d.latitude, d.longitude,
  d.time_zone as "timeZone", d.cover`

export type CityRow = {
  code: string
  name: string
  province: string
  latitude: number
  longitude: number
  dealerCount: number
}

export const listCities = (sql: Sql) =>
  sql.many<CityRow>`
    select c.code, c.name, c.province, c.latitude, c.longitude, count(*)::int as "dealerCount"
    from city c join dealer d on d.city_code = c.code
    group by c.code
    order by "dealerCount" desc, c.code`

export const findDealer = (sql: Sql, dealerId: string) =>
  sql.maybeOne<DealerRow>`
    select ${dealerColumns} from dealer d join city c on c.code = d.city_code where d.id = ${dealerId}`

export const listDealersById = (sql: Sql, ids: readonly string[]) =>
  sql.many<DealerRow>`
    select ${dealerColumns} from dealer d join city c on c.code = d.city_code where d.id = any(${ids}::uuid[])`

export const listDealersOfCity = (sql: Sql, city: string) =>
  sql.many<DealerRow>`
    select ${dealerColumns} from dealer d join city c on c.code = d.city_code where d.city_code = ${city}`

/** Those between two latitudes: a band that an index can cut out, for the caller to measure distances in. */
export const listDealersBetween = (sql: Sql, south: number, north: number) =>
  sql.many<DealerRow>`
    select ${dealerColumns} from dealer d join city c on c.code = d.city_code
    where d.latitude between ${south} and ${north}`

export type HoursRow = { dealerId: string; dayKind: 'workday' | 'weekend' | 'holiday' }
export type ClosedRow = { dealerId: string; day: string }

/** Which kinds of day each dealer of a city is open on. */
export const listHoursOfCity = (sql: Sql, city: string) =>
  sql.many<HoursRow>`
    select h.dealer_id as "dealerId", h.day_kind as "dayKind"
    from dealer d join opening_hours h on h.dealer_id = d.id where d.city_code = ${city}`

export const listClosedDaysOfCity = (sql: Sql, city: string, from: string, to: string) =>
  sql.many<ClosedRow>`
    select x.dealer_id as "dealerId", x.day
    from dealer d join closed_day x on x.dealer_id = d.id
    where d.city_code = ${city} and x.day between ${from} and ${to}`

export const findHorizonOfCity = (sql: Sql, city: string) =>
  sql.maybeOne<{ days: number | null; timeZone: string | null }>`
    select max(p.horizon_days) as days, min(d.time_zone) as "timeZone"
    from dealer d join drive_policy p on p.dealer_id = d.id where d.city_code = ${city}`

export const listModels = async (sql: Sql, dealerId: string) => {
  const lent = await sql.many<{ modelId: string }>`
    select model_id as "modelId" from drive_policy where dealer_id = ${dealerId} order by model_id`
  return lent.map(({ modelId }) => modelId)
}

/** The dealers that a statement is about. */
export type Dealers = { column: typeof ofColumn.city; value: string }
const ofColumn = { city: fragment`d.city_code`, id: fragment`d.id` }
export const allOf = (city: string): Dealers => ({ column: ofColumn.city, value: city })
export const only = (dealerId: string): Dealers => ({ column: ofColumn.id, value: dealerId })

/** How a dealer lends one model, and from when to when it is open on the day asked about; nulls when it is closed. */
export type Lending = Policy & {
  dealerId: string
  modelId: string
  opensMin: number | null
  closesMin: number | null
}

const lendingColumns = fragment`
  p.dealer_id as "dealerId", p.model_id as "modelId", p.duration_min as "durationMin",
  p.buffer_before_min as "bufferBeforeMin", p.buffer_after_min as "bufferAfterMin", p.step_min as "stepMin",
  p.notice_min as "noticeMin", p.horizon_days as "horizonDays", p.cutoff_min as "cutoffMin",
  p.car_day_max as "carDayMax", p.consultant_day_max as "consultantDayMax",
  h.opens_min as "opensMin", h.closes_min as "closesMin"`

/** The hours of dealer d on `asked.day`: those of the kind that the calendar, or else the week, makes of it. */
const hoursOnDay = fragment`
  left join calendar_day c on c.day = asked.day
  left join closed_day x on x.dealer_id = d.id and x.day = asked.day
  left join opening_hours h on h.dealer_id = d.id and x.day is null
    and h.day_kind = case when c.kind = 'holiday' then 'holiday'
      when c.kind is null and date_part('isodow', asked.day) > 5 then 'weekend' else 'workday' end`

/** Of the model given, or of all. */
export const listLendings = (sql: Sql, { column, value }: Dealers, modelId: string | null, day: string) =>
  sql.many<Lending>`
    select ${lendingColumns}
    from dealer d
    join drive_policy p on p.dealer_id = d.id
    cross join (select ${day}::date as day) asked
    ${hoursOnDay}
    where ${column} = ${value} and (${modelId}::text is null or p.model_id = ${modelId})
    order by p.dealer_id, p.model_id`

/** With the dealer's zone, and the day that `at` falls on there. */
export const findLendingAt = (sql: Sql, dealerId: string, modelId: string, at: Date) =>
  sql.maybeOne<Lending & { timeZone: string; localDay: string }>`
    select ${lendingColumns}, d.time_zone as "timeZone", asked.day as "localDay"
    from dealer d
    join drive_policy p on p.dealer_id = d.id
    cross join lateral (select (${at}::timestamptz at time zone d.time_zone)::date as day) asked
    ${hoursOnDay}
    where d.id = ${dealerId} and p.model_id = ${modelId}`

/** What is taken of a dealer's cars of the model, or of its consultants. */
export type TakenRow = { dealerId: string; kind: 'cars' | 'consultants'; taken: Taken[] }

type DayOfModel = { day: string; modelId: string; now: Date; moving?: string | undefined }

/**
 * What is taken on a day of consultants, and of cars of the model: half hours as bits counted from the one in which the
 * day begins there, and the number of drives they belong to. Holds that ran out before `now` take nothing, nor does the
 * booking that is `moving`. Each car and consultant is looked up by its own key: nobody else's claims are read.
 */
export async function listTaken(
  sql: Sql,
  { column, value }: Dealers,
  { day, modelId, now, moving }: DayOfModel,
): Promise<TakenRow[]> {
  const groups = await sql.many<Omit<TakenRow, 'taken'> & { taken: string }>`
    select r.dealer_id as "dealerId", r.kind, string_agg(c.cells || ':' || c.drives, ',') as taken
    from dealer d
    cross join lateral (
      select date_bin(make_interval(secs => ${CELL_MS / 1000}), ${day}::timestamp at time zone d.time_zone, 'epoch') as from_at,
        (${day}::timestamp + interval '1 day') at time zone d.time_zone as to_at
      offset 0
    ) whole
    cross join lateral (
      select dealer_id, id, 'cars' as kind from demo_car where dealer_id = d.id and active and model_id = ${modelId}
      union all
      select dealer_id, id, 'consultants' from consultant where dealer_id = d.id and active
    ) r
    cross join lateral (
      select
        coalesce(bit_or(1::bigint << (date_part('epoch', cell_at - from_at)::int / ${CELL_MS / 1000}::int)), 0) as cells,
        count(distinct holder_id) filter (where holder_kind = 'booking') as drives
      from claim
      where dealer_id = r.dealer_id and resource_id = r.id and cell_at >= from_at and cell_at < to_at
        and (held_until is null or held_until > ${now}) and holder_id is distinct from ${moving ?? null}::uuid
    ) c
    where ${column} = ${value}
    group by r.dealer_id, r.kind`
  return groups.map(({ dealerId, kind, taken }) => ({ dealerId, kind, taken: taken.split(',').map(takenOf) }))
}

function takenOf(text: string): Taken {
  const colon = text.indexOf(':')
  return { cells: Number(text.slice(0, colon)), drives: Number(text.slice(colon + 1)) }
}
