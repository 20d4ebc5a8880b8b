import { areaUnder, chartOf, kmAMonth } from '@/miniapp/features/garage/mileage'

const reading = (readOn: string, km: number) => ({ readOn, km })

test('readings go from the lower left to the upper right, by day and by kilometre', () => {
  const chart = chartOf([
    reading('2026-01-11', 2_000),
    reading('2026-01-06', 1_250),
    reading('2026-01-01', 1_000),
  ])
  expect(chart?.points).toEqual([
    { x: 0, y: 0 },
    { x: 50, y: 25 },
    { x: 100, y: 100 },
  ])
  expect(chart).toMatchObject({ first: { km: 1_000 }, last: { km: 2_000 } })
})

test('a day that was read twice is where it ended', () => {
  const chart = chartOf([
    reading('2026-01-11', 2_000),
    reading('2026-01-11', 1_900),
    reading('2026-01-01', 1_000),
  ])
  expect(chart?.points).toEqual([
    { x: 0, y: 0 },
    { x: 100, y: 100 },
  ])
})

test('one day is no line', () => {
  expect(chartOf([])).toBeNull()
  expect(chartOf([reading('2026-01-01', 1)])).toBeNull()
  expect(chartOf([reading('2026-01-01', 1), reading('2026-01-01', 9)])).toBeNull()
})

test('a car that stood still lies on the ground', () => {
  expect(chartOf([reading('2026-01-01', 5), reading('2026-02-01', 5)])?.points.map(({ y }) => y)).toEqual([
    0, 0,
  ])
})

test('the ground is cut out from the line down', () => {
  expect(
    areaUnder([
      { x: 0, y: 0 },
      { x: 100, y: 75 },
    ]),
  ).toBe('polygon(0% 100%, 100% 25%, 100% 100%, 0% 100%)')
})

test('kilometres a month are told once two weeks tell of them', () => {
  expect(kmAMonth([reading('2026-01-01', 0), reading('2026-03-02', 3_000)])).toBe(1_500)
  expect(kmAMonth([reading('2026-01-01', 0), reading('2026-01-10', 3_000)])).toBeNull()
})
