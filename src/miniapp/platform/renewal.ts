import type { Session } from '@/contract/membership'
import type { RefusalBody } from '@/contract/refusals'
import { Failure } from '@/miniapp/lib/settled'
import { forgetSession, keepSession, readSessionAgain, useSession } from './session'
import { send, type Answer } from './wire'

/** Two tries fit into the seconds in which the BFF gives the same answer once more. */
const TIMEOUT_MS = 4_000
const TRIES_MAX = 2

let underWay: Promise<boolean> | null = null

/**
 * After the BFF refused a token: true when there is another to ask with. However many questions were refused, one
 * renewal answers them all. A session that can't be renewed is over and forgotten; one that could not be asked about,
 * for want of a connection, is not: then this throws a `Failure`.
 */
export function renewed(refusedToken: string): Promise<boolean> {
  if (hasAnother(refusedToken)) return Promise.resolve(true)
  underWay ??= renew().finally(() => (underWay = null))
  return underWay
}

/** Somebody may have renewed meanwhile: another question, or the same app in another tab of the browser. */
function hasAnother(refusedToken: string | null): boolean {
  if (useSession.getState().token === refusedToken) readSessionAgain()
  const { token } = useSession.getState()
  return token !== null && token !== refusedToken
}

async function renew(): Promise<boolean> {
  const { token, refreshToken } = useSession.getState()
  if (!token || !refreshToken) return false
  const { status, body } = await ask(refreshToken)
  if (status === 200) {
    // Whoever signed out or in meanwhile meant it.
    if (useSession.getState().refreshToken === refreshToken) keepSession(body as Session)
    return useSession.getState().token !== null
  }
  if (status === 429 || status >= 500) throw new Failure((body as RefusalBody).code ?? 'unreadable')
  if (hasAnother(token)) return true
  forgetSession(token)
  return false
}

async function ask(refreshToken: string): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    try {
      return await send({
        ...{ method: 'POST', path: '/auth/refresh', body: { refreshToken } },
        ...{ token: null, timeoutMs: TIMEOUT_MS },
      })
    } catch (error) {
      if (tried === TRIES_MAX || !(error instanceof Failure)) throw error
    }
  }
}
