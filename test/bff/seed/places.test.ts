import { areaList } from '@vant/area-data'
import { distanceM } from '@/bff/lib/distance'
import { cityAt, dealerCities } from '@/bff/seed/cities'
import { shops } from '@/bff/seed/dealers'
import { moreShops } from '@/bff/seed/more-dealers'

const CITY_RADIUS_M = 60_000
const more = moreShops(1960)
const all = [...shops, ...more.shops]
const centreOf = (code: string) => dealerCities[code] ?? more.centres.get(code)

test('the first forty dealers are in at least twelve cities, and more of them in Shanghai than in Qingdao', () => {
  expect(shops).toHaveLength(40)
  expect(new Set(shops.map(({ cityCode }) => cityCode)).size).toBeGreaterThanOrEqual(12)
  const inCity = (code: string) => shops.filter(({ cityCode }) => cityCode === code).length
  expect(inCity('310100')).toBeGreaterThan(inCity('370200'))
})

test('every city is one of the national standard, in its province', () => {
  for (const { cityCode } of all) expect(areaList.city_list).toHaveProperty(cityCode)
  const somewhere = { latitude: 31, longitude: 121 }
  expect(cityAt('110100', somewhere)).toMatchObject({ name: '北京市', province: '北京市' })
  expect(cityAt('320500', somewhere)).toMatchObject({ name: '苏州市', province: '江苏省' })
  expect(() => cityAt('319900', somewhere)).toThrow('319900')
})

test.each(shops)('$shop stands in a district of its city', ({ cityCode, shop, address }) => {
  const districts = Object.entries(areaList.county_list)
    .filter(([code]) => code.startsWith(cityCode.slice(0, 4)))
    .map(([, name]) => name)
  expect(districts.some((district) => address.startsWith(district))).toBe(true)
  expect(`${areaList.city_list[cityCode]}`).toContain(shop.slice(0, 2))
})

test('every dealer is in China, and not far from the middle of its city', () => {
  for (const shop of all) {
    expect(shop.latitude).toBeGreaterThan(18)
    expect(shop.latitude).toBeLessThan(53.6)
    expect(shop.longitude).toBeGreaterThan(73.5)
    expect(shop.longitude).toBeLessThan(135.1)
    const centre = centreOf(shop.cityCode)
    expect(centre && distanceM(shop, centre)).toBeLessThan(CITY_RADIUS_M)
  }
})

test('the dealers of the table can be called in their city', () => {
  const phones = shops.map(({ phone }) => phone)
  expect(new Set(phones).size).toBe(phones.length)
  for (const { cityCode, phone } of shops) {
    const { areaCode } = dealerCities[cityCode] ?? {}
    expect(phone).toMatch(new RegExp(`^${areaCode}-[2-8]\\d{3} \\d{4}$`))
  }
})

test('dealers for load tests have names of their own, in all the other cities and in none of the table', () => {
  expect(new Set(all.map(({ shop }) => shop)).size).toBe(all.length)
  const cities = new Set(more.shops.map(({ cityCode }) => cityCode))
  expect(cities.size).toBeGreaterThan(300)
  for (const code of Object.keys(dealerCities)) expect(cities).not.toContain(code)
})
