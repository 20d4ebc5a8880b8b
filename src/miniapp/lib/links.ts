import { readQuery, writeQuery } from './query'

/** A path inside the mini-program, with its query. Every way into a page starts here. */
export type Link = `/${string}`

type Params = Record<string, string | undefined>

const feature = (name: string, page: string) => `/features/${name}/pages/${page}/index` as const

const paths = {
  home: '/pages/home/index',
  feed: '/pages/feed/index',
  garage: '/pages/garage/index',
  me: '/pages/me/index',
  testDriveSearch: feature('test-drive', 'search'),
  testDriveSlots: feature('test-drive', 'slots'),
  testDriveConfirm: feature('test-drive', 'confirm'),
  testDriveSuccess: feature('test-drive', 'success'),
  testDriveBookings: feature('test-drive', 'bookings'),
  testDriveBooking: feature('test-drive', 'booking'),
  testDriveGuests: feature('test-drive', 'guests'),
  login: feature('membership', 'login'),
  phone: feature('membership', 'phone'),
  profile: feature('membership', 'profile'),
  devices: feature('membership', 'devices'),
  privacy: feature('privacy', 'centre'),
  policy: feature('privacy', 'policy'),
  reveals: feature('privacy', 'reveals'),
  dataExport: feature('privacy', 'export'),
  deletion: feature('privacy', 'deletion'),
  garageAdd: feature('garage', 'add'),
  garageAccept: feature('garage', 'accept'),
  garageCar: feature('garage', 'car'),
  garageEdit: feature('garage', 'edit'),
  garageProof: feature('garage', 'proof'),
  garageOdometer: feature('garage', 'odometer'),
  garageDocuments: feature('garage', 'documents'),
  garageDrivers: feature('garage', 'drivers'),
  garageTransfer: feature('garage', 'transfer'),
  garageRecalls: feature('garage', 'recalls'),
  pointsCentre: feature('points', 'centre'),
  pointsJournal: feature('points', 'journal'),
  pointsTransfer: feature('points', 'transfer'),
  pointsTier: feature('points', 'tier'),
  pointsGift: feature('points', 'gift'),
  mall: feature('mall', 'list'),
  mallProduct: feature('mall', 'product'),
  mallConfirm: feature('mall', 'confirm'),
  mallAddresses: feature('mall', 'addresses'),
  mallAddress: feature('mall', 'address'),
  mallOrders: feature('mall', 'orders'),
  mallOrder: feature('mall', 'order'),
  mallRedeem: feature('mall', 'redeem'),
} as const satisfies Record<string, Link>

export type PageName = keyof typeof paths

const page = (name: PageName, params: Params = {}): Link => `${paths[name]}${writeQuery(params)}`

export const links = {
  home: () => page('home'),
  feed: () => page('feed'),
  garage: () => page('garage'),
  me: () => page('me'),
  /** Date first, then dealer and model; what is known already is preselected. */
  testDriveSearch: (known?: { city?: string; date?: string; model?: string }) =>
    page('testDriveSearch', known),
  /** Every time of one dealer's day; with a booking, the time picked replaces its own. */
  testDriveSlots: (day: { dealerId: string; model: string; date: string; bookingId?: string }) =>
    page('testDriveSlots', day),
  testDriveConfirm: (time: { dealerId: string; model: string; startsAt: string }) =>
    page('testDriveConfirm', time),
  testDriveSuccess: (booked: { bookingId: string }) => page('testDriveSuccess', booked),
  testDriveBookings: () => page('testDriveBookings'),
  testDriveBooking: (booked: { bookingId: string }) => page('testDriveBooking', booked),
  /** Who comes to a dealer for a drive, for those who receive them. */
  testDriveGuests: () => page('testDriveGuests'),
  /** For a member who is to say once more who they are, the page says why. */
  login: (purpose?: { again: 'yes' }) => page('login', purpose),
  phone: () => page('phone'),
  profile: () => page('profile'),
  devices: () => page('devices'),
  privacy: () => page('privacy'),
  /** The words of one policy, in all versions. */
  policy: (which: { policy: string }) => page('policy', which),
  /** Who has seen what is masked. */
  reveals: () => page('reveals'),
  dataExport: () => page('dataExport'),
  deletion: () => page('deletion'),
  garageAdd: () => page('garageAdd'),
  /** Where a code is typed in that somebody told; a link or a picture brings it along. */
  garageAccept: (told?: { kind: 'transfer' | 'driver'; code: string }) => page('garageAccept', told),
  garageCar: (car: { carId: string }) => page('garageCar', car),
  garageEdit: (car: { carId: string }) => page('garageEdit', car),
  garageProof: (car: { carId: string }) => page('garageProof', car),
  garageOdometer: (car: { carId: string }) => page('garageOdometer', car),
  garageDocuments: (car: { carId: string }) => page('garageDocuments', car),
  garageDrivers: (car: { carId: string }) => page('garageDrivers', car),
  garageTransfer: (car: { carId: string }) => page('garageTransfer', car),
  garageRecalls: (car: { carId: string }) => page('garageRecalls', car),
  pointsCentre: () => page('pointsCentre'),
  /** From the points that are pending, to a list of them. */
  pointsJournal: (which?: { which: 'pending' }) => page('pointsJournal', which),
  /** Where points came from, and what they paid for. */
  pointsTransfer: (moved: { transferId: string }) => page('pointsTransfer', moved),
  pointsTier: () => page('pointsTier'),
  pointsGift: () => page('pointsGift'),
  mall: () => page('mall'),
  mallProduct: (product: { productId: string }) => page('mallProduct', product),
  mallConfirm: (chosen: { productId: string; variantId: string; quantity: string }) =>
    page('mallConfirm', chosen),
  /** The address book; where one is chosen for an order, the page goes back with it. */
  mallAddresses: (purpose?: { choosing: 'yes' }) => page('mallAddresses', purpose),
  /** A new address, or one to write anew. */
  mallAddress: (known?: { addressId: string }) => page('mallAddress', known),
  mallOrders: () => page('mallOrders'),
  mallOrder: (placed: { orderId: string }) => page('mallOrder', placed),
  /** Where staff of a dealer take codes. */
  mallRedeem: () => page('mallRedeem'),
} satisfies Record<PageName, (params: never) => Link>

const tabs: ReadonlySet<PageName> = new Set(['home', 'feed', 'garage', 'me'])

/** Which page a link from outside leads to, or null when it is none of ours. */
export function parse(
  link: string,
): { name: PageName; params: Record<string, string>; isTab: boolean } | null {
  const [path = '', search = ''] = link.split('?')
  const name = names.find((name) => paths[name] === path || paths[name] === `/${path}`)
  return name ? { name, params: readQuery(search), isTab: tabs.has(name) } : null
}

const names = Object.keys(paths) as PageName[]
