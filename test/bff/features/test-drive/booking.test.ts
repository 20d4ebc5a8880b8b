import { randomUUID } from 'node:crypto'
import { inTwoHours, setup } from '../../../support/setup'

type Booking = { id: string; state: string; startsAt: string }
type Hold = { id: string }
type Refusal = { code: string; nearest?: { startsAt: string }[] }

const at = (clock: string, day = '2026-03-10') => new Date(`${day}T${clock}:00+08:00`)

test('TD-5 the same request finds what it made, and with other content it is refused', async () => {
  const { aDealer, aMember, hold, confirm, change } = await setup()
  const member = await aMember()
  const dealer = await aDealer()
  const [holding, confirming, moving, cancelling] = Array.from({ length: 4 }, () => randomUUID())
  const wish = { member, dealerId: dealer.id, startsAt: at('12:00'), requestId: holding! }

  const held = await hold(wish)
  expect((await hold(wish)).json()).toEqual(held.json())
  expect((await hold({ ...wish, startsAt: at('15:00') })).json<Refusal>().code).toBe('request_reused')

  const { id } = held.json<Hold>()
  const booked = await confirm(member, id, confirming)
  expect((await confirm(member, id, confirming)).json()).toEqual(booked.json())
  expect((await confirm(member, id, holding)).json<Refusal>().code).toBe('request_reused')

  const move = { startsAt: at('15:00').toISOString(), requestId: moving }
  const moved = await change('reschedule', member, id, move)
  expect((await change('reschedule', member, id, move)).json()).toEqual(moved.json())

  const cancel = { reason: 'time', requestId: cancelling }
  const cancelled = await change('cancel', member, id, cancel)
  expect((await change('cancel', member, id, cancel)).json()).toEqual(cancelled.json())
  expect((await change('cancel', member, id, { ...cancel, reason: 'model' })).json<Refusal>().code).toBe(
    'request_reused',
  )
})

test('TD-7 a member has two bookings to come at most, three a week', async () => {
  const { aDealer, aMember, book, clock } = await setup({ now: '2026-03-09T00:00:00Z' })
  const member = await aMember()
  const dealer = await aDealer({ consultants: 3, models: { lan: 3 } })
  const codeOf = async (startsAt: Date) => {
    const reply = await book({ member, dealerId: dealer.id, startsAt })
    return reply.statusCode === 201 ? 'booked' : reply.json<Refusal>().code
  }

  expect(await codeOf(at('10:00', '2026-03-09'))).toBe('booked')
  expect(await codeOf(at('12:00', '2026-03-09'))).toBe('booked')
  expect(await codeOf(at('14:00', '2026-03-09'))).toBe('booking_limit')

  clock.now = at('18:00', '2026-03-09')
  expect(await codeOf(at('10:00', '2026-03-10'))).toBe('booked')
  expect(await codeOf(at('10:00', '2026-03-11'))).toBe('weekly_limit')
  expect(await codeOf(at('10:00', '2026-03-16'))).toBe('booked')
})

test('TD-7 a car and a consultant have their drives a day, and no more', async () => {
  const { aDealer, aMember, book } = await setup()
  const dealer = await aDealer({ policy: { carDayMax: 2 }, models: { lan: 1 }, consultants: 3 })
  const codes: string[] = []
  for (const clock of ['10:00', '12:00', '14:00']) {
    const reply = await book({ member: await aMember(), dealerId: dealer.id, startsAt: at(clock) })
    codes.push(reply.statusCode === 201 ? 'booked' : reply.json<Refusal>().code)
  }
  expect(codes).toEqual(['booked', 'booked', 'slot_taken'])
})

test('TD-8 a moved booking keeps its consultant and frees its old time', async () => {
  const { aDealer, aMember, book, change, db } = await setup()
  const member = await aMember()
  const dealer = await aDealer({ models: { lan: 1 }, consultants: 3 })
  const booked = (await book({ member, dealerId: dealer.id, startsAt: at('12:00') })).json<Booking>()
  const consultantOf = () => db.one`select consultant_id from drive_booking where id = ${booked.id}`
  const before = await consultantOf()

  const moved = await change('reschedule', member, booked.id, { startsAt: at('12:30').toISOString() })

  expect(moved.statusCode).toBe(200)
  expect(moved.json<Booking>().startsAt).toBe(at('12:30').toISOString())
  expect(await consultantOf()).toEqual(before)
  expect(
    (await book({ member: await aMember(), dealerId: dealer.id, startsAt: at('10:00') })).statusCode,
  ).toBe(201)
})

test('TD-8 a booking is not in its own way, and its own time is not offered for it', async () => {
  const { call, aDealer, aMember, book } = await setup({ now: '2026-03-10T00:00:00Z' })
  const { id: dealerId } = await aDealer({
    models: { lan: 1 },
    consultants: 1,
    hours: { workday: [600, 840] },
  })
  const member = await aMember()
  const { id } = (await book({ member, dealerId, startsAt: new Date('2026-03-11T03:00:00Z') })).json<{
    id: string
  }>()

  const listed = async (name: string, as?: typeof member) => {
    const reply = await call(name, as && { member: as })
    return reply.json<{ slots: { startsAt: string; state: string }[] }>().slots
  }
  const free = (slots: { startsAt: string; state: string }[]) =>
    slots.filter(({ state }) => state === 'free').map(({ startsAt }) => startsAt.slice(11, 16))
  expect(
    free(await listed(`GET /test-drive/slots?dealerId=${dealerId}&model=lan&date=2026-03-11`)),
  ).not.toContain('03:30')
  const others = free(await listed(`GET /test-drive/bookings/${id}/slots?date=2026-03-11`, member))
  expect(others).toContain('03:30')

  const moved = await call(`POST /test-drive/bookings/${id}/reschedule`, {
    member,
    payload: { startsAt: '2026-03-11T03:30:00Z', requestId: randomUUID() },
  })
  expect(moved.statusCode).toBe(200)
  const closed = await call(`POST /test-drive/bookings/${id}/reschedule`, {
    member,
    payload: { startsAt: '2026-03-11T03:45:00Z', requestId: randomUUID() },
  })
  const { nearest } = closed.json<{ nearest: { startsAt: string }[] }>()
  expect(nearest).toHaveLength(3)
  expect(nearest.map(({ startsAt }) => startsAt)).not.toContain('2026-03-11T03:30:00.000Z')
})

test('TD-8 when the new time is taken, the old one is still there', async () => {
  const { aDealer, aMember, book, change, call } = await setup()
  const member = await aMember()
  const dealer = await aDealer()
  await book({ member: await aMember(), dealerId: dealer.id, startsAt: at('15:00') })
  const booked = (await book({ member, dealerId: dealer.id, startsAt: at('12:00') })).json<Booking>()

  const refused = await change('reschedule', member, booked.id, { startsAt: at('15:00').toISOString() })

  expect(refused.json<Refusal>().code).toBe('slot_taken')
  expect(refused.json<Refusal>().nearest).toHaveLength(3)
  const still = await call(`GET /test-drive/bookings/${booked.id}`, { member })
  expect(still.json()).toEqual(booked)
  const taken = await book({ member: await aMember(), dealerId: dealer.id, startsAt: at('12:00') })
  expect(taken.json<Refusal>().code).toBe('slot_taken')
})

test('TD-9 a cancelled time is free at once, its reason is kept, and the cut-off holds', async () => {
  const { aDealer, aMember, book, change, clock } = await setup()
  const member = await aMember()
  const dealer = await aDealer()
  const wish = { dealerId: dealer.id, startsAt: at('12:00') }
  const first = (await book({ member, ...wish })).json<Booking>()

  const cancelled = await change('cancel', member, first.id, { reason: 'time' })
  expect(cancelled.json()).toMatchObject({ state: 'cancelled', cancelReason: 'time' })
  const second = await book({ member, ...wish })
  expect(second.statusCode).toBe(201)

  clock.now = at('10:00')
  const late = await change('cancel', member, second.json<Booking>().id, { reason: 'time' })
  expect(late.json<Refusal>().code).toBe('change_too_late')
  expect((await change('cancel', member, first.id, { reason: 'time' })).json<Refusal>().code).toBe(
    'booking_ended',
  )
})

test('my bookings: to come soonest first, past latest first, page by page without gap or repeat', async () => {
  const { aDealer, aMember, book, change, call, clock } = await setup({ now: '2026-03-09T00:00:00Z' })
  const member = await aMember()
  const dealer = await aDealer()
  const starts: string[] = []
  for (let n = 0; n < 23; n++) {
    const startsAt = new Date(at('12:00', '2026-03-10').getTime() + (n % 7) * 24 * 3_600_000)
    const booked = (await book({ member, dealerId: dealer.id, startsAt })).json<Booking>()
    await change('cancel', member, booked.id, { reason: 'other' })
    starts.push(booked.id)
  }
  type Page = { bookings: Booking[]; next: string | null }
  const page = async (when: string, cursor?: string) =>
    (
      await call(`GET /test-drive/bookings?when=${when}${cursor ? `&cursor=${cursor}` : ''}`, { member })
    ).json<Page>()

  const walk = async (when: string) => {
    const seen: Booking[] = []
    let cursor: string | undefined
    do {
      const { bookings, next } = await page(when, cursor)
      expect(bookings.length).toBeLessThanOrEqual(10)
      seen.push(...bookings)
      cursor = next ?? undefined
    } while (cursor)
    return seen
  }

  const seen = await walk('past')
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(starts))
  expect(seen).toHaveLength(23)
  expect(seen.map(({ startsAt }) => startsAt)).toEqual(
    seen
      .map(({ startsAt }) => startsAt)
      .sort()
      .reverse(),
  )

  await book({ member, dealerId: dealer.id, startsAt: at('15:00', '2026-03-12') })
  await book({ member, dealerId: dealer.id, startsAt: at('15:00', '2026-03-11') })
  const upcoming = await page('upcoming')
  expect(upcoming.bookings.map(({ startsAt }) => startsAt)).toEqual([
    at('15:00', '2026-03-11').toISOString(),
    at('15:00', '2026-03-12').toISOString(),
  ])
  clock.now = at('16:00', '2026-03-11')
  expect((await page('upcoming')).bookings).toHaveLength(1)
  const ended = (await walk('past')).filter(({ state }) => state === 'ended')
  expect(ended.map(({ startsAt }) => startsAt)).toEqual([at('15:00', '2026-03-11').toISOString()])
})

test("another member's hold and booking do not exist for me", async () => {
  const { aDealer, aMember, hold, confirm, change, call } = await setup()
  const [mine, other] = [await aMember(), await aMember()]
  const dealer = await aDealer()
  const { id } = (await hold({ member: mine, dealerId: dealer.id })).json<Hold>()

  expect((await confirm(other, id)).statusCode).toBe(404)
  expect((await call(`DELETE /test-drive/holds/${id}`, { member: other })).json()).toEqual({
    released: false,
  })
  expect((await confirm(mine, id)).statusCode).toBe(201)
  expect((await call(`GET /test-drive/bookings/${id}`, { member: other })).statusCode).toBe(404)
  expect((await change('cancel', other, id, { reason: 'time' })).statusCode).toBe(404)
  const move = { startsAt: inTwoHours(new Date('2026-03-10T00:00:00Z'), 3).toISOString() }
  expect((await change('reschedule', other, id, move)).statusCode).toBe(404)
})
