import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Member } from '@/contract/membership'
import { settle, type Settled } from '@/miniapp/lib/settled'
import { dropPicture, keepPicture } from '@/miniapp/platform/kept-picture'
import { forgetWhenLeaving } from '@/miniapp/platform/leaving'
import { persistStorage } from '@/miniapp/platform/persist'
import { keepMember, useSession } from '@/miniapp/platform/session'
import type { OnProgress } from '@/miniapp/platform/upload'
import * as api from './api'

/** The member's picture as this phone has it, so that it is there without a connection. */
type Profile = { picture: { id: string; path: string } | null }

const nobody: Profile = { picture: null }

export const useProfile = create<Profile>()(
  persist((): Profile => nobody, { name: 'profile', storage: persistStorage<Profile>(2) }),
)
const { getState, setState } = useProfile

export const NICKNAME_MAX = 20

/** Of whoever is signed in, and no one who was before. */
export function usePicture(): string | null {
  const id = useSession((state) => state.member?.avatar?.id)
  const picture = useProfile((state) => state.picture)
  return picture && picture.id === id ? picture.path : null
}

/** What was said on another device is here from then on. */
export const loadProfile = () => told(api.getMe())

export const saveNickname = (nickname: string) => told(api.rename(nickname.trim() || null))

export const savePicture = (path: string, onProgress: OnProgress) => told(api.sendAvatar(path, onProgress))

async function told(asked: Promise<Member>): Promise<Settled<Member>> {
  const settled = await settle(asked)
  if (settled.status === 'ok') {
    keepMember(settled.value)
    await fetchPicture(settled.value)
  }
  return settled
}

async function fetchPicture({ avatar }: Member) {
  const before = getState().picture
  if (!avatar || before?.id === avatar.id) return
  const path = await keepPicture(avatar.link)
  if (!path) return
  setState({ picture: { id: avatar.id, path } })
  if (before) dropPicture(before.path)
}

function forget() {
  const { picture } = getState()
  if (picture) dropPicture(picture.path)
  setState(nobody)
}
forgetWhenLeaving(forget)
