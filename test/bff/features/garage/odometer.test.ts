import { contradicting, whyNotNote, type Reading } from '@/bff/features/garage/odometer'

const today = '2026-03-10'
const known: Reading[] = [
  { km: 10_000, readOn: '2026-01-01' },
  { km: 15_000, readOn: '2026-02-01' },
]

test.each([
  ['on', 16_000, '2026-03-01', null],
  ['on, without having moved', 15_000, '2026-03-01', null],
  ['between two that are known', 12_000, '2026-01-15', null],
  ['before all that are known', 9_000, '2025-12-01', null],
  ['back', 14_999, '2026-03-01', 'odometer_lower'],
  ['back on the same day', 14_999, '2026-02-01', 'odometer_lower'],
  ['farther than a later one', 15_001, '2026-01-15', 'odometer_lower'],
  ['as far as two drivers get in a day', 17_000, '2026-02-02', null],
  ['farther than that', 17_001, '2026-02-02', 'odometer_too_fast'],
  ['farther than that within a day', 17_001, '2026-02-01', 'odometer_too_fast'],
  ['so little that the next one went too fast', 12_999, '2026-01-31', 'odometer_too_fast'],
  ['today', 16_000, today, null],
  ['tomorrow', 16_000, '2026-03-11', 'odometer_future'],
  ['to the moon and back four times', 2_000_001, today, 'odometer_absurd'],
])('GA-6 a reading that goes %s', (_where, km, readOn, reason) => {
  expect(whyNotNote({ km, readOn }, known, today)).toBe(reason)
})

test('GA-6 a first reading may be any that a car can have', () => {
  expect(whyNotNote({ km: 0, readOn: today }, [], today)).toBeNull()
  expect(whyNotNote({ km: 2_000_000, readOn: today }, [], today)).toBeNull()
})

test('GA-6 what a correction puts aside is all that it contradicts, and no more', () => {
  const typo = { km: 150_000, readOn: '2026-02-01' }
  const all = [known[0]!, typo, { km: 151_000, readOn: '2026-02-20' }]
  expect(contradicting({ km: 16_000, readOn: '2026-03-01' }, all)).toEqual(all.slice(1))
})
