import Taro from '@tarojs/taro'
import { stored } from '@/miniapp/platform/storage'

afterEach(() => Taro.clearStorageSync())

test('what is written is read again, and gone once removed', () => {
  const city = stored<{ code: string }>('city', 1)
  expect(city.read()).toBeNull()
  city.write({ code: '310100' })
  expect(city.read()).toEqual({ code: '310100' })
  city.remove()
  expect(city.read()).toBeNull()
})

test('what an older client wrote in another shape counts as absent', () => {
  stored('city', 1).write('310100')
  expect(stored('city', 2).read()).toBeNull()
})

test('what somebody else left under the name is not taken for ours', () => {
  Taro.setStorageSync('chezhu/city', '310100')
  expect(stored('city', 1).read()).toBeNull()
})

test('falsy values are values', () => {
  stored('count', 1).write(0)
  expect(stored('count', 1).read()).toBe(0)
})
