import type { AvatarButton } from './avatar'

export const nicknameField = 'nickname'

/** WeChat has looked at the picture already; what it does not like comes as no event at all. */
export const avatarButton: AvatarButton = (answer) => ({
  openType: 'chooseAvatar',
  onChooseAvatar: ({ detail }) => {
    const { avatarUrl } = detail as { avatarUrl?: string }
    answer(avatarUrl ? { status: 'chosen', path: avatarUrl } : { status: 'cancelled' })
  },
})
