import Taro from '@tarojs/taro'
import type { Pick } from './media'
import { gated } from './privacy-gate'

/** WeChat hands out pictures alone; its files come from chats, which is no place for a licence. */
const choose: Pick = () =>
  Taro.chooseMedia({
    count: 1,
    mediaType: ['image'],
    sourceType: ['camera', 'album'],
    sizeType: ['compressed'],
  }).then(
    ({ tempFiles }) =>
      tempFiles[0] ? { status: 'picked', path: tempFiles[0].tempFilePath } : { status: 'cancelled' },
    ({ errMsg = '' }: { errMsg?: string }) => ({
      status: /auth|deny|privacy|permission/i.test(errMsg) ? 'refused' : 'cancelled',
    }),
  )

export const pick = gated('privacy', choose, { status: 'refused' })
