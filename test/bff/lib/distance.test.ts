import { distanceM } from '@/bff/lib/distance'

const places = {
  beijing: { latitude: 39.9042, longitude: 116.4074 },
  shanghai: { latitude: 31.2304, longitude: 121.4737 },
  guangzhou: { latitude: 23.1291, longitude: 113.2644 },
  urumqi: { latitude: 43.8256, longitude: 87.6168 },
  suva: { latitude: -18.1248, longitude: 178.4501 },
  apia: { latitude: -13.8507, longitude: -171.7514 },
}
type City = keyof typeof places

/** Along the ellipsoid, which the sphere follows to within half a percent. */
test.each<[City, City, number]>([
  ['beijing', 'shanghai', 1_067],
  ['shanghai', 'guangzhou', 1_213],
  ['beijing', 'urumqi', 2_419],
  ['suva', 'apia', 1_151],
])('%s and %s are %i km apart, either way', (from, to, km) => {
  const there = distanceM(places[from], places[to])
  expect(Math.abs(there / 1000 / km - 1)).toBeLessThan(0.006)
  expect(distanceM(places[to], places[from])).toBe(there)
})

test('a place is no way from itself, and half the world from its antipode', () => {
  expect(distanceM(places.shanghai, places.shanghai)).toBe(0)
  const antipode = { latitude: -31.2304, longitude: 121.4737 - 180 }
  expect(distanceM(places.shanghai, antipode)).toBe(20_015_114)
})

test('two doors of one house are a few whole metres apart', () => {
  const door = { ...places.shanghai, latitude: places.shanghai.latitude + 0.0001 }
  expect(distanceM(places.shanghai, door)).toBe(11)
})
