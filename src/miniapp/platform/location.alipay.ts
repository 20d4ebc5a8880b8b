import Taro from '@tarojs/taro'
import type { Locate, NoLocation } from './location'
import { gated } from './privacy-gate'

const reasons: Record<number, NoLocation> = {
  11: 'switched_off',
  14: 'timeout',
  2001: 'refused',
  // Refused earlier, with the wish not to be asked again; 2003 is that wish as it is made.
  2002: 'blocked',
  2003: 'refused',
}

export const openSettings = () => Taro.openSetting()

/** Taro's types have numbers here, as WeChat does. */
type Place = { latitude: number | string; longitude: number | string }

/** Alipay has no rough location, and says coordinates as text, in GCJ-02. */
const ask: Locate = () =>
  Taro.getLocation({}).then(
    ({ latitude, longitude }: Place) => ({
      status: 'found',
      latitude: Number(latitude),
      longitude: Number(longitude),
    }),
    ({ error = 0 }: { error?: number }) => ({ status: 'unknown', reason: reasons[error] ?? 'unavailable' }),
  )

export const locate = gated('location', ask, { status: 'unknown', reason: 'refused' })
