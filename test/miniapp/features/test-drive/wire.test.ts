import Taro from '@tarojs/taro'
import * as testDrive from '@/miniapp/features/test-drive/api'
import { guestsOf, loadGuests, useGuests, welcome } from '@/miniapp/features/test-drive/guests'
import { newId } from '@/miniapp/lib/id'
import { settle } from '@/miniapp/lib/settled'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { login as weappLogin } from '@/miniapp/platform/login.weapp'
import { signOut, useSession } from '@/miniapp/platform/session'
import { everyCall } from '../../../support/every-call'
import { shanghai } from '../../../support/factories'
import { phones } from '../../../support/phones'
import { setup } from '../../../support/setup'
import { connect } from '../../../support/wire'

const DAY = '2026-03-10'
const AT_TEN = '2026-03-10T02:00:00.000Z'
const AT_NOON = '2026-03-10T04:00:00.000Z'
const AT_TWO = '2026-03-10T06:00:00.000Z'
const near = { latitude: 31.2, longitude: 121.4 }

const { api, uncalled } = everyCall(testDrive)

beforeEach(() => signOut())

/** A phone, its member and a dealer with one car, over the BFF itself. */
async function connected(phone: keyof typeof phones = 'weapp') {
  const bff = await setup()
  const dealer = await bff.aDealer()
  connect(bff.app, phone)
  return { ...bff, dealer }
}

const signIn = (name: string) => {
  Object.assign(Taro, { login: async () => ({ code: `dev:${name}` }) })
  return weappLogin()
}

const hold = (dealerId: string, startsAt = AT_TEN) =>
  api.hold({ dealerId, modelId: 'lan', startsAt, requestId: newId() })

async function book(dealerId: string, startsAt = AT_TEN) {
  const { id: holdId } = await hold(dealerId, startsAt)
  return api.book({ holdId, contactName: '陈屿', contactPhone: '13800138000', requestId: newId() })
}

test('the brand comes with its models', async () => {
  await connected()
  await loadBrand()
  const { brand } = useBrand.getState()
  expect(brand.status === 'loaded' && brand.value.models.length).toBeGreaterThan(0)
})

test('a guest finds a city, a day, a dealer and a time', async () => {
  const { dealer } = await connected()

  const { cities } = await api.listCities()
  expect(cities).toMatchObject([{ code: shanghai.code, dealerCount: 1 }])

  const { days } = await api.listDays(shanghai.code)
  expect(days[0]).toMatchObject({ date: DAY, kind: 'workday', openDealers: 1 })

  const { dealers } = await api.listFreeTimes({ city: shanghai.code, date: DAY, model: 'lan' }, near)
  expect(dealers[0]?.dealer).toMatchObject({ id: dealer.id, distanceM: expect.any(Number) })
  expect(dealers[0]?.starts[0]).toBe(AT_TEN)

  const { slots } = await api.listTimes({ dealerId: dealer.id, model: 'lan', date: DAY })
  expect(slots[0]).toMatchObject({ startsAt: AT_TEN, state: 'free' })
})

test('a member who does not say where they are is shown dealers without a distance', async () => {
  const { dealer } = await connected()
  expect((await api.listDealers(shanghai.code, null, 3)).dealers).toMatchObject([{ distanceM: null }])
  expect(await api.getDealer(dealer.id, null)).toMatchObject({ dealer: { distanceM: null }, models: ['lan'] })
})

test('a time is held, given back, held again and booked', async () => {
  const { dealer } = await connected()
  await signIn('anna')

  const held = await hold(dealer.id)
  expect(await api.release(held.id)).toEqual({ released: true })
  const booking = await book(dealer.id)
  expect(booking).toMatchObject({ state: 'confirmed', startsAt: AT_TEN, contactPhone: '138****8000' })

  expect(await api.getBooking(booking.id)).toEqual(booking)
  expect((await api.listBookings('upcoming')).bookings).toEqual([booking])
  expect(await api.listBookings('past')).toEqual({ bookings: [], next: null })
})

test('a booking is moved, then cancelled, and each is safe to say twice', async () => {
  const { dealer } = await connected()
  await signIn('anna')
  const booking = await book(dealer.id, AT_NOON)

  const { slots } = await api.listTimesToMove(booking.id, DAY)
  expect(slots.find(({ startsAt }) => startsAt === AT_TWO)?.state).toBe('free')

  const move = { startsAt: AT_TWO, requestId: newId() }
  const moved = await api.reschedule(booking.id, move)
  expect(moved).toMatchObject({ id: booking.id, startsAt: AT_TWO })
  expect(await api.reschedule(booking.id, move)).toEqual(moved)

  const end = { reason: 'time' as const, requestId: newId() }
  const cancelled = await api.cancel(booking.id, end)
  expect(cancelled).toMatchObject({ state: 'cancelled', cancelReason: 'time' })
  expect(await api.cancel(booking.id, end)).toEqual(cancelled)
})

test('a consultant sees who comes, and says that they are here', async () => {
  const { dealer, aStaffRole, clock } = await connected()
  await signIn('anna')
  const booking = await book(dealer.id)
  const reception = { dealerId: dealer.id, date: DAY }
  await signIn('zhou')
  expect(await settle(api.listGuests(reception))).toMatchObject({ code: 'forbidden' })
  expect(await settle(api.arrive(dealer.id, booking.id))).toMatchObject({ code: 'forbidden' })

  await aStaffRole(dealer.id, useSession.getState().member!, 'consultant')
  await loadGuests(reception)
  const one = { bookingId: booking.id, contactName: '陈屿', state: 'expected', canArrive: false }
  expect(guestsOf(reception)(useGuests.getState())).toMatchObject({ value: [one] })
  expect(await welcome(reception, booking.id)).toMatchObject({ code: 'arrival_too_early' })

  clock.now = new Date(Date.parse(AT_TEN) - 5 * 60_000)
  await signIn('zhou')
  expect(await welcome(reception, booking.id)).toMatchObject({ status: 'ok' })
  expect(guestsOf(reception)(useGuests.getState())).toMatchObject({ value: [{ state: 'arrived' }] })
  signOut()
  expect(guestsOf(reception)(useGuests.getState())).toEqual({ status: 'loading' })
})

describe.each(Object.keys(phones) as (keyof typeof phones)[])('on %s', (phone) => {
  test('who comes second hears that the time is taken, and what is free nearby', async () => {
    const { dealer } = await connected(phone)
    await signIn('anna')
    await hold(dealer.id)
    await signIn('ben')

    const refused = await settle(hold(dealer.id))
    expect(refused).toMatchObject({ status: 'failed', code: 'slot_taken' })
    expect(refused.status === 'failed' && refused.refusal?.nearest).not.toHaveLength(0)
  })

  test('a guest is told to sign in, and a session the BFF did not issue is forgotten', async () => {
    const { dealer } = await connected(phone)
    expect(await settle(hold(dealer.id))).toMatchObject({ code: 'unauthenticated' })

    await signIn('anna')
    useSession.setState({ token: 'made up', refreshToken: 'made up' })
    expect(await settle(hold(dealer.id))).toMatchObject({ code: 'unauthenticated' })
    expect(useSession.getState().member).toBeNull()
  })

  test('what is not there, and what can not be, is refused in words the phone knows', async () => {
    await connected(phone)
    expect(await settle(api.getDealer(newId(), null))).toMatchObject({ code: 'not_found' })
    expect(await settle(api.getDealer('not an id', null))).toMatchObject({ code: 'invalid_input' })
  })
})

test('every function of api.ts has met the BFF here', () => expect(uncalled()).toEqual([]))
