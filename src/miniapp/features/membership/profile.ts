import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { forgetWhenLeaving } from '@/miniapp/platform/leaving'
import { persistStorage } from '@/miniapp/platform/persist'

/** How the member likes to be shown, on this phone alone. */
type Profile = { nickname: string; picture: string | null }

const nobody: Profile = { nickname: '', picture: null }

export const useProfile = create<Profile>()(
  persist((): Profile => nobody, { name: 'profile', storage: persistStorage<Profile>(1) }),
)
const { setState } = useProfile

export const NICKNAME_MAX = 16

export const keepNickname = (nickname: string) => setState({ nickname: nickname.trim() })
export const keepPicture = (picture: string) => setState({ picture })

forgetWhenLeaving(() => setState(nobody))
