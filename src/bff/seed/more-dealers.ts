import { areaList } from '@vant/area-data'
import type { Place } from '@/bff/lib/distance'
import { dealerCities } from './cities'
import type { Shop } from './dealers'
import { numberOf } from './name-id'

/**
 * Dealers beyond the table, for load tests: spread over every other city of the mainland, round after
 * round, at places that are near enough for measuring but not real. Cities of the table get none of them,
 * so that what a city costs can be compared with few and with many dealers elsewhere.
 */
export function moreShops(count: number): { shops: Shop[]; centres: ReadonlyMap<string, Place> } {
  const centres = new Map(otherCities.map((code) => [code, centreOf(code)]))
  const shops = Array.from({ length: count }, (_, i) => {
    const code = otherCities[i % otherCities.length] ?? ''
    return shopAt(code, Math.floor(i / otherCities.length), centres.get(code) ?? centreOf(code))
  })
  return { shops, centres }
}

/** What is left out are headings for counties that no city governs. Taiwan, Hong Kong and Macau keep other holidays. */
const otherCities = Object.entries(areaList.city_list)
  .filter(([code, name]) => code < '700000' && /(市|州|盟|地区)$/.test(name) && !dealerCities[code])
  .map(([code]) => code)

const districts = new Map<string, string[]>()
for (const [code, name] of Object.entries(areaList.county_list)) {
  const city = code.slice(0, 4)
  districts.set(city, [...(districts.get(city) ?? []), name])
}

function shopAt(cityCode: string, round: number, centre: Place): Shop {
  const ofCity = districts.get(cityCode.slice(0, 4)) ?? []
  const district = ofCity[round % ofCity.length] ?? ''
  const nth = Math.floor(round / ofCity.length) + 1
  const shop = `${areaList.city_list[cityCode]?.replace(/市$/, '')}${district}${nth > 1 ? `${nth} ` : ''}店`
  return {
    ...{ cityCode, shop },
    address: `${district}人民路 ${1 + numberOf(`${shop}/address`, 998)} 号`,
    phone: `400-000 ${String(numberOf(`${shop}/phone`, 10_000)).padStart(4, '0')}`,
    ...beside(centre, shop, 0.1),
  }
}

/** A place of its own within about a hundred kilometres of the province's capital. */
function centreOf(cityCode: string): Place {
  const [latitude, longitude] = capitals[cityCode.slice(0, 2)] ?? [35, 105]
  return beside({ latitude, longitude }, cityCode, 0.8)
}

/** Moved by at most `degrees` each way, always the same way for the same name. */
function beside({ latitude, longitude }: Place, name: string, degrees: number): Place {
  const shift = (axis: string) => ((numberOf(`${name}/${axis}`, 2001) - 1000) / 1000) * degrees
  const rounded = (degree: number) => Math.round(degree * 10_000) / 10_000
  return { latitude: rounded(latitude + shift('north')), longitude: rounded(longitude + shift('east')) }
}

/** Latitude and longitude of each province's capital, by the first two digits of its codes. */
const capitals: Record<string, [number, number]> = {
  12: [39.1256, 117.1902],
  13: [38.0428, 114.5149],
  14: [37.8706, 112.5489],
  15: [40.8415, 111.7519],
  21: [41.8057, 123.4315],
  22: [43.8171, 125.3235],
  23: [45.8038, 126.535],
  32: [32.0603, 118.7969],
  33: [30.2741, 120.1551],
  34: [31.8206, 117.2272],
  35: [26.0745, 119.2965],
  36: [28.682, 115.8579],
  37: [36.6512, 117.1201],
  41: [34.7466, 113.6254],
  42: [30.5928, 114.3055],
  43: [28.2282, 112.9388],
  44: [23.1291, 113.2644],
  45: [22.817, 108.3669],
  46: [20.044, 110.1999],
  51: [30.5728, 104.0668],
  52: [26.647, 106.6302],
  53: [24.8801, 102.8329],
  54: [29.65, 91.1409],
  61: [34.3416, 108.9398],
  62: [36.0611, 103.8343],
  63: [36.6171, 101.7782],
  64: [38.4872, 106.2309],
  65: [43.8256, 87.6168],
}
