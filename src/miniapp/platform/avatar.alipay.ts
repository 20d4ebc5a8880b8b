import Taro from '@tarojs/taro'
import type { AvatarButton, ChosenAvatar } from './avatar'

export const nicknameField = 'text'

export const avatarButton: AvatarButton = (answer) => ({
  openType: 'getAuthorize',
  scope: 'userInfo',
  onGetAuthorize: () =>
    void Taro.getOpenUserInfo({}).then(
      ({ response }: { response: string }) => answer(read(response)),
      () => answer({ status: 'unavailable' }),
    ),
  onError: () => answer({ status: 'cancelled' }),
})

/** The answer is a text of JSON, and what it says stands under `response` once more. */
function read(text: string): ChosenAvatar {
  try {
    const { response } = JSON.parse(text) as { response: { avatar?: string; nickName?: string } }
    if (response.avatar) return { status: 'chosen', picture: response.avatar, nickname: response.nickName }
  } catch {
    // As good as an answer without a picture.
  }
  return { status: 'unavailable' }
}
