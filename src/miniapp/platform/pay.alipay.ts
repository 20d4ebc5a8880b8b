import Taro from '@tarojs/taro'
import type { Pay, Tried } from './pay'

export const paymentVia = 'alipay'

/** Taro's types look for the code one level further down than Alipay puts it. */
type WithTradePay = { tradePay(option: { tradeNO: string }): Promise<{ resultCode: string | number }> }

/** What Alipay's sheet ends with; after any other code it may have been paid, or may not. */
const outcomes: Readonly<Record<string, Tried>> = { 9000: 'done', 6001: 'cancelled' }

export const pay: Pay = async (hand) => {
  if (hand.by !== 'alipay') return 'unknown'
  return (Taro as unknown as WithTradePay).tradePay(hand.params).then(
    ({ resultCode }) => outcomes[resultCode] ?? 'unknown',
    () => 'unknown',
  )
}
