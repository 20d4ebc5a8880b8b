import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { persistStorage } from '@/miniapp/platform/persist'

/** What this phone remembers of the member's wishes, so that the next booking starts where the last one ended. */
type Wish = {
  model: string | null
  /** The dealer booked last. */
  dealerId: string | null
  contactName: string
  contactPhone: string
}

const none: Wish = { model: null, dealerId: null, contactName: '', contactPhone: '' }

export const useWish = create<Wish>()(
  persist((): Wish => none, { name: 'test-drive-wish', storage: persistStorage<Wish>(1) }),
)
const { setState } = useWish

export const remember = (wish: Partial<Wish>) => setState(wish)

/** On signing out: the next person on this phone is somebody else. */
export const forgetWish = () => setState(none)
