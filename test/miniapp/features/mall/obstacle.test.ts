import { obstacleSentence, obstacleTo, piecesMax } from '@/miniapp/features/mall/obstacle'
import { aProduct, aVariant } from '../../../support/phone-mall'

const facts = {
  product: aProduct(),
  variant: aVariant(),
  quantity: 1,
  standing: { left: null, whyNot: null },
  available: 1_200,
  isFrozen: false,
}
const at = '2026-12-01T02:00:00.000Z'
const tierNeeded = { id: 'feng', name: '峰' }

test('with just enough points nothing stands between', () => {
  expect(obstacleTo(facts)).toBeNull()
})

test('a guest is not told that points are missing', () => {
  expect(obstacleTo({ ...facts, available: null, standing: undefined })).toBeNull()
})

test.each([
  [{ available: 1_080 }, { kind: 'short', points: 120 }],
  [{ quantity: 2 }, { kind: 'short', points: 1_200 }],
  [{ available: 2_400, quantity: 2, standing: { left: 1, whyNot: null } }, { kind: 'limit' }],
  [
    { product: aProduct({ tierNeeded }), standing: { left: null, whyNot: 'tier_needed' as const } },
    { kind: 'tier', name: '峰' },
  ],
  [{ variant: aVariant({ stock: 'gone' }), available: 0 }, { kind: 'gone' }],
  [{ product: aProduct({ sale: 'over' }) }, { kind: 'over' }],
  [{ isFrozen: true }, { kind: 'frozen' }],
  [{ isFrozen: true, variant: aVariant({ stock: 'gone' }) }, { kind: 'gone' }],
  [
    { product: aProduct({ sale: 'coming', saleFrom: at }), available: 0 },
    { kind: 'coming', at },
  ],
])('%j: %j', (change, obstacle) => expect(obstacleTo({ ...facts, ...change })).toEqual(obstacle))

test('obstacles are told in sentences', () => {
  expect(obstacleSentence({ kind: 'short', points: 1_200 })).toBe('还差 1,200 积分')
  expect(obstacleSentence({ kind: 'tier', name: '峰' })).toContain('峰会员')
  expect(obstacleSentence({ kind: 'coming', at })).toContain('12月1日 10:00')
  expect(obstacleSentence({ kind: 'gone' })).toContain('已兑完')
})

test.each([
  [{ limitEver: null, limitMonth: null }, null, 9],
  [{ limitEver: 3, limitMonth: 2 }, null, 2],
  [{ limitEver: 3, limitMonth: null }, 1, 1],
  [{ limitEver: 3, limitMonth: null }, 0, 1],
])('of %j with %s left, up to %i can be asked for', (limits, left, max) => {
  expect(piecesMax(limits, left)).toBe(max)
})
