import { randomUUID } from 'node:crypto'
import { makeServices } from '@/bff/services'
import { setup } from '../../../support/setup'

type Booking = { id: string; contactPhone: string }
type Hold = { id: string; heldUntil: string; heldForS: number; startsAt: string }
type Refusal = { code: string; nearest?: { startsAt: string }[] }

const minutesAfter = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)
const at = (clock: string, day = '2026-03-10') => new Date(`${day}T${clock}:00+08:00`)

test('TD-4 a hold keeps its time from others for five minutes, then frees itself', async () => {
  const { aDealer, aMember, hold, clock } = await setup()
  const dealer = await aDealer()
  const wish = { dealerId: dealer.id, startsAt: at('12:00') }

  const held = await hold({ member: await aMember(), ...wish })
  expect(held.statusCode).toBe(201)
  expect(held.json<Hold>().heldUntil).toBe(minutesAfter(clock.now, 5).toISOString())
  expect((await hold({ member: await aMember(), ...wish })).json<Refusal>().code).toBe('slot_taken')

  clock.now = minutesAfter(clock.now, 5)
  expect((await hold({ member: await aMember(), ...wish })).statusCode).toBe(201)
})

test('TD-4 asked for again, a hold says how much is left of it, down to nothing', async () => {
  const { aDealer, aMember, hold, clock } = await setup()
  const wish = {
    member: await aMember(),
    dealerId: (await aDealer()).id,
    startsAt: at('12:00'),
    requestId: randomUUID(),
  }
  const leftAfter = async (minutes: number) => {
    clock.now = minutesAfter(clock.now, minutes)
    return (await hold(wish)).json<Hold>().heldForS
  }
  expect(await leftAfter(0)).toBe(300)
  expect(await leftAfter(2)).toBe(180)
  expect(await leftAfter(4)).toBe(0)
})

test('TD-4 a hold that ran out can not be confirmed, and free times nearby are offered', async () => {
  const { aDealer, aMember, hold, confirm, clock } = await setup()
  const member = await aMember()
  const dealer = await aDealer()
  const held = await hold({ member, dealerId: dealer.id, startsAt: at('12:00') })

  clock.now = minutesAfter(clock.now, 6)
  const refused = await confirm(member, held.json<Hold>().id)

  expect(refused.statusCode).toBe(409)
  expect(refused.json<Refusal>().code).toBe('hold_expired')
  expect(refused.json<Refusal>().nearest![0]!.startsAt).toBe(at('12:00').toISOString())
})

test('TD-4 a member has one hold: a new one lets go of the one before', async () => {
  const { aDealer, aMember, hold, confirm } = await setup()
  const member = await aMember()
  const dealer = await aDealer()
  const first = await hold({ member, dealerId: dealer.id, startsAt: at('12:00') })
  const second = await hold({ member, dealerId: dealer.id, startsAt: at('15:00') })

  expect(second.statusCode).toBe(201)
  expect(
    (await hold({ member: await aMember(), dealerId: dealer.id, startsAt: at('12:00') })).statusCode,
  ).toBe(201)
  expect((await confirm(member, first.json<Hold>().id)).json<Refusal>().code).toBe('hold_expired')
  expect((await confirm(member, second.json<Hold>().id)).statusCode).toBe(201)
})

test('a hold that is given back is free at once, and giving it back twice does no harm', async () => {
  const { aDealer, aMember, hold, call } = await setup()
  const member = await aMember()
  const dealer = await aDealer()
  const { id } = (await hold({ member, dealerId: dealer.id })).json<Hold>()

  expect((await call(`DELETE /test-drive/holds/${id}`, { member })).json()).toEqual({ released: true })
  expect((await call(`DELETE /test-drive/holds/${id}`, { member })).json()).toEqual({ released: false })
  expect((await hold({ member: await aMember(), dealerId: dealer.id })).statusCode).toBe(201)
})

test('a DELETE that says it is JSON and has no body is understood', async () => {
  const { app, call } = await setup()
  const session = (await call('POST /auth/wechat', { payload: { code: 'dev:anna' } })).json<{
    token: string
  }>()
  const reply = await app.inject({
    method: 'DELETE',
    url: `/api/test-drive/holds/${randomUUID()}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${session.token}` },
  })
  expect(reply.json()).toEqual({ released: false })
})

test('TD-3 a confirmed booking names its car and consultant, and masks the phone', async () => {
  const { aDealer, aMember, book, call } = await setup()
  const member = await aMember()
  const dealer = await aDealer()

  const booked = await book({ member, dealerId: dealer.id, startsAt: at('12:00') })

  expect(booked.statusCode).toBe(201)
  expect(booked.json()).toMatchObject({
    state: 'confirmed',
    startsAt: at('12:00').toISOString(),
    endsAt: at('13:00').toISOString(),
    model: { id: 'lan', name: '岚' },
    car: { name: '岚 Max', paint: '黛山灰' },
    consultant: { name: '沈若溪' },
    contactName: '陈屿',
    contactPhone: '138****8000',
    changeableUntil: at('10:00').toISOString(),
  })
  const again = await call(`GET /test-drive/bookings/${booked.json<Booking>().id}`, { member })
  expect(again.json()).toEqual(booked.json())
})

test('without a phone of their own, a member must give one', async () => {
  const { aDealer, aMember, hold, call } = await setup()
  const member = await aMember()
  const dealer = await aDealer()
  const { id: holdId } = (await hold({ member, dealerId: dealer.id })).json<Hold>()
  const confirmWith = (more: object) =>
    call('POST /test-drive/bookings', {
      member,
      payload: { holdId, contactName: '陈屿', requestId: randomUUID(), ...more },
    })

  expect((await confirmWith({})).json<Refusal>().code).toBe('invalid_input')
  expect((await confirmWith({ contactPhone: '13800138000' })).statusCode).toBe(201)
})

test('a member who signed in by phone is called on that phone', async () => {
  const { aDealer, hold, call, codes, app } = await setup()
  const phone = '13912345678'
  await call('POST /auth/phone/codes', { payload: { phone } })
  const session = (await call('POST /auth/phone', { payload: { phone, code: codes.get(phone) } })).json<{
    token: string
    member: { id: string }
  }>()
  const dealer = await aDealer()
  const { id: holdId } = (await hold({ member: session.member, dealerId: dealer.id })).json<Hold>()

  const booked = await app.inject({
    method: 'POST',
    url: '/api/test-drive/bookings',
    headers: { authorization: `Bearer ${session.token}` },
    payload: { holdId, contactName: '陈屿', requestId: randomUUID() },
  })

  expect(booked.json<Booking>().contactPhone).toBe('139****5678')
})

test.each([
  ['before it opens', at('09:30')],
  ['off the grid', at('12:10')],
  ['too soon', at('09:00')],
  ['past the horizon', at('12:00', '2026-03-25')],
  ['in the past', at('12:00', '2026-03-09')],
])('TD-6 a time %s is closed, and free times are offered instead', async (_, startsAt) => {
  const { aDealer, aMember, hold } = await setup()
  const dealer = await aDealer()

  const refused = await hold({ member: await aMember(), dealerId: dealer.id, startsAt })

  expect(refused.statusCode).toBe(409)
  expect(refused.json<Refusal>().code).toBe('slot_closed')
  expect(refused.json<Refusal>().nearest!.length).toBeLessThanOrEqual(3)
})

test('TD-3 the loser is offered the three free times nearest to what they wanted, on other days if need be', async () => {
  const { aDealer, aMember, book, hold } = await setup()
  const dealer = await aDealer({ hours: { workday: [600, 690] } })
  const wish = { dealerId: dealer.id, startsAt: at('10:00', '2026-03-11') }
  await book({ member: await aMember(), ...wish })

  const refused = await hold({ member: await aMember(), ...wish })

  expect(refused.json<Refusal>().nearest!.map(({ startsAt }) => startsAt)).toEqual([
    at('10:00', '2026-03-12').toISOString(),
    at('10:00', '2026-03-10').toISOString(),
    at('10:00', '2026-03-13').toISOString(),
  ])
})

test('TD-4 a hold that another process keeps is confirmed all the same, and nobody else confirms it', async () => {
  const { aDealer, aMember, hold, db, clock } = await setup()
  const [member, stranger] = [await aMember(), await aMember()]
  const { id } = (await hold({ member, dealerId: (await aDealer()).id, startsAt: at('12:00') })).json<Hold>()

  const other = makeServices({
    ...{
      db,
      now: () => clock.now,
      tokenSecret: 'own',
      dataKey: Buffer.alloc(32, 7),
      sms: null,
      pictures: {},
    },
    ...{ logins: { wechat: null, alipay: null }, phones: { wechat: null, alipay: null } },
  })
  const confirmation = {
    holdId: id,
    contactName: '陈屿',
    contactPhone: '13800138000',
    requestId: randomUUID(),
  }
  await expect(other.drives.confirm(stranger, confirmation)).rejects.toMatchObject({ code: 'not_found' })
  const booked = await other.drives.confirm(member, confirmation)
  expect(booked).toMatchObject({ id, state: 'confirmed' })
  expect(await other.drives.confirm(member, confirmation)).toEqual(booked)
})
