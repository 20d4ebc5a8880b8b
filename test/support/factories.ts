import { randomUUID } from 'node:crypto'
import { rows, type Db } from '@/bff/db/sql'
import { cellsBetween, type Policy } from '@/bff/features/test-drive/slots'

export const shanghai = { code: '310100', latitude: 31.23, longitude: 121.47 }

type DealerWish = {
  cityCode?: string
  name?: string
  latitude?: number
  longitude?: number
  timeZone?: string
  /** Minutes since midnight; null is a day off. */
  hours?: Partial<Record<'workday' | 'weekend' | 'holiday', [number, number] | null>>
  models?: Record<string, number>
  consultants?: number
  policy?: Partial<Policy>
}

const tenToEight: [number, number] = [600, 1200]

/** An hour's drive, half an hour to clean the car, two hours' notice, 14 days ahead. */
export const aPolicy = (wish: Partial<Policy> = {}): Policy => ({
  durationMin: 60,
  bufferBeforeMin: 0,
  bufferAfterMin: 30,
  stepMin: 30,
  noticeMin: 120,
  horizonDays: 14,
  cutoffMin: 120,
  carDayMax: 20,
  consultantDayMax: 20,
  ...wish,
})

/** Records as a test needs them; each states only what the test is about. */
export function factories(db: Db) {
  async function aCity(code: string, name = '上海市') {
    await db.run`
      insert into city (code, name, province, latitude, longitude)
      values (${code}, ${name}, ${name}, ${shanghai.latitude}, ${shanghai.longitude}) on conflict do nothing`
  }

  async function aDealer(wish: DealerWish = {}) {
    const id = randomUUID()
    const { cityCode = shanghai.code, models = { lan: 1 }, consultants = 1 } = wish
    await aCity(cityCode)
    await db.run`
      insert into dealer (id, city_code, name, address, phone, latitude, longitude, time_zone, cover)
      values (${id}, ${cityCode}, ${wish.name ?? '远山汽车·上海徐汇店'}, ${'漕溪北路 88 号'}, ${'021-54001234'},
        ${wish.latitude ?? shanghai.latitude}, ${wish.longitude ?? shanghai.longitude},
        ${wish.timeZone ?? 'Asia/Shanghai'}, ${'cover-1'})`
    for (const kind of ['workday', 'weekend', 'holiday'] as const) {
      const hours = wish.hours?.[kind] === undefined ? tenToEight : wish.hours[kind]
      if (!hours) continue
      await db.run`
        insert into opening_hours (dealer_id, day_kind, opens_min, closes_min)
        values (${id}, ${kind}, ${hours[0]}, ${hours[1]})`
    }
    const carIds: string[] = []
    for (const [modelId, count] of Object.entries(models)) {
      await lend(id, modelId, aPolicy(wish.policy))
      for (let n = 0; n < count; n++) carIds.push(await aCar(id, modelId))
    }
    const consultantIds: string[] = []
    for (let n = 0; n < consultants; n++) consultantIds.push(await aConsultant(id))
    return { id, carIds, consultantIds }
  }

  const lend = (dealerId: string, modelId: string, p: Policy) => db.run`
    insert into drive_policy (dealer_id, model_id, duration_min, buffer_before_min, buffer_after_min, step_min,
      notice_min, horizon_days, cutoff_min, car_day_max, consultant_day_max)
    values (${dealerId}, ${modelId}, ${p.durationMin}, ${p.bufferBeforeMin}, ${p.bufferAfterMin}, ${p.stepMin},
      ${p.noticeMin}, ${p.horizonDays}, ${p.cutoffMin}, ${p.carDayMax}, ${p.consultantDayMax})`

  async function aCar(dealerId: string, modelId = 'lan') {
    const id = randomUUID()
    await db.run`
      insert into demo_car (dealer_id, id, model_id, name, paint)
      values (${dealerId}, ${id}, ${modelId}, ${'岚 Max'}, ${'黛山灰'})`
    return id
  }

  async function aConsultant(dealerId: string) {
    const id = randomUUID()
    await db.run`
      insert into consultant (dealer_id, id, name, title)
      values (${dealerId}, ${id}, ${'沈若溪'}, ${'高级产品顾问'})`
    return id
  }

  /** A car in the workshop, a consultant away. */
  async function aBlock(dealerId: string, resourceId: string, startsAt: Date, endsAt: Date) {
    const id = randomUUID()
    await db.run`
      insert into resource_block (dealer_id, id, resource_id, starts_at, ends_at, reason)
      values (${dealerId}, ${id}, ${resourceId}, ${startsAt}, ${endsAt}, ${'service'})`
    const cells = cellsBetween(startsAt, endsAt)
    await db.run`
      insert into claim (dealer_id, resource_id, cell_at, holder_id, holder_kind)
      values ${rows(cells.map((at) => [dealerId, resourceId, at, id, 'block']))}`
  }

  const aClosedDay = (dealerId: string, day: string) =>
    db.run`insert into closed_day (dealer_id, day, reason) values (${dealerId}, ${day}, ${'盘点'})`

  const aCalendarDay = (day: string, kind: 'holiday' | 'makeup', name = '国庆节') =>
    db.run`insert into calendar_day (day, kind, name) values (${day}, ${kind}, ${name})`

  async function aMember() {
    const id = randomUUID()
    await db.run`insert into member (id, phone_sealed, joined_at) values (${id}, ${null}, ${new Date(0)})`
    return { id }
  }

  /** A drive at the end of the month, whoever else has the car by then. */
  async function aBooking(
    memberId: string,
    { id: dealerId, carIds, consultantIds }: { id: string; carIds: string[]; consultantIds: string[] },
    contactSealed: string,
  ) {
    const startsAt = new Date('2026-03-31T02:00:00Z')
    const id = randomUUID()
    const endsAt = new Date(startsAt.getTime() + 60 * 60_000)
    await db.run`
      insert into drive_booking (dealer_id, id, member_id, model_id, car_id, consultant_id, starts_at, ends_at, local_day,
        state, held_until, changeable_until, claimed_cells, contact_sealed, created_at)
      values (${dealerId}, ${id}, ${memberId}, ${'lan'}, ${carIds[0]}, ${consultantIds[0]}, ${startsAt}, ${endsAt},
        ${'2026-03-31'}, ${'confirmed'}, ${startsAt}, ${startsAt}, ${1}, ${contactSealed}, ${new Date(0)})`
    await db.run`
      insert into member_booking (member_id, booking_id, dealer_id, starts_at, ends_at, state, held_until)
      values (${memberId}, ${id}, ${dealerId}, ${startsAt}, ${endsAt}, ${'confirmed'}, ${startsAt})`
    return id
  }

  async function aStaffRole(dealerId: string, member: { id: string }, role: 'consultant' | 'manager') {
    await db.run`
      insert into staff_role (dealer_id, member_id, role, created_at)
      values (${dealerId}, ${member.id}, ${role}, ${new Date(0)})`
  }

  const anOperatorRole = (member: { id: string }) =>
    db.run`insert into operator_role (member_id, created_at) values (${member.id}, ${new Date(0)})`

  return {
    aBooking,
    aStaffRole,
    anOperatorRole,
    aCity,
    aDealer,
    aCar,
    aConsultant,
    aBlock,
    aClosedDay,
    aCalendarDay,
    aMember,
  }
}
