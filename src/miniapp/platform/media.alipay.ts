import Taro from '@tarojs/taro'
import type { Pick } from './media'
import { gated } from './privacy-gate'

/** The member left the album or the camera; anything else kept them from it. */
const CANCELLED = 11

const choose: Pick = () =>
  Taro.chooseImage({ count: 1, sourceType: ['camera', 'album'], sizeType: ['compressed'] }).then(
    ({ tempFilePaths }) =>
      tempFilePaths[0] ? { status: 'picked', path: tempFilePaths[0] } : { status: 'cancelled' },
    ({ error }: { error?: number }) => ({ status: error === CANCELLED ? 'cancelled' : 'refused' }),
  )

export const pick = gated('privacy', choose, { status: 'refused' })
