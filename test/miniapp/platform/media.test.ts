import Taro from '@tarojs/taro'
import { pick as alipayPick } from '@/miniapp/platform/media.alipay'
import { pick as weappPick } from '@/miniapp/platform/media.weapp'

jest.mock('@/miniapp/platform/privacy-gate', () => ({ gated: (_: string, act: unknown) => act }))

const weapp = (answer: () => Promise<unknown>) => {
  Object.assign(Taro, { chooseMedia: answer })
  return weappPick()
}
const alipay = (answer: () => Promise<unknown>) => {
  Object.assign(Taro, { chooseImage: answer })
  return alipayPick()
}
const failing = (reason: object) => () => Promise.reject(reason)

test('a photo is known by its name on either phone', async () => {
  const picked = { status: 'picked', path: 'tmp://1' }
  expect(await weapp(async () => ({ tempFiles: [{ tempFilePath: 'tmp://1' }] }))).toEqual(picked)
  expect(await alipay(async () => ({ tempFilePaths: ['tmp://1'] }))).toEqual(picked)
})

test('who leaves the album has picked nothing', async () => {
  expect(await weapp(failing({ errMsg: 'chooseMedia:fail cancel' }))).toEqual({ status: 'cancelled' })
  expect(await alipay(failing({ error: 11 }))).toEqual({ status: 'cancelled' })
})

test.each([
  { errMsg: 'chooseMedia:fail auth deny' },
  { errMsg: 'chooseMedia:fail:system permission denied' },
  { errMsg: 'chooseMedia:fail api scope is not declared in the privacy agreement' },
])('WeChat says $errMsg: refused', async (reason) => {
  expect(await weapp(failing(reason))).toEqual({ status: 'refused' })
})

test('Alipay without the album is refused', async () => {
  expect(await alipay(failing({ error: 2001 }))).toEqual({ status: 'refused' })
})
