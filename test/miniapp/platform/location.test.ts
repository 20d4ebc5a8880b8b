import Taro from '@tarojs/taro'
import { locate as alipayLocate } from '@/miniapp/platform/location.alipay'
import { locate as h5Locate } from '@/miniapp/platform/location'
import { locate as weappLocate } from '@/miniapp/platform/location.weapp'

jest.mock('@/miniapp/platform/privacy-gate', () => ({ gated: (_: string, act: unknown) => act }))

const shanghai = { latitude: 31.23, longitude: 121.47 }
const found = { status: 'found', ...shanghai }

const weapp = (answer: () => Promise<unknown>, authSetting: object = {}) => {
  Object.assign(Taro, { getFuzzyLocation: answer, getSetting: async () => ({ authSetting }) })
  return weappLocate()
}
const alipay = (answer: () => Promise<unknown>) => {
  Object.assign(Taro, { getLocation: answer })
  return alipayLocate()
}
const h5 = (geolocation: unknown) => {
  Object.defineProperty(globalThis, 'navigator', { value: { geolocation }, configurable: true })
  return h5Locate()
}

test('coordinates are numbers on every platform', async () => {
  expect(await weapp(async () => shanghai)).toEqual(found)
  expect(await alipay(async () => ({ latitude: '31.23', longitude: '121.47' }))).toEqual(found)
  expect(
    await h5({ getCurrentPosition: (ok: (position: unknown) => void) => ok({ coords: shanghai }) }),
  ).toEqual(found)
})

test.each([
  ['getFuzzyLocation:fail auth deny', 'refused'],
  ['getFuzzyLocation:fail privacy permission is not authorized', 'refused'],
  ['getFuzzyLocation:fail:ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', 'switched_off'],
  ['getFuzzyLocation:fail system permission denied', 'switched_off'],
  ['getFuzzyLocation:fail timeout', 'timeout'],
  ['getFuzzyLocation:fail', 'unavailable'],
])('WeChat says %p: %s', async (errMsg, reason) => {
  expect(await weapp(() => Promise.reject({ errMsg }))).toEqual({ status: 'unknown', reason })
})

test('who refused WeChat earlier is not asked in vain', async () => {
  const ask = jest.fn()
  expect(await weapp(ask, { 'scope.userFuzzyLocation': false })).toEqual({
    status: 'unknown',
    reason: 'blocked',
  })
  expect(ask).not.toHaveBeenCalled()
  const allowed = { 'scope.userFuzzyLocation': true }
  expect(await weapp(async () => shanghai, allowed)).toEqual(found)
})

test.each([
  [11, 'switched_off'],
  [12, 'unavailable'],
  [13, 'unavailable'],
  [14, 'timeout'],
  [2001, 'refused'],
  [2002, 'blocked'],
  [2003, 'refused'],
])('Alipay says %i: %s', async (error, reason) => {
  expect(await alipay(() => Promise.reject({ error }))).toEqual({ status: 'unknown', reason })
})

test.each([
  [1, 'refused'],
  [2, 'unavailable'],
  [3, 'timeout'],
])('a browser says %i: %s', async (code, reason) => {
  const getCurrentPosition = (_: unknown, fail: (error: object) => void) => fail({ code })
  expect(await h5({ getCurrentPosition })).toEqual({ status: 'unknown', reason })
})

test('a browser without location has none', async () => {
  expect(await h5(undefined)).toEqual({ status: 'unknown', reason: 'unavailable' })
})
