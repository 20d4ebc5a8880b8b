import Taro from '@tarojs/taro'
import type { Device } from '@/contract/membership'
import { here } from './here'

const LABEL_MAX = 60

/** What the member will know this device by, in a list of those they are signed in on. A browser does not say. */
export function thisDevice(): Device {
  const { brand, model } = Taro.getSystemInfoSync()
  const label = [brand, model]
    .filter((word) => word && word !== 'unknown')
    .join(' ')
    .slice(0, LABEL_MAX)
  return { platform: here, label }
}
