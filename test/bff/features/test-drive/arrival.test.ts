import { randomUUID } from 'node:crypto'
import type { Booking, GuestDrive } from '@/contract/test-drive'
import { isMissed, whyNotArrive } from '@/bff/features/test-drive/policy'
import { terms } from '../../../support/access-rewards'
import { inTwoHours, setup } from '../../../support/setup'

const MINUTE_MS = 60_000
const at = (clock: string) => new Date(`2026-03-10T${clock}:00+08:00`)

const aDrive = (wish: Partial<Parameters<typeof whyNotArrive>[0]> = {}) => ({
  ...{
    state: 'confirmed' as const,
    startsAt: at('10:00'),
    endsAt: at('11:00'),
    arrivedAt: null,
    missedAt: null,
  },
  ...wish,
})

test.each([
  ['08:59', 'arrival_too_early'],
  ['09:00', null],
  ['10:59', null],
  ['11:00', 'arrival_too_late'],
])('TD-12 at %s, whoever is to drive at ten can be there or not: %s', (clock, reason) => {
  expect(whyNotArrive(aDrive(), at(clock))).toBe(reason)
})

test('TD-12 nobody comes to a drive that is cancelled, was never booked, or was missed', () => {
  expect(whyNotArrive(aDrive({ state: 'cancelled' }), at('10:00'))).toBe('booking_ended')
  expect(whyNotArrive(aDrive({ state: 'held' }), at('10:00'))).toBe('not_found')
  expect(whyNotArrive(aDrive({ missedAt: at('10:20') }), at('10:30'))).toBe('arrival_too_late')
})

test('TD-12 who has not come twenty minutes after the start has not come', () => {
  expect(isMissed(aDrive(), at('10:19'))).toBe(false)
  expect(isMissed(aDrive(), at('10:20'))).toBe(true)
  expect(isMissed(aDrive({ arrivedAt: at('09:55') }), at('10:20'))).toBe(false)
  expect(isMissed(aDrive({ missedAt: at('10:20') }), at('10:25'))).toBe(false)
  expect(isMissed(aDrive({ state: 'cancelled' }), at('10:25'))).toBe(false)
})

/** A dealer that promises points to whoever comes, and a member who has booked. */
async function promised() {
  const bff = await setup()
  const { aMember, aDealer, aStaffRole, db, call, book, clock, deliver, change } = bff
  const promise = {
    ...{ ...terms, eventType: 'test_drive.booked', points: 300 },
    pending: { until: 'test_drive.arrived', voidOn: ['test_drive.cancelled', 'test_drive.no_show'] },
  }
  await db.run`
    insert into point_rule (id, version, terms, created_at, effective_from)
    values (${randomUUID()}, ${1}, ${JSON.stringify(promise)}, ${new Date(0)}, ${new Date(0)})`
  const [member, consultant, dealer] = [await aMember(), await aMember(), await aDealer()]
  await aStaffRole(dealer.id, consultant, 'consultant')
  const booked = await book({ member, dealerId: dealer.id, startsAt: inTwoHours(clock.now) })
  const { id, promisedPoints } = booked.json<Booking>()
  expect(promisedPoints).toBe(300)
  await deliver()
  const arrive = () =>
    call(`POST /dealers/${dealer.id}/test-drives/bookings/${id}/arrival`, { member: consultant })
  const seen = async () => (await call(`GET /test-drive/bookings/${id}`, { member })).json<Booking>()
  const points = () => db.one`select available, pending from point_balance where member_id = ${member.id}`
  const pass = (minutes: number) => (clock.now = new Date(clock.now.getTime() + minutes * MINUTE_MS))
  expect(await points()).toEqual({ available: 0, pending: 300 })
  return {
    ...bff,
    ...{ member, consultant, dealer },
    id,
    arrive,
    seen,
    points,
    pass,
    cancel: () => change('cancel', member, id, { reason: 'time' }),
  }
}

test('TD-17 whoever comes gets what was promised with the booking', async () => {
  const { arrive, seen, points, pass, deliver, job, cancel } = await promised()
  expect((await arrive()).json()).toMatchObject({ code: 'arrival_too_early' })
  pass(115)
  const answers = await Promise.all(Array.from({ length: 5 }, arrive))
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
  expect(answers[0]?.statusCode).toBe(200)
  await deliver()
  expect(await points()).toEqual({ available: 300, pending: 0 })
  pass(60)
  expect(await job('mark-no-shows')).toBe(0)
  expect(await seen()).toMatchObject({
    isMissed: false,
    arrivedAt: expect.any(String) as string,
    promisedPoints: 300,
  })
  expect((await cancel()).statusCode).toBe(409)
})

test('who receives guests sees those of a day, masked, and what has become of them', async () => {
  const { arrive, call, consultant, dealer, pass, id, book, aMember, clock, hold, change } = await promised()
  const drives = async (date: string) => {
    const answer = await call(`GET /dealers/${dealer.id}/test-drives/bookings?date=${date}`, {
      member: consultant,
    })
    return answer.json<{ drives: GuestDrive[] }>().drives
  }
  const date = '2026-03-10'
  const later = await book({
    member: await aMember(),
    dealerId: dealer.id,
    startsAt: inTwoHours(clock.now, 3),
  })
  const gone = await aMember()
  const given = await book({ member: gone, dealerId: dealer.id, startsAt: inTwoHours(clock.now, 6) })
  await change('cancel', gone, given.json<Booking>().id, { reason: 'time' })
  await hold({ member: await aMember(), dealerId: dealer.id, startsAt: inTwoHours(clock.now, 6) })

  const seen = await drives(date)
  expect(seen.map(({ bookingId }) => bookingId)).toEqual([id, later.json<Booking>().id])
  expect(seen[0]).toMatchObject({
    ...{ state: 'expected', canArrive: false, contactName: '陈屿', contactPhone: '138****8000' },
  })
  expect(await drives('2026-03-11')).toEqual([])

  pass(115)
  expect((await drives(date)).map(({ canArrive }) => canArrive)).toEqual([true, false])
  await arrive()
  expect((await drives(date))[0]).toMatchObject({ state: 'arrived', canArrive: false })
})

test('TD-12 TD-17 whoever does not come gets nothing, and is not waited for twice', async () => {
  const { arrive, seen, points, pass, deliver, job } = await promised()
  pass(120 + 19)
  expect(await job('mark-no-shows')).toBe(0)
  pass(1)
  const marked = await Promise.all([job('mark-no-shows'), job('mark-no-shows')])
  expect(marked.reduce<number>((sum, one) => sum + Number(one), 0)).toBe(1)
  await deliver()
  expect(await points()).toEqual({ available: 0, pending: 0 })
  expect(await seen()).toMatchObject({ isMissed: true, arrivedAt: null, promisedPoints: 0 })
  expect((await arrive()).json()).toMatchObject({ code: 'arrival_too_late' })
})

test('TD-17 a booking that is cancelled promises nothing any more', async () => {
  const { points, deliver, cancel, pass, job } = await promised()
  pass(-30)
  expect((await cancel()).json()).toMatchObject({ state: 'cancelled' })
  await deliver()
  expect(await points()).toEqual({ available: 0, pending: 0 })
  pass(300)
  expect(await job('mark-no-shows')).toBe(0)
})

test('TD-12 a drive that somebody comes to as it is given up is one or the other', async () => {
  const { arrive, pass, job, deliver, points, db } = await promised()
  pass(140)
  await Promise.all([arrive(), job('mark-no-shows'), arrive(), job('mark-no-shows')])
  await deliver()
  const [said] = await db.many<{ came: boolean; missed: boolean }>`
    select arrived_at is not null as came, missed_at is not null as missed from drive_booking`
  expect(Number(said?.came) + Number(said?.missed)).toBe(1)
  expect(await points()).toEqual({ available: said?.came ? 300 : 0, pending: 0 })
})
