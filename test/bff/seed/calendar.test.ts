import { namedDaysSince } from '@/bff/seed/calendar'

const calendar = namedDaysSince(2025)
const on = (day: string) => calendar.find((named) => named.day === day)

test.each([
  ['2026-01-04', '元旦'],
  ['2026-02-14', '春节'],
  ['2026-02-28', '春节'],
  ['2026-05-09', '劳动节'],
  ['2026-09-20', '国庆节'],
  ['2026-10-10', '国庆节'],
])('on the weekend day %s people work to make up for %s', (day, name) => {
  expect(on(day)).toEqual({ day, kind: 'makeup', name })
})

test('there are no make-up workdays in 2026 but those announced', () => {
  const makeups = calendar.filter(({ day, kind }) => day.startsWith('2026') && kind === 'makeup')
  expect(makeups).toHaveLength(6)
})

test.each([
  ['2026-02-17', '春节'],
  ['2026-04-05', '清明节'],
  ['2026-06-19', '端午节'],
  ['2026-09-25', '中秋节'],
  ['2026-10-07', '国庆节'],
])('%s is a holiday, named as people write it: %s', (day, name) => {
  expect(on(day)).toEqual({ day, kind: 'holiday', name })
})

test('ordinary days and years long past are left out', () => {
  expect(on('2026-03-04')).toBeUndefined()
  expect(on('2026-03-07')).toBeUndefined()
  expect(calendar.every(({ day }) => day >= '2025-01-01')).toBe(true)
  expect(on('2025-01-01')).toBeDefined()
})

test('no day is named twice', () => {
  expect(new Set(calendar.map(({ day }) => day)).size).toBe(calendar.length)
})
