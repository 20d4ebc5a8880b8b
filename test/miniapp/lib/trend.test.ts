import { lineThrough, stepsUnder } from '@/miniapp/lib/trend'

test('a line goes from the left to the right, from nothing to the most', () => {
  const readings = [
    { at: 0, value: 50 },
    { at: 25, value: 100 },
    { at: 100, value: 0 },
  ]
  expect(lineThrough(readings)).toEqual([
    { x: 0, y: 50 },
    { x: 25, y: 100 },
    { x: 100, y: 0 },
  ])
})

test.each([
  [[]],
  [[{ at: 5, value: 1 }]],
  [
    [
      { at: 5, value: 1 },
      { at: 5, value: 2 },
    ],
  ],
])('%j is no stretch of time', (readings) => expect(lineThrough(readings)).toBeNull())

test('what was never anything is a line on the ground', () => {
  const line = lineThrough([
    { at: 0, value: 0 },
    { at: 1, value: 0 },
  ])
  expect(line?.map(({ y }) => y)).toEqual([0, 0])
})

test('a value holds until the next one', () => {
  const line = [
    { x: 0, y: 50 },
    { x: 40, y: 100 },
    { x: 100, y: 100 },
  ]
  expect(stepsUnder(line)).toBe('polygon(0% 50%, 40% 50%, 40% 0%, 100% 0%, 100% 0%, 100% 100%, 0% 100%)')
})
