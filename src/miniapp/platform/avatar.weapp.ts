import Taro from '@tarojs/taro'
import type { AvatarButton } from './avatar'

export const nicknameField = 'nickname'

/** WeChat has looked at the picture already; what it does not like comes as no event at all. */
export const avatarButton: AvatarButton = (answer) => ({
  openType: 'chooseAvatar',
  onChooseAvatar: ({ detail }) => {
    const { avatarUrl } = detail as { avatarUrl?: string }
    if (avatarUrl) void kept(avatarUrl).then((picture) => answer({ status: 'chosen', picture }))
    else answer({ status: 'cancelled' })
  },
})

/** Until the phone cleans up, the temporary file does as well. */
async function kept(tempFilePath: string): Promise<string> {
  try {
    const saved = await Taro.saveFile({ tempFilePath })
    return 'savedFilePath' in saved ? saved.savedFilePath : tempFilePath
  } catch {
    return tempFilePath // no room on the phone, which is no reason to show no picture now
  }
}
