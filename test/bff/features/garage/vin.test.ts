import { hasCheckDigit, maskVin, readVin } from '@/bff/features/garage/vin'
import { aVin } from '../../../support/garage'

test.each([
  ['LSVAU2180N2183294', 'LSVAU2180N2183294'],
  ['lsvau2180n2183294', 'LSVAU2180N2183294'],
  [' LSVAU 2180-N2183294 ', 'LSVAU2180N2183294'],
  ['ＬＳＶＡＵ２１８０Ｎ２１８３２９４', 'LSVAU2180N2183294'],
])('GA-1 %s is read as %s', (typed, vin) => {
  expect(readVin(typed)).toBe(vin)
})

test.each([
  ['a sign too few', 'LSVAU2180N218329'],
  ['a sign too many', 'LSVAU2180N21832945'],
  ['an I', 'LSVAU2180N218329I'],
  ['an O', 'LSVAUO180N2183294'],
  ['a Q', 'QSVAU2180N2183294'],
  ['a Chinese sign', '沪SVAU2180N2183294'],
  ['nothing', ''],
])('GA-1 one with %s is none', (_what, typed) => {
  expect(readVin(typed)).toBeNull()
})

test.each([
  ['1M8GDM9AXKP042788', true],
  ['5GZCZ43D13S812715', true],
  ['11111111111111111', true],
  ['1M8GDM9A1KP042788', false],
  ['5GZCZ43D13S812751', false],
  ['LSGBAAAAA0A000000', false],
])('GA-1 the check digit of %s fits: %s', (vin, fits) => {
  expect(hasCheckDigit(vin)).toBe(fits)
})

test('the VINs that tests make up pass, and fail with any other digit in place 9', () => {
  for (let n = 0; n < 200; n++) {
    const vin = aVin(n)
    const passing = '0123456789X'
      .split('')
      .filter((sign) => hasCheckDigit(vin.slice(0, 8) + sign + vin.slice(9)))
    expect(passing).toEqual([vin[8]])
  }
})

test('a mask shows who made it and how it ends', () => {
  expect(maskVin('LSVAU2180N2183294')).toBe('LSV**********3294')
})
