import { addDays, dayOf, daysBetween, instantAt, mondayOf, plusMinutes, weekdayOf } from '@/bff/lib/zone'

const at = (hours: number, minutes = 0) => hours * 60 + minutes
const NEW_YORK = 'America/New_York'
const KATHMANDU = 'Asia/Kathmandu'

test.each([
  ['Shanghai has one offset all year', '2026-07-01', at(10), 'Asia/Shanghai', '2026-07-01T02:00Z'],
  ['midnight begins the day', '2026-03-10', 0, 'Asia/Shanghai', '2026-03-09T16:00Z'],
  ['minute 1440 is the next midnight', '2026-03-10', 1440, 'Asia/Shanghai', '2026-03-10T16:00Z'],
  ['the end of a year', '2026-12-31', 1440, 'Asia/Shanghai', '2026-12-31T16:00Z'],
  ['the end of a leap day', '2028-02-29', 1440, 'Asia/Shanghai', '2028-02-29T16:00Z'],
  ['a quarter of an hour off', '2026-03-10', at(9, 15), KATHMANDU, '2026-03-10T03:30Z'],
  ['midnight, a quarter off', '2026-03-10', 0, KATHMANDU, '2026-03-09T18:15Z'],
  ['New York in winter', '2026-03-07', at(10), NEW_YORK, '2026-03-07T15:00Z'],
  ['New York after clocks went forward', '2026-03-08', at(10), NEW_YORK, '2026-03-08T14:00Z'],
  ['midnight before they go forward', '2026-03-08', 0, NEW_YORK, '2026-03-08T05:00Z'],
  ['midnight after they went forward', '2026-03-08', 1440, NEW_YORK, '2026-03-09T04:00Z'],
  ['New York after clocks went back', '2026-11-01', at(10), NEW_YORK, '2026-11-01T15:00Z'],
  ['midnight after they went back', '2026-11-01', 1440, NEW_YORK, '2026-11-02T05:00Z'],
])('%s', (_, day, minutes, zone, instant) => {
  expect(instantAt(day, minutes, zone)).toEqual(new Date(instant))
  // Asked again, it is remembered.
  expect(instantAt(day, minutes, zone)).toEqual(new Date(instant))
})

test('a day has 23 hours when clocks go forward and 25 when they go back', () => {
  const hours = (day: string) =>
    (instantAt(day, 1440, NEW_YORK).getTime() - instantAt(day, 0, NEW_YORK).getTime()) / 3_600_000
  expect([hours('2026-03-08'), hours('2026-03-09'), hours('2026-11-01')]).toEqual([23, 24, 25])
})

test('what is answered can be changed without harm to who asks next', () => {
  instantAt('2026-03-10', 0, KATHMANDU).setTime(0)
  expect(instantAt('2026-03-10', 0, KATHMANDU)).toEqual(new Date('2026-03-09T18:15Z'))
})

test('thousands of different instants are as right as the first', () => {
  for (let n = 0; n < 6000; n++) instantAt(addDays('2026-01-01', n), 0, 'UTC')
  expect(instantAt('2026-01-01', 0, 'UTC')).toEqual(new Date('2026-01-01T00:00Z'))
})

test.each([
  ['2026-03-09T15:59:59.999Z', 'Asia/Shanghai', '2026-03-09'],
  ['2026-03-09T16:00Z', 'Asia/Shanghai', '2026-03-10'],
  ['2026-03-09T18:14Z', KATHMANDU, '2026-03-09'],
  ['2026-03-09T18:15Z', KATHMANDU, '2026-03-10'],
  ['2026-03-09T03:59Z', NEW_YORK, '2026-03-08'],
  ['2026-03-09T04:00Z', NEW_YORK, '2026-03-09'],
  ['2026-03-08T04:59Z', NEW_YORK, '2026-03-07'],
])('%s in %s falls on %s', (instant, zone, day) => {
  expect(dayOf(new Date(instant), zone)).toBe(day)
})

test.each([
  ['2028-02-28', 1, '2028-02-29'],
  ['2028-02-29', 1, '2028-03-01'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-03-07', 2, '2026-03-09'],
])('%s and %i days is %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to)
  expect(daysBetween(from, to)).toBe(days)
})

test.each([
  ['2026-03-09', 1, '2026-03-09'],
  ['2026-03-14', 6, '2026-03-09'],
  ['2026-03-15', 7, '2026-03-09'],
  ['2028-03-01', 3, '2028-02-28'],
  ['2027-01-01', 5, '2026-12-28'],
])('%s is day %i of the week that began on %s', (day, weekday, monday) => {
  expect(weekdayOf(day)).toBe(weekday)
  expect(mondayOf(day)).toBe(monday)
})

test('minutes pass alike whatever clocks do', () => {
  expect(plusMinutes(new Date('2026-03-08T06:30Z'), 60)).toEqual(new Date('2026-03-08T07:30Z'))
  expect(plusMinutes(new Date('2026-03-10T00:00Z'), -30)).toEqual(new Date('2026-03-09T23:30Z'))
})
