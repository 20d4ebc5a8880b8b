/** A phone that heard no answer asks again within seconds; later than that, one of two who ask is a thief. */
export const GRACE_MS = 10_000

/** A session nobody has used for so long is over. */
export const UNUSED_MAX_MS = 60 * 24 * 60 * 60_000

/** A member is signed in on so many devices at most; the one unused for longest makes room. */
export const SESSIONS_MAX = 20

type Facts = { tokenHash: string; previousHash: string | null; rotatedAt: Date; lastUsedAt: Date }

/**
 * What becomes of a session when one of the tokens it was ever given is shown: the next token, the same once more, or
 * the end, because nobody used it for long or because somebody has used that token before.
 */
export function whatFollows(session: Facts, shownHash: string, now: Date): 'next' | 'same' | 'end' {
  if (now.getTime() - session.lastUsedAt.getTime() > UNUSED_MAX_MS) return 'end'
  if (shownHash === session.tokenHash) return 'next'
  const isOnTime = now.getTime() - session.rotatedAt.getTime() <= GRACE_MS
  return shownHash === session.previousHash && isOnTime ? 'same' : 'end'
}
