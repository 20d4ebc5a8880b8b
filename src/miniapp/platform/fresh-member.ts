import { settle, type Settled } from '@/miniapp/lib/settled'
import { asMember } from './as-member'
import { call } from './http'
import { login } from './login'
import { useSession } from './session'

/**
 * Asks for what the BFF grants only to who has just signed in: a member who did so long ago does it once more, on this
 * device, and goes on. Whoever signs in as somebody else is not taken at their earlier word.
 */
export async function asFreshMember<T>(ask: () => Promise<T>): Promise<Settled<T>> {
  const first = await asMember(ask)
  if (first.status === 'ok' || first.code !== 'sign_in_stale') return first
  const before = useSession.getState()
  const again = await settle(login({ again: 'yes' }))
  if (again.status === 'failed') return again
  const now = useSession.getState()
  if (now.refreshToken === before.refreshToken) return first
  if (before.refreshToken) {
    void settle(call('POST /auth/sign-out', { body: { refreshToken: before.refreshToken } }))
  }
  return now.member?.id === before.member?.id ? asMember(ask) : first
}
