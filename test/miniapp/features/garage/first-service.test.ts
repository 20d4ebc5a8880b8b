import { daysUntil, firstServiceIn } from '@/miniapp/features/garage/first-service'

test('the usual time of the first service is half a year after the registration', () => {
  expect(firstServiceIn('2026-01-15', '2026-01-15')).toBe(181)
  expect(firstServiceIn('2026-01-15', '2026-07-14')).toBe(1)
  expect(firstServiceIn('2026-01-15', '2026-07-15')).toBe(0)
})

test('it is not counted down once it has passed, nor where nobody knows when it began', () => {
  expect(firstServiceIn('2026-01-15', '2026-07-16')).toBeNull()
  expect(firstServiceIn(null, '2026-07-16')).toBeNull()
})

test('a day that has passed is less than none away', () => {
  expect(daysUntil('2026-03-10', '2026-03-09')).toBe(1)
  expect(daysUntil('2026-03-01', '2026-03-09')).toBe(-8)
})
