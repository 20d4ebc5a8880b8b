import Taro from '@tarojs/taro'
import type { Locate, NoLocation } from './location'

/** A few kilometres are near enough to order dealers, and a member gives them more readily. */
export const locate: Locate = () =>
  Taro.getFuzzyLocation({ type: 'gcj02' }).then(
    ({ latitude, longitude }) => ({ status: 'found', latitude, longitude }),
    ({ errMsg = '' }: { errMsg?: string }) => ({ status: 'unknown', reason: reasonOf(errMsg) }),
  )

function reasonOf(errMsg: string): NoLocation {
  if (/switchoff|system permission/i.test(errMsg)) return 'switched_off'
  if (/auth|deny|privacy/i.test(errMsg)) return 'refused'
  return /timeout/i.test(errMsg) ? 'timeout' : 'unavailable'
}
