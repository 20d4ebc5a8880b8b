import { areaList } from '@vant/area-data'

/** A province, a city or a district, by the six digits of the national standard. */
export type Area = { code: string; name: string }

const listed = (names: Record<string, string>): Area[] =>
  Object.entries(names).map(([code, name]) => ({ code, name }))

const { province_list, city_list, county_list } = areaList

/** What lies directly in an area; the provinces where none is given, nothing in a district. */
export function areasIn(code: string | null): Area[] {
  if (code === null) return listed(province_list)
  const province = code.slice(0, 2)
  const city = code.slice(0, 4)
  if (code.endsWith('0000')) return listed(city_list).filter((one) => one.code.startsWith(province))
  return code.endsWith('00') ? listed(county_list).filter((one) => one.code.startsWith(city)) : []
}

/** Goes on by itself where there is one way only, as in a municipality. */
export function pathOf(path: readonly Area[], picked: Area): Area[] {
  const next = [...path, picked]
  const below = areasIn(picked.code)
  const [only] = below
  return below.length === 1 && only ? pathOf(next, only) : next
}

/** Province, city and district: nothing more to choose. */
export const isWhole = (path: readonly Area[]) =>
  path.length > 0 && areasIn(path.at(-1)?.code ?? null).length === 0
