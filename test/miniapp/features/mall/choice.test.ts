import { addressOf, deliveryOf, whereTo } from '@/miniapp/features/mall/choice'
import { anAddress } from '../../../support/phone-mall'

const home = anAddress({ id: 'home' })
const work = anAddress({ id: 'work', isDefault: false })

test('the way it came last is taken where the product has it', () => {
  expect(deliveryOf({ deliveries: ['address', 'pickup'] }, 'pickup')).toBe('pickup')
  expect(deliveryOf({ deliveries: ['address', 'pickup'] }, 'voucher')).toBe('address')
  expect(deliveryOf({ deliveries: ['voucher'] }, null)).toBe('voucher')
})

test('the address that was picked goes before the default, which goes before any', () => {
  expect(addressOf([home, work], 'work')).toBe(work)
  expect(addressOf([work, home], null)).toBe(home)
  expect(addressOf([work], 'gone')).toBe(work)
  expect(addressOf([], null)).toBeUndefined()
})

test('an order goes nowhere while nobody has said where', () => {
  const nowhere = { addressId: undefined, dealerId: null }
  expect(whereTo('address', nowhere)).toBeNull()
  expect(whereTo('pickup', nowhere)).toBeNull()
  expect(whereTo('voucher', nowhere)).toEqual({ kind: 'voucher' })
  const said = { addressId: 'home', dealerId: 'dealer' }
  expect(whereTo('address', said)).toEqual({ kind: 'address', addressId: 'home' })
  expect(whereTo('pickup', said)).toEqual({ kind: 'pickup', dealerId: 'dealer' })
})
