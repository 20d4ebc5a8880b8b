import Taro from '@tarojs/taro'
import type { Pay } from './pay'

export const paymentVia = 'wechat'

export const pay: Pay = async (hand) => {
  if (hand.by !== 'wechat') return 'unknown'
  return Taro.requestPayment(hand.params).then(
    () => 'done',
    ({ errMsg = '' }: { errMsg?: string }) => (/cancel/i.test(errMsg) ? 'cancelled' : 'unknown'),
  )
}
