import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Sealer } from '@/bff/lib/sealed'

/** 16 bytes in base64url. */
const PART = 22

/**
 * `<session>.<secret><seal>`. The seal says that the token was once ours, so that an old one can be told from one made
 * up: only the first kind ends a session. What comes after a token follows from it and a key of ours, so that a phone
 * that heard no answer can be told the same once more, though we only keep hashes.
 */
export function makeRefreshTokens(sealer: Sealer) {
  const of = (sessionId: string, secret: string) => `${sessionId}.${secret}${sealOf(sessionId, secret)}`
  const sealOf = (sessionId: string, secret: string) =>
    sealer.hash('refresh seal', `${sessionId} ${secret}`).slice(0, PART)

  function read(token: string) {
    const [sessionId = '', rest = ''] = token.split('.')
    const secret = rest.slice(0, PART)
    const isOurs = timingSafeEqual(Buffer.from(rest.slice(PART)), Buffer.from(sealOf(sessionId, secret)))
    return isOurs ? { sessionId, secret } : null
  }

  return {
    first: (sessionId: string) => of(sessionId, randomBytes(16).toString('base64url')),

    /** Null for a token that is not ours. */
    after(token: string): string | null {
      const known = read(token)
      if (!known) return null
      const { sessionId, secret } = known
      return of(sessionId, sealer.hash('refresh next', `${sessionId} ${secret}`).slice(0, PART))
    },

    /** The session of a token that is ours. */
    sessionOf: (token: string): string | null => read(token)?.sessionId ?? null,

    hash: (token: string) => sealer.hash('refresh', token),
  }
}
