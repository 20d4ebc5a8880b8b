import Taro from '@tarojs/taro'
import { gated } from './privacy-gate'
import type { Scan } from './scan'

export const hasScanner = true

const read: Scan = () =>
  Taro.scanCode({}).then(
    ({ result }) => ({ status: 'read', text: result }),
    ({ errMsg = '' }: { errMsg?: string }) => ({ status: reasonOf(errMsg) }),
  )

export const scan = gated('privacy', read, { status: 'refused' })

function reasonOf(errMsg: string) {
  if (/cancel/i.test(errMsg)) return 'cancelled'
  return /auth|deny|privacy|permission/i.test(errMsg) ? 'refused' : 'unavailable'
}
