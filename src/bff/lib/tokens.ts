import { createSigner, createVerifier } from 'fast-jwt'
import type { FastifyRequest } from 'fastify'
import { newId } from './id'
import type { SignedIn } from './serve'

const DAY_MS = 24 * 60 * 60_000
export const TOKEN_LIFE_MS = 30 * DAY_MS

export type Tokens = ReturnType<typeof makeTokens>

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
    issue(memberId: string, sessionId = newId()) {
      const expiresAt = new Date(now().getTime() + TOKEN_LIFE_MS)
      return {
        token: sign({ sub: memberId, sid: sessionId, exp: Math.floor(expiresAt.getTime() / 1000) }),
        expiresAt,
      }
    },

    /** The member of a valid bearer token, or null. The clock is ours, so that it can be a test's. */
    authenticate(request: FastifyRequest): SignedIn | null {
      const [scheme, token] = (request.headers.authorization ?? '').split(' ')
      if (scheme !== 'Bearer' || !token) return null
      try {
        const { sub, sid, exp } = verify(token) as { sub?: string; sid?: string; exp: number }
        return sub && sid && exp * 1000 > now().getTime() ? { id: sub, sessionId: sid } : null
      } catch {
        return null
      }
    },
  }
}
