import { createSigner, createVerifier } from 'fast-jwt'
import type { FastifyRequest } from 'fastify'
import { newId } from './id'
import type { SignedIn } from './serve'

/** Short, because the end of a session is told to other processes only now and then. */
export const TOKEN_LIFE_MS = 10 * 60_000

export type Tokens = ReturnType<typeof makeTokens>

type Claims = { sub?: string; sid?: string; ep?: number; exp: number }

/** Who somebody is, signed. Verified tokens are remembered, since checking a signature costs more than a query. */
export function makeTokens(secret: string, now: () => Date) {
  const sign = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true })
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    cache: 10_000,
    clockTimestamp: undefined,
    ignoreExpiration: true,
  })

  return {
    issue(memberId: string, sessionId = newId(), epoch = 0) {
      const expiresAt = new Date(now().getTime() + TOKEN_LIFE_MS)
      const claims = { sub: memberId, sid: sessionId, ep: epoch, exp: Math.floor(expiresAt.getTime() / 1000) }
      return { token: sign(claims), expiresAt }
    },

    /** Whom a valid bearer token speaks of, or null. The clock is ours, so that it can be a test's. */
    authenticate(request: FastifyRequest): SignedIn | null {
      const [scheme, token] = (request.headers.authorization ?? '').split(' ')
      if (scheme !== 'Bearer' || !token) return null
      try {
        const { sub, sid, ep, exp } = verify(token) as Claims
        if (!sub || !sid || ep === undefined || !(exp * 1000 > now().getTime())) return null
        return { id: sub, sessionId: sid, epoch: ep }
      } catch {
        return null
      }
    },
  }
}
