import Taro from '@tarojs/taro'
import * as mallApi from '@/miniapp/features/mall/api'
import { newId } from '@/miniapp/lib/id'
import { settle } from '@/miniapp/lib/settled'
import { login as weappLogin } from '@/miniapp/platform/login.weapp'
import { signOut, useSession } from '@/miniapp/platform/session'
import { everyCall } from '../../../support/every-call'
import { mall, somewhere, type ProductWish } from '../../../support/mall'
import { setup } from '../../../support/setup'
import { aTill } from '../../../support/till'
import { connect } from '../../../support/wire'

const { api, uncalled } = everyCall(mallApi)

beforeEach(() => signOut())

const signIn = async (name: string) => {
  signOut()
  Object.assign(Taro, { login: async () => ({ code: `dev:${name}` }) })
  await weappLogin()
  return { id: useSession.getState().member?.id ?? '' }
}

/** A mall whose operator puts things on the shelf, and anna with a thousand points. */
async function connected() {
  const till = aTill()
  const bff = await setup({ payments: till.ports })
  connect(bff.app)
  const shop = mall(bff)
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  const { id: dealerId } = await bff.aDealer()
  const anna = await signIn('anna')
  await shop.give(anna, 1_000)
  const aShelf = (wish: ProductWish = {}) => shop.aProduct(operator, wish)
  return { ...bff, shop, till, operator, dealerId, anna, aShelf }
}

const wishOf = (
  { variantId, points, fen }: { variantId: string; points: number; fen: number },
  delivery: mallApi.Wish['delivery'] = { kind: 'voucher' },
): mallApi.Wish => ({ variantId, quantity: 1, total: { points, fen }, delivery })

test('shelves are looked at by anybody, and a member hears what they may order', async () => {
  const { aShelf } = await connected()
  const { id } = await aShelf({ limitEver: 2 })
  expect(await api.getStanding(id)).toEqual({ left: 2, whyNot: null })
  expect(await api.getBalances()).toMatchObject({ available: 1_000 })
  signOut()
  expect((await api.listCategories()).categories).toEqual([{ id: 'travel', name: '出行' }])
  expect((await api.listProducts('travel')).products).toMatchObject([{ id, price: { points: 100, fen: 0 } }])
  expect(await api.listProducts('service')).toEqual({ products: [], next: null })
  expect(await api.getProduct(id)).toMatchObject({ title: '弯柄长伞', deliveries: ['voucher'] })
})

test('an address is kept masked, shown in clear, written anew, made the default and deleted', async () => {
  await connected()
  const home = await api.addAddress(somewhere, newId())
  expect(home).toMatchObject({ phone: '138****8000', isDefault: true })
  expect(await api.revealAddress(home.id)).toEqual(somewhere)
  const work = await api.addAddress({ ...somewhere, street: '淮海中路 1 号' }, newId())
  expect(await api.changeAddress(work.id, { ...somewhere, name: '周岩' })).toMatchObject({ name: '周*' })
  expect(await api.chooseAddress(work.id)).toMatchObject({ isDefault: true })
  expect(await api.removeAddress(home.id)).toEqual({ removed: true })
  expect((await api.listAddresses()).addresses.map(({ id }) => id)).toEqual([work.id])
})

test('what is sent home is followed until it has come', async () => {
  const { aShelf, shop, operator } = await connected()
  const { id: addressId } = await api.addAddress(somewhere, newId())
  const shelf = await aShelf({ deliveries: ['address'] })
  const wish = wishOf(shelf, { kind: 'address', addressId })
  const requestId = newId()
  const order = await api.placeOrder(wish, requestId)
  expect((await api.placeOrder(wish, requestId)).id).toBe(order.id)
  expect(order).toMatchObject({ state: 'to_ship', address: { phone: '138****8000' } })
  await shop.ship(operator, order.id)
  expect(await api.getOrder(order.id)).toMatchObject({ shipment: { trackingNumber: 'SF1234567890' } })
  expect(await api.receiveOrder(order.id)).toMatchObject({ state: 'completed' })
  expect((await api.listOrders('completed')).orders).toHaveLength(1)
  expect((await api.listOrders('to_ship')).orders).toEqual([])
})

test('a code is taken by the dealer’s consultant, once', async () => {
  const { aShelf, aStaffRole, dealerId } = await connected()
  const shelf = await aShelf({ deliveries: ['pickup'] })
  const { id, redemption } = await api.placeOrder(wishOf(shelf, { kind: 'pickup', dealerId }), newId())
  expect(await settle(api.lookUp(dealerId, redemption!.code))).toMatchObject({ code: 'forbidden' })

  const zhou = await signIn('zhou')
  await aStaffRole(dealerId, zhou, 'consultant')
  expect(await api.lookUp(dealerId, redemption!.qr)).toMatchObject({ title: '弯柄长伞', redeemedAt: null })
  const requestId = newId()
  expect(await api.redeem(dealerId, redemption!.code, requestId)).toMatchObject({ orderId: id })
  expect(await api.redeem(dealerId, redemption!.code, requestId)).toMatchObject({ orderId: id })
  expect(await settle(api.redeem(dealerId, redemption!.code, newId()))).toMatchObject({
    code: 'redemption_used',
  })
  expect((await api.lookUp(dealerId, redemption!.code)).redeemedAt).not.toBeNull()
  expect(await settle(api.lookUp(dealerId, 'ZZZZZ-ZZZZZ'))).toMatchObject({ code: 'redemption_wrong' })
})

test('what is given back brings its points back', async () => {
  const { aShelf } = await connected()
  const { id } = await api.placeOrder(wishOf(await aShelf()), newId())
  expect(await api.getBalances()).toMatchObject({ available: 900 })
  expect(await api.giveBack(id, 'changed_mind')).toMatchObject({ state: 'refunded', redemption: null })
  expect(await api.getBalances()).toMatchObject({ available: 1_000 })
})

test('cash is paid on the phone, and the BFF finds out from the platform', async () => {
  const { aShelf, till, clock } = await connected()
  const shelf = await aShelf({ fen: 2_990 })
  const { id, state } = await api.placeOrder(wishOf(shelf), newId())
  expect(state).toBe('awaiting_payment')
  const { paymentId } = await api.openPayment(id, 'wechat')
  expect(await api.handOf(paymentId, 'wechat')).toMatchObject({ by: 'wechat' })
  expect(await api.checkPayment(paymentId)).toMatchObject({ state: 'created' })
  till.pays(paymentId)
  // Nobody is asked twice at once.
  clock.now = new Date(clock.now.getTime() + 5_000)
  expect(await api.checkPayment(paymentId)).toMatchObject({ state: 'paid' })
  expect(await api.getOrder(id)).toMatchObject({ state: 'to_redeem', cash: 'paid' })
})

test('an order that waits for cash is let go, with its points', async () => {
  const { aShelf } = await connected()
  const { id } = await api.placeOrder(wishOf(await aShelf({ fen: 2_990 })), newId())
  expect(await api.cancelOrder(id)).toMatchObject({ state: 'cancelled', cash: 'void' })
  expect(await api.getBalances()).toMatchObject({ available: 1_000 })
})

test.each([
  ['out_of_stock', { stock: 0 }, 100],
  ['insufficient_points', { points: 1_001 }, 1_001],
  ['price_changed', { points: 100 }, 99],
])('%s is told for what it is', async (code, product, points) => {
  const { aShelf } = await connected()
  const shelf = await aShelf(product)
  expect(await settle(api.placeOrder(wishOf({ ...shelf, points }), newId()))).toMatchObject({ code })
})

test('dealers are found by their city, and from where the member is', async () => {
  const { dealerId } = await connected()
  const { cities } = await api.listCities()
  const inCity = await api.listDealers({ city: cities[0]!.code })
  expect(inCity.dealers).toMatchObject([{ id: dealerId, distanceM: null }])
  const near = await api.listDealers({ latitude: 31.2, longitude: 121.4 })
  expect(near.dealers).toMatchObject([{ id: dealerId, distanceM: expect.any(Number) }])
})

test('every function of api.ts has met the BFF here', () => expect(uncalled()).toEqual([]))
