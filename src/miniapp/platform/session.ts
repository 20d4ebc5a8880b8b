import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Member, Session } from '@/contract/membership'
import { persistStorage } from './persist'

/** Who is signed in on this phone; all null for a guest. */
type SessionState = Session | { [Key in keyof Session]: null }

const guest: SessionState = { token: null, expiresAt: null, refreshToken: null, member: null }

export const useSession = create<SessionState>()(
  persist((): SessionState => guest, { name: 'session', storage: persistStorage<SessionState>(2) }),
)
const { getState, setState } = useSession

export const keepSession = ({ token, expiresAt, refreshToken, member }: Session) =>
  setState({ token, expiresAt, refreshToken, member })

/** What the BFF says of the member by now; an answer about somebody who has left meanwhile is too late. */
export const keepMember = (member: Member) => {
  if (getState().member?.id === member.id) setState({ member })
}

/** What this phone remembers by now: in a browser, another tab may have written it. */
export const readSessionAgain = () => void useSession.persist.rehydrate()

/** Leaves a guest on this phone; `endSession` tells the BFF as well. */
export const signOut = () => setState(guest)

/** The one place where a session ends because the BFF no longer knows it. A newer one is left alone. */
export function forgetSession(refusedToken: string) {
  if (getState().token === refusedToken) signOut()
}
