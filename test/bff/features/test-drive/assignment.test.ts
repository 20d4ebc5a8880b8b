import { choosePair } from '@/bff/features/test-drive/assignment'

const limits = { carDayMax: 3, consultantDayMax: 3 }
const car = (id: string, drives = 0) => ({ id, drives })

test('the least busy car and consultant drive', () => {
  const pair = choosePair([car('a', 2), car('b', 1)], [car('x', 1), car('y', 0)], limits)
  expect(pair).toEqual({ carId: 'b', consultantId: 'y' })
})

test('whoever is at the daily limit is left out', () => {
  expect(choosePair([car('a', 3)], [car('x')], limits)).toBeNull()
  expect(choosePair([car('a', 3), car('b', 2)], [car('x', 3), car('y', 2)], limits)).toEqual({
    carId: 'b',
    consultantId: 'y',
  })
})

test('a consultant the member knows is kept when free', () => {
  const free = [car('x', 0), car('y', 2)]
  expect(choosePair([car('a')], free, limits, { consultantId: 'y' })?.consultantId).toBe('y')
  expect(choosePair([car('a')], [car('x')], limits, { consultantId: 'y' })?.consultantId).toBe('x')
})

test('without anybody of either kind there is no pair', () => {
  expect(choosePair([], [car('x')], limits)).toBeNull()
  expect(choosePair([car('a')], [], limits)).toBeNull()
})
