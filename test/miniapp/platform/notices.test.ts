import Taro from '@tarojs/taro'
import { askForNotices as onH5 } from '@/miniapp/platform/notices'
import { askForNotices as onAlipay } from '@/miniapp/platform/notices.alipay'
import { askForNotices as onWeapp } from '@/miniapp/platform/notices.weapp'

const templates = { wechat: ['reminder'], alipay: ['reminder'] }
const answers = (answer: () => Promise<unknown>) => Object.assign(Taro, { requestSubscribeMessage: answer })

test.each([
  ['accepted', async () => ({ errMsg: 'requestSubscribeMessage:ok', reminder: 'accept' })],
  ['refused', async () => ({ errMsg: 'requestSubscribeMessage:ok', reminder: 'reject' })],
  ['refused', async () => ({ errMsg: 'requestSubscribeMessage:ok', reminder: 'ban' })],
  ['refused', () => Promise.reject({ errCode: 20004 })],
  ['unavailable', () => Promise.reject({ errCode: 20001 })],
])('WeChat: %s', async (consent, answer) => {
  answers(answer)
  expect(await onWeapp(templates)).toBe(consent)
})

test.each([
  ['accepted', async () => ({ result: { currentSubscribedEntityIds: ['reminder'] } })],
  ['refused', async () => ({ behavior: 'cancel', result: { currentSubscribedEntityIds: [] } })],
  ['unavailable', async () => ({ errorCode: 10005, errorMessage: 'told as a success' })],
  ['refused', () => Promise.reject({ error: 11 })],
  ['unavailable', () => Promise.reject({ error: 106008 })],
])('Alipay: %s', async (consent, answer) => {
  answers(answer)
  expect(await onAlipay(templates)).toBe(consent)
})

test('without a template, and in a browser, nobody is asked', async () => {
  answers(() => Promise.reject(new Error('was asked')))
  const none = { wechat: [], alipay: [] }
  expect(await Promise.all([onWeapp(none), onAlipay(none), onH5(templates)])).toEqual(
    Array(3).fill('unavailable'),
  )
})
