import * as api from '@/miniapp/features/test-drive/api'
import { loadCities, loadDays, locateMember, useSearch } from '@/miniapp/features/test-drive/state'
import { locate } from '@/miniapp/platform/location'
import { lookIn, useCity, usePlace } from '@/miniapp/platform/whereabouts'

jest.mock('@/miniapp/features/test-drive/api')
jest.mock('@/miniapp/platform/location')
const bff = jest.mocked(api)

const city = (code: string, latitude: number, longitude: number) => ({
  code,
  name: code,
  province: '',
  latitude,
  longitude,
  dealerCount: 1,
})
const beijing = city('110100', 39.9, 116.4)
const shanghai = city('310100', 31.23, 121.47)

beforeEach(async () => {
  jest.resetAllMocks()
  lookIn(null)
  usePlace.setState({ place: null })
  bff.listCities.mockResolvedValue({ cities: [beijing, shanghai] })
})

const wished = () => useCity.getState().city

test('a newcomer begins in the first city, who has been here in their own', async () => {
  await loadCities()
  expect(wished()).toBe(beijing.code)

  lookIn(shanghai.code)
  await loadCities()
  expect(wished()).toBe(shanghai.code)
})

test('a city that has no dealer any more is left for one that has', async () => {
  lookIn('999900')
  await loadCities()
  expect(wished()).toBe(beijing.code)
})

test('who says where they are gets the city around them', async () => {
  await loadCities()
  jest.mocked(locate).mockResolvedValue({ status: 'found', latitude: 31.2, longitude: 121.4 })
  expect(await locateMember()).toBeNull()
  expect(wished()).toBe(shanghai.code)
  expect(usePlace.getState().place).toEqual({ latitude: 31.2, longitude: 121.4 })
})

test('who would rather not say keeps their city, and hears why nothing changed', async () => {
  await loadCities()
  jest.mocked(locate).mockResolvedValue({ status: 'unknown', reason: 'refused' })
  expect(await locateMember()).toBe('refused')
  expect(wished()).toBe(beijing.code)
  expect(usePlace.getState().place).toBeNull()
})

test('the days of a city that was left meanwhile are not shown for the next one', async () => {
  const day = { date: '2026-03-10', kind: 'workday' as const, holiday: null, openDealers: 1 }
  bff.listDays.mockImplementationOnce(async () => {
    await loadDays(shanghai.code)
    return { days: [day] }
  })
  bff.listDays.mockResolvedValue({ days: [] })
  await loadDays(beijing.code)
  expect(useSearch.getState()).toMatchObject({ daysOf: shanghai.code, days: { status: 'loaded', value: [] } })
})
