import { grouped, priceInWan, yuanLabel } from '@/miniapp/lib/money'

test.each([
  [189_900, '18.99万'],
  [200_000, '20万'],
  [208_800, '20.88万'],
  [1_299_999, '129.99万'],
])('%i yuan read %s', (yuan, label) => expect(priceInWan(yuan)).toBe(label))

test('large numbers are grouped by three', () => {
  expect([0, 999, 1000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567'])
})

test.each([
  [2_990, '¥29.90'],
  [3_000, '¥30'],
  [5, '¥0.05'],
  [123_456_700, '¥1,234,567'],
])('%i fen read %s', (fen, label) => expect(yuanLabel(fen)).toBe(label))
