import { areaList } from '@vant/area-data'
import type { Place } from '@/bff/lib/distance'

export type City = { code: string; name: string; province: string; latitude: number; longitude: number }

/**
 * Where the first dealers are: the middle of the city (places here are in GCJ-02, as on Chinese maps), the
 * telephone's area code, and how many demo cars of one model a dealer there keeps at most.
 */
export const dealerCities: Record<string, Place & { areaCode: string; carsOfModel: number }> = {
  310100: { latitude: 31.2304, longitude: 121.4737, areaCode: '021', carsOfModel: 3 },
  110100: { latitude: 39.9042, longitude: 116.4074, areaCode: '010', carsOfModel: 3 },
  440100: { latitude: 23.1291, longitude: 113.2644, areaCode: '020', carsOfModel: 3 },
  440300: { latitude: 22.5431, longitude: 114.0579, areaCode: '0755', carsOfModel: 3 },
  510100: { latitude: 30.5728, longitude: 104.0668, areaCode: '028', carsOfModel: 3 },
  330100: { latitude: 30.2741, longitude: 120.1551, areaCode: '0571', carsOfModel: 2 },
  420100: { latitude: 30.5928, longitude: 114.3055, areaCode: '027', carsOfModel: 2 },
  500100: { latitude: 29.563, longitude: 106.5516, areaCode: '023', carsOfModel: 2 },
  610100: { latitude: 34.3416, longitude: 108.9398, areaCode: '029', carsOfModel: 1 },
  320100: { latitude: 32.0603, longitude: 118.7969, areaCode: '025', carsOfModel: 1 },
  320500: { latitude: 31.2989, longitude: 120.5853, areaCode: '0512', carsOfModel: 1 },
  430100: { latitude: 28.2282, longitude: 112.9388, areaCode: '0731', carsOfModel: 1 },
  370200: { latitude: 36.0671, longitude: 120.3826, areaCode: '0532', carsOfModel: 1 },
}

/** A city as the national standard names it, at `place`. Municipalities are cities of their own province. */
export function cityAt(code: string, { latitude, longitude }: Place): City {
  const name = areaList.city_list[code]
  const province = areaList.province_list[`${code.slice(0, 2)}0000`]
  if (!name || !province) throw new Error(`no city has the code ${code}`)
  return { code, name, province, latitude, longitude }
}
