import { createSigner, createVerifier } from 'fast-jwt'
import type { FastifyRequest } from 'fastify'
import { newId } from './id'
import type { SignedIn } from './serve'

/** Short, because the end of a session is told to other processes only now and then. */
export const TOKEN_LIFE_MS = 10 * 60_000

/** Tokens whose signature was found good, so that it is not checked with every request. */
const REMEMBERED_MAX = 10_000

export type Tokens = ReturnType<typeof makeTokens>

type Claims = { sub?: string; sid?: string; ep?: number; exp: number }
type Known = { caller: SignedIn; untilMs: number }

const BEARER = 'Bearer '

/** Who somebody is, signed. Verified tokens are remembered, since checking a signature costs as much as a request. */
export function makeTokens(secret: string, now: () => Date) {
  const sign = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true })
  const verify = createVerifier({ key: secret, algorithms: ['HS256'], ignoreExpiration: true })
  const remembered = new Map<string, Known>()

  /** What a token says, whether it is still good or not; null for one that is not ours. */
  function read(token: string): Known | null {
    const known = remembered.get(token)
    if (known) return known
    try {
      const { sub, sid, ep, exp } = verify(token) as Claims
      if (!sub || !sid || ep === undefined) return null
      const found = { caller: { id: sub, sessionId: sid, epoch: ep }, untilMs: exp * 1000 }
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      remembered.set(token, found)
      return found
    } catch {
      return null
    }
  }

  return {
    issue(memberId: string, sessionId = newId(), epoch = 0) {
      const expiresAt = new Date(now().getTime() + TOKEN_LIFE_MS)
      const claims = { sub: memberId, sid: sessionId, ep: epoch, exp: Math.floor(expiresAt.getTime() / 1000) }
      return { token: sign(claims), expiresAt }
    },

    /** Whom a valid bearer token speaks of, or null. The clock is ours, so that it can be a test's. */
    authenticate({ headers: { authorization } }: FastifyRequest): SignedIn | null {
      if (!authorization?.startsWith(BEARER)) return null
      const known = read(authorization.slice(BEARER.length))
      return known && known.untilMs > now().getTime() ? known.caller : null
    },
  }
}
