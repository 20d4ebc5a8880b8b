import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Member, Session } from '@/contract/membership'
import { persistStorage } from './persist'

/** Who is signed in on this phone; both null for a guest. */
type SessionState = { token: string | null; member: Member | null }

const guest: SessionState = { token: null, member: null }

export const useSession = create<SessionState>()(
  persist(() => guest, { name: 'session', storage: persistStorage<SessionState>(1) }),
)
const { getState, setState } = useSession

export const keepSession = ({ token, member }: Session) => setState({ token, member })

export const signOut = () => setState(guest)

/** The one place where a session ends because the BFF no longer knows it. A newer one is left alone. */
export function forgetSession(refusedToken: string) {
  if (getState().token === refusedToken) signOut()
}
