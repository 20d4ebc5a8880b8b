import Taro from '@tarojs/taro'
import type { AvatarButton, ChosenAvatar } from './avatar'

export const nicknameField = 'text'

export const avatarButton: AvatarButton = (answer) => ({
  openType: 'getAuthorize',
  scope: 'userInfo',
  onGetAuthorize: () =>
    void Taro.getOpenUserInfo({}).then(
      ({ response }: { response: string }) => fetched(read(response)).then(answer),
      () => answer({ status: 'unavailable' }),
    ),
  onError: () => answer({ status: 'cancelled' }),
})

type Told = { avatar?: string; nickName?: string }

/** The answer is a text of JSON, and what it says stands under `response` once more. */
function read(text: string): Told {
  try {
    return (JSON.parse(text) as { response: Told }).response
  } catch {
    return {} // as good as an answer without a picture
  }
}

/**
 * Alipay gives an address where WeChat gives a file. The phone fetches it: a BFF that fetched what phones name could be
 * sent anywhere.
 */
const fetched = ({ avatar, nickName }: Told): Promise<ChosenAvatar> =>
  avatar
    ? Taro.downloadFile({ url: avatar }).then(
        ({ tempFilePath }) => ({ status: 'chosen', path: tempFilePath, nickname: nickName }),
        () => ({ status: 'unavailable' }),
      )
    : Promise.resolve({ status: 'unavailable' })
