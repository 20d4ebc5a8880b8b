import {
  cellsBetween,
  cellsOfDrive,
  makeIsFree,
  nearestTo,
  startsWithin,
  stateOf,
  type Resources,
} from '@/bff/features/test-drive/slots'
import { openingTime } from '@/bff/features/test-drive/schedule'
import { aPolicy } from '../../../support/factories'

const at = (clock: string, day = '2026-03-10') => new Date(`${day}T${clock}:00+08:00`)
const clocks = (instants: Date[]) =>
  instants.map((instant) =>
    instant.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }),
  )

test.each([
  ['a whole hour', '10:00', '11:00', ['10:00', '10:30']],
  ['a time that begins and ends between cells', '10:10', '11:05', ['10:00', '10:30', '11:00']],
  ['a minute', '10:29', '10:30', ['10:00']],
  ['a time that ends where a cell begins', '10:00', '10:30', ['10:00']],
  ['a time across midnight', '23:30', '24:00', ['23:30']],
])('%s touches exactly its half hours', (_, from, to, expected) => {
  const end = to === '24:00' ? at('00:00', '2026-03-11') : at(to)
  expect(clocks(cellsBetween(at(from), end))).toEqual(expected)
})

test('an empty time is a bug, not a booking', () => {
  expect(() => cellsBetween(at('10:00'), at('10:00'))).toThrow('empty')
})

test.each([
  [{ durationMin: 60, bufferAfterMin: 0 }, ['10:00', '10:30', '11:00', '11:30', '12:00']],
  [{ durationMin: 60, bufferAfterMin: 30 }, ['10:00', '10:30', '11:00', '11:30']],
  [{ durationMin: 60, bufferBeforeMin: 30, bufferAfterMin: 30 }, ['10:30', '11:00', '11:30']],
  [{ durationMin: 45, bufferAfterMin: 15, stepMin: 60 }, ['10:00', '11:00', '12:00']],
  [{ durationMin: 180, bufferAfterMin: 0 }, ['10:00']],
  [{ durationMin: 200, bufferAfterMin: 0 }, []],
])('with %j drives begin at %j between ten and one', (policy, expected) => {
  const open = { opensAt: at('10:00'), closesAt: at('13:00') }
  expect(clocks(startsWithin(open, aPolicy(policy)))).toEqual(expected)
})

test('buffers claim cells before and after the drive', () => {
  const cells = cellsOfDrive(
    at('12:00'),
    aPolicy({ durationMin: 45, bufferBeforeMin: 10, bufferAfterMin: 20 }),
  )
  expect(clocks(cells)).toEqual(['11:30', '12:00', '12:30', '13:00'])
})

test.each([
  ['Shanghai on an ordinary day', '2026-03-10', 'Asia/Shanghai', '2026-03-10T02:00:00.000Z'],
  ['New Year', '2027-01-01', 'Asia/Shanghai', '2027-01-01T02:00:00.000Z'],
  ['29 February', '2028-02-29', 'Asia/Shanghai', '2028-02-29T02:00:00.000Z'],
  ['New York before clocks go forward', '2026-03-07', 'America/New_York', '2026-03-07T15:00:00.000Z'],
  ['New York after clocks went forward', '2026-03-08', 'America/New_York', '2026-03-08T14:00:00.000Z'],
])('ten in the morning is ten on the wall: %s', (_, day, zone, expected) => {
  expect(openingTime({ opensMin: 600, closesMin: 1200 }, day, zone)?.opensAt.toISOString()).toBe(expected)
})

test('a dealer may be open until midnight', () => {
  const open = openingTime({ opensMin: 600, closesMin: 1440 }, '2028-02-28', 'Asia/Shanghai')
  expect(open?.closesAt.toISOString()).toBe('2028-02-28T16:00:00.000Z')
})

describe('a start is free when one car and one consultant are', () => {
  const from = at('00:00')
  const policy = aPolicy({ durationMin: 60, bufferAfterMin: 0, carDayMax: 2 })
  const cells = (...times: string[]) =>
    times.reduce((bits, time) => bits + 2 ** ((at(time).getTime() - from.getTime()) / 1_800_000), 0)
  const idle = { cells: 0, drives: 0 }
  const free = (resources: Partial<Resources>, clock = '12:00') =>
    makeIsFree({ cars: [idle, idle], consultants: [idle], ...resources }, policy, from)(at(clock))

  test.each<[string, Partial<Resources>, boolean]>([
    ['nothing is claimed', {}, true],
    ['one of two cars is away', { cars: [{ cells: cells('12:30'), drives: 1 }, idle] }, true],
    [
      'both cars are away',
      { cars: ['12:30', '12:00'].map((clock) => ({ cells: cells(clock), drives: 1 })) },
      false,
    ],
    ['the consultant is busy', { consultants: [{ cells: cells('12:00'), drives: 1 }] }, false],
    [
      'the consultant is busy until then and after',
      { consultants: [{ cells: cells('11:30', '13:00'), drives: 2 }] },
      true,
    ],
    [
      'both cars have had their drives of the day',
      { cars: ['10:00', '10:00'].map((clock) => ({ cells: cells(clock), drives: 2 })) },
      false,
    ],
    ['there is nobody to drive with', { consultants: [] }, false],
  ])('when %s: %#', (_, resources, expected) => {
    expect(free(resources)).toBe(expected)
  })

  test('in the last hour of a day as in its first', () => {
    const lastHour = [{ cells: cells('23:00', '23:30'), drives: 1 }]
    expect(free({ consultants: lastHour }, '23:00')).toBe(false)
    expect(free({ consultants: lastHour }, '22:00')).toBe(true)
    expect(free({ consultants: lastHour }, '00:00')).toBe(true)
    expect(free({ consultants: [{ cells: cells('00:30'), drives: 1 }] }, '00:00')).toBe(false)
  })
})

test.each([
  ['09:59', 'too_soon'],
  ['10:00', 'free'],
])('with two hours of notice, at eight a drive at %s is %s', (clock, expected) => {
  expect(stateOf(at(clock), aPolicy({ noticeMin: 120 }), () => true, at('08:00'))).toBe(expected)
})

test('the nearest times lie on both sides, the earlier first when equally near', () => {
  const free = ['09:00', '11:00', '13:00', '15:00', '20:00'].map((clock) => at(clock))
  expect(clocks(nearestTo(at('12:00'), free, 3))).toEqual(['11:00', '13:00', '09:00'])
})
