import { normalVin, vinTrouble } from '@/miniapp/features/garage/vin'
import { aVin } from '../../../support/garage'

test.each(['1M8GDM9AXKP042788', aVin(1), aVin(424242)])('%s is as it should be', (vin) => {
  expect(vinTrouble(vin)).toBeNull()
})

test('a check digit that does not fit is a reason to look again', () => {
  expect(vinTrouble('1M8GDM9A1KP042788')).toBe('doubtful')
  expect(vinTrouble('1M8GDM9AXKP042789')).toBe('doubtful')
})

test('I, O and Q are told at once, whatever is still missing', () => {
  expect(vinTrouble('LSVO')).toBe('sign')
  expect(vinTrouble('1M8GDM9AXKPO42788')).toBe('sign')
})

test('a short one is short', () => {
  expect(vinTrouble('')).toBe('short')
  expect(vinTrouble('1M8GDM9AXKP04278')).toBe('short')
})

test('it may be pasted in any width and case, with spaces between', () => {
  expect(normalVin(' 1m8gdm9a-xkp0 42788 9')).toBe('1M8GDM9AXKP042788')
  expect(normalVin('１Ｍ８')).toBe('1M8')
})
