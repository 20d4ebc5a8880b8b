import Taro from '@tarojs/taro'
import type { Pick } from './media'

/** The member left the album or the camera; anything else kept them from it. */
const CANCELLED = 11

export const pick: Pick = () =>
  Taro.chooseImage({ count: 1, sourceType: ['camera', 'album'], sizeType: ['compressed'] }).then(
    ({ tempFilePaths }) =>
      tempFilePaths[0] ? { status: 'picked', path: tempFilePaths[0] } : { status: 'cancelled' },
    ({ error }: { error?: number }) => ({ status: error === CANCELLED ? 'cancelled' : 'refused' }),
  )
