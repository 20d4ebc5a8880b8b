import { contrast, mix } from '@/brand/colour'

test('contrast runs from one for the same colour to twenty-one for black on white', () => {
  expect(contrast('#7cc7ae', '#7cc7ae')).toBe(1)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
})

test('the darkest grey that white text may lie on by the 4.5 rule is #767676', () => {
  expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
})

test('mixing moves a colour by its share toward the other', () => {
  expect(mix('#102030', '#ffffff', 0)).toBe('#102030')
  expect(mix('#102030', '#ffffff', 1)).toBe('#ffffff')
  expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
})
