import { coloursOf, isLeft, sizesOf, traitsOf, turned, variantOf } from '@/miniapp/features/mall/variants'
import { aVariant } from '../../../support/phone-mall'

const white = { colour: '雪白', hex: '#ffffff' }
const green = { colour: '竹青', hex: '#3d5f4f' }
const whiteM = aVariant({ id: 'white-m', ...white, size: 'M' })
const whiteL = aVariant({ id: 'white-l', ...white, size: 'L', stock: 'gone' })
const greenL = aVariant({ id: 'green-l', ...green, size: 'L' })
const all = [whiteM, whiteL, greenL]

test('each colour and size is offered once', () => {
  expect(coloursOf(all).map(({ name }) => name)).toEqual(['雪白', '竹青'])
  expect(sizesOf(all)).toEqual(['M', 'L'])
  expect([coloursOf([aVariant()]), sizesOf([aVariant()])]).toEqual([[], []])
})

test('another size keeps the colour where there is such a one', () => {
  expect(turned(all, whiteM, { size: 'L' })).toBe(whiteL)
  expect(turned(all, greenL, { colour: '雪白' })).toBe(whiteL)
})

test('a colour that does not come in the size leads to one it comes in', () => {
  expect(turned(all, whiteM, { colour: '竹青' })).toBe(greenL)
})

test('what was asked for is shown, gone or not; else the first that is left', () => {
  expect(variantOf({ variants: all }, 'white-l')).toBe(whiteL)
  expect(variantOf({ variants: [whiteL, greenL] }, '')).toBe(greenL)
  expect(variantOf({ variants: [whiteL] }, '')).toBe(whiteL)
  expect(variantOf({ variants: [] }, '')).toBeUndefined()
})

test('a trait is gone when nothing with it is left', () => {
  expect(isLeft(all, { colour: '雪白' })).toBe(true)
  expect(isLeft(all, { colour: '雪白', size: 'L' })).toBe(false)
})

test.each([
  [{ colour: '雪白', size: 'M' }, '雪白 · M'],
  [{ colour: null, size: 'M' }, 'M'],
  [{ colour: null, size: null }, ''],
])('%j reads "%s"', (variant, words) => expect(traitsOf(variant)).toBe(words))
