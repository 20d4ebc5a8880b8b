import {
  byPartOfDay,
  clock,
  countdown,
  dateLabel,
  dayLabel,
  dayNumber,
  dayOf,
  momentLabel,
  partOfDay,
  secondsLeft,
} from '@/miniapp/lib/time'

const SHANGHAI = 'Asia/Shanghai'

test("times are the dealer's, wherever the phone is and whatever its engine knows of zones", () => {
  expect(clock('2026-02-28T06:30:00.000Z', SHANGHAI)).toBe('14:30')
  expect(clock('2026-02-28T06:30:00.000Z', 'Asia/Urumqi')).toBe('12:30')
  expect(clock('2026-02-28T06:30:00.000Z', 'Asia/Hong_Kong')).toBe('14:30')
})

test('a zone nobody told the phone about is taken for Chinese time', () => {
  expect(clock('2026-02-28T06:30:00.000Z', 'Mars/Olympus')).toBe('14:30')
})

test("the day turns at the dealer's midnight", () => {
  expect(dayOf('2026-02-27T15:59:59.000Z', SHANGHAI)).toBe('2026-02-27')
  expect(dayOf('2026-02-27T16:00:00.000Z', SHANGHAI)).toBe('2026-02-28')
})

test.each([
  ['2026-02-28', '今天'],
  ['2026-03-01', '明天'],
  ['2026-03-02', '周一'],
  ['2026-03-07', '周六'],
  ['2026-02-27', '周五'],
])('seen from 28 February, %s is %s', (day, label) => expect(dayLabel(day, '2026-02-28')).toBe(label))

test('the year is told only when it is another', () => {
  expect(dateLabel('2026-03-05', '2026-02-28')).toBe('3月5日')
  expect(dateLabel('2027-01-01', '2026-12-31')).toBe('2027年1月1日')
  expect(dayNumber('2026-03-05')).toBe('5')
})

test('a moment is told as people would', () => {
  const now = new Date('2026-02-27T16:00:00.000Z')
  expect(momentLabel('2026-02-28T06:30:00.000Z', SHANGHAI, now)).toBe('2月28日 今天 14:30')
  expect(momentLabel('2026-03-01T16:30:00.000Z', SHANGHAI, now)).toBe('3月2日 周一 00:30')
})

test.each([
  ['2026-02-28T00:00:00.000Z', 'morning'],
  ['2026-02-28T03:59:00.000Z', 'morning'],
  ['2026-02-28T04:00:00.000Z', 'afternoon'],
  ['2026-02-28T09:59:00.000Z', 'afternoon'],
  ['2026-02-28T10:00:00.000Z', 'evening'],
])('%s is in the %s in Shanghai', (instant, part) => expect(partOfDay(instant, SHANGHAI)).toBe(part))

test('times stand under 上午, 下午 and 晚上, and an empty part is left out', () => {
  const times = ['01:00', '02:00', '11:00'].map((time) => ({ startsAt: `2026-02-28T${time}:00.000Z` }))
  expect(byPartOfDay(times, SHANGHAI)).toEqual([
    { part: 'morning', label: '上午', times: times.slice(0, 2) },
    { part: 'evening', label: '晚上', times: times.slice(2) },
  ])
})

test('a countdown ends at zero and stays there', () => {
  const until = '2026-02-28T06:35:00.000Z'
  const left = (now: string) => secondsLeft(until, new Date(now))
  expect(left('2026-02-28T06:30:00.000Z')).toBe(300)
  expect(left('2026-02-28T06:34:59.500Z')).toBe(1)
  expect(left('2026-02-28T06:36:00.000Z')).toBe(0)
  expect([300, 61, 9, 0].map(countdown)).toEqual(['5:00', '1:01', '0:09', '0:00'])
})
