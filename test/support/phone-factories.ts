import type { Slot } from '@/contract/primitives'
import type { Booking, Dealer, Hold } from '@/contract/test-drive'

/** What the BFF would tell the phone; a test states only what it is about. */

const ID = '0190c1f0-0000-7000-8000-00000000000'

export const aDealer = (wishes: Partial<Dealer> = {}): Dealer => ({
  id: `${ID}1`,
  name: '远山上海店',
  cityCode: '310100',
  cityName: '上海市',
  address: '漕溪北路 1 号',
  phone: '021-00000000',
  latitude: 31.2,
  longitude: 121.4,
  timeZone: 'Asia/Shanghai',
  cover: '/media/cover.webp',
  thumb: '/media/cover-small.webp',
  distanceM: null,
  ...wishes,
})

export const aModel = {
  ...{ id: 'lan', name: '岚' },
  ...{ side: '/media/side-lan.webp', thumb: '/media/side-lan-small.webp' },
}

/** `aSlot('10:00')` in the dealer's zone, on the day the tests are about. */
export const aSlot = (time: string): Slot => {
  const startsAt = new Date(`2026-03-10T${time}:00+08:00`)
  return {
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 45 * 60_000).toISOString(),
  }
}

export const aHold = (wishes: Partial<Hold> = {}): Hold => ({
  id: `${ID}2`,
  dealerId: `${ID}1`,
  modelId: 'lan',
  ...aSlot('10:00'),
  heldUntil: '2026-03-09T02:05:00.000Z',
  heldForS: 300,
  ...wishes,
})

export const aBooking = (wishes: Partial<Booking> = {}): Booking => ({
  id: `${ID}3`,
  state: 'confirmed',
  ...aSlot('10:00'),
  dealer: aDealer(),
  model: { ...aModel, card: '/media/card-lan.webp' },
  car: { name: '岚 长续航版', paint: '黛山灰' },
  consultant: { name: '周岩', title: '产品顾问' },
  contactName: '陈屿',
  contactPhone: '138****8000',
  note: '',
  cancelReason: null,
  changeableUntil: aSlot('08:00').startsAt,
  ...{ arrivedAt: null, isMissed: false, promisedPoints: 0 },
  ...wishes,
})
