import * as api from '@/miniapp/features/mall/api'
import { chooseCity, findNearby, loadPickup, usePickup } from '@/miniapp/features/mall/pickup'
import { loading } from '@/miniapp/lib/loadable'
import { locate } from '@/miniapp/platform/location'
import { lookIn, useCity, usePlace } from '@/miniapp/platform/whereabouts'

jest.mock('@/miniapp/features/mall/api')
jest.mock('@/miniapp/platform/location')
const bff = jest.mocked(api)

const around = { latitude: 31.2, longitude: 121.4 }
const city = (code: string) => ({ ...around, code, name: code, province: '', dealerCount: 1 })

beforeEach(() => {
  jest.resetAllMocks()
  lookIn(null)
  usePlace.setState({ place: null })
  usePickup.setState({ cities: loading, dealers: loading, byCity: false })
  bff.listCities.mockResolvedValue({ cities: [city('110100'), city('310100')] })
  bff.listDealers.mockResolvedValue({ dealers: [] })
})

test('an order is fetched in the city in which a drive was looked for', async () => {
  lookIn('310100')
  await loadPickup()
  expect(bff.listDealers).toHaveBeenCalledWith({ city: '310100' })
})

test('who has said where they are is shown the nearest dealers at once, until they pick a city', async () => {
  usePlace.setState({ place: around })
  await loadPickup()
  expect(bff.listDealers).toHaveBeenLastCalledWith(around)

  await chooseCity('310100')
  expect(bff.listDealers).toHaveBeenLastCalledWith({ city: '310100' })
  await loadPickup()
  expect(bff.listDealers).toHaveBeenLastCalledWith({ city: '310100' })
})

test('a newcomer begins in the first city, and nobody is asked where they are without a tap', async () => {
  await loadPickup()
  expect(useCity.getState().city).toBe('110100')
  expect(locate).not.toHaveBeenCalled()
})

test('a tap finds what is near, or says why not and leaves the city as it was', async () => {
  lookIn('310100')
  jest.mocked(locate).mockResolvedValueOnce({ status: 'unknown', reason: 'refused' })
  expect(await findNearby()).toBe('refused')
  expect(bff.listDealers).not.toHaveBeenCalled()

  jest.mocked(locate).mockResolvedValueOnce({ status: 'found', ...around })
  expect(await findNearby()).toBeNull()
  expect(bff.listDealers).toHaveBeenLastCalledWith(around)
})
