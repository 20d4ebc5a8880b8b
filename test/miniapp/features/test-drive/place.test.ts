import { cityLabel, nearestCity } from '@/miniapp/features/test-drive/place'

const city = (name: string, latitude: number, longitude: number) => ({
  code: '000000',
  name,
  province: '',
  latitude,
  longitude,
  dealerCount: 1,
})
const shanghai = city('上海市', 31.23, 121.47)
const suzhou = city('苏州市', 31.3, 120.58)
const beijing = city('北京市', 39.9, 116.4)
const all = [beijing, suzhou, shanghai]

test.each([
  ['嘉定', 31.38, 121.26, shanghai],
  ['昆山', 31.38, 120.95, suzhou],
  ['天津', 39.13, 117.2, beijing],
])('somebody in %s belongs to the nearest city with a dealer', (_, latitude, longitude, nearest) => {
  expect(nearestCity(all, { latitude, longitude })).toBe(nearest)
})

test('without cities there is none', () => {
  expect(nearestCity([], shanghai)).toBeNull()
})

test('people say 上海, and the full name where it is more than a city', () => {
  expect(cityLabel('上海市')).toBe('上海')
  expect(cityLabel('延边朝鲜族自治州')).toBe('延边朝鲜族自治州')
})
