import Taro from '@tarojs/taro'
import type { PaymentHand } from '@/contract/payments'
import * as alipay from '@/miniapp/platform/pay.alipay'
import * as h5 from '@/miniapp/platform/pay'
import * as weapp from '@/miniapp/platform/pay.weapp'

const byWechat: PaymentHand = {
  by: 'wechat',
  params: { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'RSA', paySign: 's' },
}
const byAlipay: PaymentHand = { by: 'alipay', params: { tradeNO: '2026' } }
const byPage: PaymentHand = { by: 'h5', params: { url: 'https://pay.test/till' } }

test.each([
  [() => Promise.resolve({ errMsg: 'requestPayment:ok' }), 'done'],
  [() => Promise.reject({ errMsg: 'requestPayment:fail cancel' }), 'cancelled'],
  [() => Promise.reject({ errMsg: 'requestPayment:fail jsapi has no permission' }), 'unknown'],
  [() => Promise.reject({}), 'unknown'],
])('WeChat is handed what it signed, and its answer %s means %s', async (requestPayment, tried) => {
  const asked = jest.fn(requestPayment)
  Object.assign(Taro, { requestPayment: asked })
  expect(await weapp.pay(byWechat)).toBe(tried)
  expect(asked).toHaveBeenCalledWith(byWechat.params)
})

test.each([
  ['9000', 'done'],
  [9000, 'done'],
  ['6001', 'cancelled'],
  ['8000', 'unknown'],
  ['6004', 'unknown'],
  ['4000', 'unknown'],
  [undefined, 'unknown'],
])('Alipay’s code %s means %s', async (resultCode, tried) => {
  Object.assign(Taro, { tradePay: async () => ({ resultCode }) })
  expect(await alipay.pay(byAlipay)).toBe(tried)
})

test('an Alipay that breaks leaves it unknown', async () => {
  Object.assign(Taro, { tradePay: () => Promise.reject({ error: 2 }) })
  expect(await alipay.pay(byAlipay)).toBe('unknown')
})

test('a browser goes to the page where it is paid, in place of the one that it comes back to', async () => {
  const replace = jest.fn()
  Object.assign(globalThis, { window: { location: { replace, href: 'https://a.test/order?id=1' } } })
  expect(await h5.pay(byPage)).toBe('left')
  const back = encodeURIComponent('https://a.test/order?id=1')
  expect(replace).toHaveBeenCalledWith(`https://pay.test/till?redirect_url=${back}`)
})

test('what is for another platform is handed to none', async () => {
  Object.assign(Taro, { requestPayment: undefined, tradePay: undefined })
  expect([await weapp.pay(byAlipay), await alipay.pay(byPage), await h5.pay(byWechat)]).toEqual([
    ...['unknown', 'unknown', 'unknown'],
  ])
})
