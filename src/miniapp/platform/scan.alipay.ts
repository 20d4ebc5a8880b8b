import Taro from '@tarojs/taro'
import { gated } from './privacy-gate'
import type { Scan } from './scan'

export const hasScanner = true

/** The member left the scanner. */
const CANCELLED = 10
const NOT_PERMITTED = 4

const read: Scan = () =>
  Taro.scanCode({}).then(
    ({ result }) => ({ status: 'read', text: result }),
    ({ error }: { error?: number }) => {
      if (error === CANCELLED) return { status: 'cancelled' }
      return { status: error === NOT_PERMITTED ? 'refused' : 'unavailable' }
    },
  )

export const scan = gated('privacy', read, { status: 'refused' })
