import { links, parse, type Link, type PageName } from '@/miniapp/lib/links'

const every: Record<PageName, Link> = {
  home: links.home(),
  feed: links.feed(),
  garage: links.garage(),
  me: links.me(),
  testDriveSearch: links.testDriveSearch({ city: '310100', date: '2026-02-28', model: 'lan' }),
  testDriveSlots: links.testDriveSlots({ dealerId: 'd', model: 'lan', date: '2026-02-28', bookingId: 'b' }),
  testDriveConfirm: links.testDriveConfirm({
    dealerId: 'd',
    model: 'lan',
    startsAt: '2026-02-28T06:30:00.000Z',
  }),
  testDriveSuccess: links.testDriveSuccess({ bookingId: 'b' }),
  testDriveBookings: links.testDriveBookings(),
  testDriveBooking: links.testDriveBooking({ bookingId: 'b' }),
  testDriveGuests: links.testDriveGuests(),
  login: links.login(),
  phone: links.phone(),
  profile: links.profile(),
  devices: links.devices(),
  privacy: links.privacy(),
  policy: links.policy({ policy: 'location' }),
  reveals: links.reveals(),
  dataExport: links.dataExport(),
  deletion: links.deletion(),
  garageAdd: links.garageAdd(),
  garageAccept: links.garageAccept({ kind: 'driver', code: '7KQ2M-X4H9P' }),
  garageCar: links.garageCar({ carId: 'c' }),
  garageEdit: links.garageEdit({ carId: 'c' }),
  garageProof: links.garageProof({ carId: 'c' }),
  garageOdometer: links.garageOdometer({ carId: 'c' }),
  garageDocuments: links.garageDocuments({ carId: 'c' }),
  garageDrivers: links.garageDrivers({ carId: 'c' }),
  garageTransfer: links.garageTransfer({ carId: 'c' }),
  garageRecalls: links.garageRecalls({ carId: 'c' }),
  pointsCentre: links.pointsCentre(),
  pointsJournal: links.pointsJournal(),
  pointsTransfer: links.pointsTransfer({ transferId: 't' }),
  pointsTier: links.pointsTier(),
  pointsGift: links.pointsGift(),
  mall: links.mall(),
  mallProduct: links.mallProduct({ productId: 'p' }),
  mallConfirm: links.mallConfirm({ productId: 'p', variantId: 'v', quantity: '2' }),
  mallAddresses: links.mallAddresses({ choosing: 'yes' }),
  mallAddress: links.mallAddress({ addressId: 'a' }),
  mallOrders: links.mallOrders(),
  mallOrder: links.mallOrder({ orderId: 'o' }),
  mallRedeem: links.mallRedeem(),
}

test('every page has its path', () => {
  expect(every).toEqual({
    home: '/pages/home/index',
    feed: '/pages/feed/index',
    garage: '/pages/garage/index',
    me: '/pages/me/index',
    testDriveSearch: '/features/test-drive/pages/search/index?city=310100&date=2026-02-28&model=lan',
    testDriveSlots: '/features/test-drive/pages/slots/index?dealerId=d&model=lan&date=2026-02-28&bookingId=b',
    testDriveConfirm:
      '/features/test-drive/pages/confirm/index?dealerId=d&model=lan&startsAt=2026-02-28T06%3A30%3A00.000Z',
    testDriveSuccess: '/features/test-drive/pages/success/index?bookingId=b',
    testDriveBookings: '/features/test-drive/pages/bookings/index',
    testDriveBooking: '/features/test-drive/pages/booking/index?bookingId=b',
    testDriveGuests: '/features/test-drive/pages/guests/index',
    login: '/features/membership/pages/login/index',
    phone: '/features/membership/pages/phone/index',
    profile: '/features/membership/pages/profile/index',
    devices: '/features/membership/pages/devices/index',
    privacy: '/features/privacy/pages/centre/index',
    policy: '/features/privacy/pages/policy/index?policy=location',
    reveals: '/features/privacy/pages/reveals/index',
    dataExport: '/features/privacy/pages/export/index',
    deletion: '/features/privacy/pages/deletion/index',
    garageAdd: '/features/garage/pages/add/index',
    garageAccept: '/features/garage/pages/accept/index?kind=driver&code=7KQ2M-X4H9P',
    garageCar: '/features/garage/pages/car/index?carId=c',
    garageEdit: '/features/garage/pages/edit/index?carId=c',
    garageProof: '/features/garage/pages/proof/index?carId=c',
    garageOdometer: '/features/garage/pages/odometer/index?carId=c',
    garageDocuments: '/features/garage/pages/documents/index?carId=c',
    garageDrivers: '/features/garage/pages/drivers/index?carId=c',
    garageTransfer: '/features/garage/pages/transfer/index?carId=c',
    garageRecalls: '/features/garage/pages/recalls/index?carId=c',
    pointsCentre: '/features/points/pages/centre/index',
    pointsJournal: '/features/points/pages/journal/index',
    pointsTransfer: '/features/points/pages/transfer/index?transferId=t',
    pointsTier: '/features/points/pages/tier/index',
    pointsGift: '/features/points/pages/gift/index',
    mall: '/features/mall/pages/list/index',
    mallProduct: '/features/mall/pages/product/index?productId=p',
    mallConfirm: '/features/mall/pages/confirm/index?productId=p&variantId=v&quantity=2',
    mallAddresses: '/features/mall/pages/addresses/index?choosing=yes',
    mallAddress: '/features/mall/pages/address/index?addressId=a',
    mallOrders: '/features/mall/pages/orders/index',
    mallOrder: '/features/mall/pages/order/index?orderId=o',
    mallRedeem: '/features/mall/pages/redeem/index',
  })
})

test('what is not known stays out of the link', () => {
  expect(links.testDriveSearch()).toBe('/features/test-drive/pages/search/index')
  expect(links.testDriveSearch({ city: undefined, model: 'lan' })).toMatch(/index\?model=lan$/)
})

test.each(Object.entries(every))('a shared link leads back to %s', (name, link) => {
  expect(parse(link)?.name).toBe(name)
})

test('a shared link brings its params, however the platform wrote them', () => {
  const params = { dealerId: 'd', model: 'lan', startsAt: '2026-02-28T06:30:00.000Z' }
  const link = links.testDriveConfirm(params)
  expect(parse(link)).toEqual({ name: 'testDriveConfirm', params, isTab: false })
  expect(parse(link.slice(1))?.params).toEqual(params)
  expect(parse(decodeURIComponent(link))?.params).toEqual(params)
})

test('only the four places of the tab bar are tabs', () => {
  const tabs = Object.entries(every).filter(([, link]) => parse(link)?.isTab)
  expect(tabs.map(([name]) => name)).toEqual(['home', 'feed', 'garage', 'me'])
})

test.each(['/pages/nowhere/index', 'https://example.com/pages/home/index', '', '?model=lan'])(
  '%p is none of our pages',
  (link) => expect(parse(link)).toBeNull(),
)
