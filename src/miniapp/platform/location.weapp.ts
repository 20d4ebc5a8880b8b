import Taro from '@tarojs/taro'
import type { Locate, NoLocation } from './location'
import { gated } from './privacy-gate'

const SCOPE = 'scope.userFuzzyLocation'

export const openSettings = () => Taro.openSetting()

/** A few kilometres are near enough to order dealers, and a member gives them more readily. */
const ask: Locate = async () => {
  // Once refused, WeChat doesn't ask the member again, it only fails.
  if (await wasRefused()) return { status: 'unknown', reason: 'blocked' }
  return Taro.getFuzzyLocation({ type: 'gcj02' }).then(
    ({ latitude, longitude }) => ({ status: 'found', latitude, longitude }),
    ({ errMsg = '' }: { errMsg?: string }) => ({ status: 'unknown', reason: reasonOf(errMsg) }),
  )
}

const wasRefused = () =>
  Taro.getSetting().then(
    ({ authSetting }) => (authSetting as Record<string, boolean>)[SCOPE] === false,
    () => false, // asking for the place itself will tell
  )

function reasonOf(errMsg: string): NoLocation {
  if (/switchoff|system permission/i.test(errMsg)) return 'switched_off'
  if (/auth|deny|privacy/i.test(errMsg)) return 'refused'
  return /timeout/i.test(errMsg) ? 'timeout' : 'unavailable'
}

export const locate = gated('location', ask, { status: 'unknown', reason: 'refused' })
