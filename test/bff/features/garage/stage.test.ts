import { stageOf, type OwnedCar } from '@/bff/features/garage/stage'

const today = '2026-03-10'
const aCar = (more: Partial<OwnedCar> = {}): OwnedCar => ({
  isVerified: true,
  isDefault: false,
  registeredOn: '2024-03-10',
  verifiedOn: '2026-03-01',
  ...more,
})

test.each([
  ['nobody’s owner', [], today, 'prospect'],
  ['who has yet to prove it', [aCar({ isVerified: false })], today, 'prospect'],
  ['two years on', [aCar()], today, 'new_owner'],
  ['a day before three years', [aCar({ registeredOn: '2023-03-11' })], today, 'new_owner'],
  ['three years on', [aCar({ registeredOn: '2023-03-10' })], today, 'long_time_owner'],
  ['who did not say since when', [aCar({ registeredOn: null })], today, 'new_owner'],
  ['not seen for 180 days', [aCar()], '2025-09-11', 'new_owner'],
  ['not seen for 181 days', [aCar()], '2025-09-10', 'dormant'],
  ['not seen for long, without a car', [], '2024-01-01', 'dormant'],
  ['never seen since it is noted', [aCar()], null, 'new_owner'],
])('ID-7 somebody %s', (_who, cars, lastSeenOn, stage) => {
  expect(stageOf(cars, lastSeenOn, today)).toBe(stage)
})

test('ID-7 of several cars the default one counts, or else the newest', () => {
  const old = aCar({ registeredOn: '2015-01-01' })
  expect(stageOf([old, aCar()], today, today)).toBe('new_owner')
  expect(stageOf([aCar(), { ...old, isDefault: true }], today, today)).toBe('long_time_owner')
})

test('ID-7 who registered on 29 February is a long-time owner on 1 March', () => {
  const cars = [aCar({ registeredOn: '2024-02-29' })]
  expect(stageOf(cars, '2027-02-28', '2027-02-28')).toBe('new_owner')
  expect(stageOf(cars, '2027-03-01', '2027-03-01')).toBe('long_time_owner')
})
