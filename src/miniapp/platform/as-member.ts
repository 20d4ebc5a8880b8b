import { Failure, settle, type Settled } from '@/miniapp/lib/settled'
import { ensureMember } from './member'
import { useSession } from './session'

/**
 * Asks as a signed-in member: a guest signs in first and then goes on with what they were doing, and
 * so does a member whose session the BFF no longer knows. `unauthenticated` is left for one who
 * would rather not sign in.
 */
export async function asMember<T>(ask: () => Promise<T>): Promise<Settled<T>> {
  const wasSignedIn = useSession.getState().token !== null
  const settled = await settle(signInAnd(ask))
  const lostSession = wasSignedIn && settled.status === 'failed' && settled.code === 'unauthenticated'
  return lostSession ? settle(signInAnd(ask)) : settled
}

async function signInAnd<T>(ask: () => Promise<T>) {
  if (!(await ensureMember())) throw new Failure('unauthenticated')
  return ask()
}
