import { areasIn, isWhole, pathOf } from '@/miniapp/features/mall/area'

const named = (name: string, within: string | null) => {
  const area = areasIn(within).find((one) => one.name === name)
  if (!area) throw new Error(`no ${name} in ${within}`)
  return area
}
const names = (path: { name: string }[]) => path.map(({ name }) => name)

test('a municipality is its own city, and is not asked for twice', () => {
  const path = pathOf([], named('上海市', null))
  expect(names(path)).toEqual(['上海市', '上海市'])
  expect(isWhole(path)).toBe(false)
  const whole = pathOf(path, named('徐汇区', '310100'))
  expect(names(whole)).toEqual(['上海市', '上海市', '徐汇区'])
  expect(isWhole(whole)).toBe(true)
})

test('a province leads to its cities, a city to its districts', () => {
  const province = named('浙江省', null)
  expect(names(areasIn(province.code))).toContain('杭州市')
  const city = named('杭州市', province.code)
  expect(names(areasIn(city.code))).toContain('西湖区')
  expect(isWhole(pathOf([province], city))).toBe(false)
})

test('nothing is whole before something was picked', () => {
  expect(isWhole([])).toBe(false)
})

test('every province leads somewhere, and every way ends in a district', () => {
  for (const { code } of areasIn(null)) {
    for (const city of areasIn(code))
      expect([city.name, areasIn(city.code).length > 0]).toEqual([city.name, true])
  }
})
