import type { Db } from '@/bff/db/sql'
import type { SignedIn } from '@/bff/lib/serve'
import { listVoidTokens } from './session-store'

/** How long another process may believe an access token whose session has ended here. */
export const TOLD_WITHIN_MS = 5_000

export type VoidTokens = ReturnType<typeof makeVoidTokens>

/**
 * The few access tokens that are void although their time has not come: of sessions that ended, or went to another
 * member. Kept in memory, since every request asks, and read anew when this process changed them, or after seconds.
 */
export function makeVoidTokens({ db, now }: { db: Db; now: () => Date }) {
  let epochMin = new Map<string, number>()
  let readAt = -Infinity
  let changes = 0
  let reading: Promise<void> | null = null

  async function read() {
    const [at, seen] = [now(), changes]
    const listed = await listVoidTokens(db, at)
    epochMin = new Map(listed.map((row) => [row.sessionId, row.epochMin]))
    // What changed while we read may not be among it.
    if (seen === changes) readAt = at.getTime()
  }

  const isFresh = () => Math.abs(now().getTime() - readAt) < TOLD_WITHIN_MS
  const unlessVoid = (caller: SignedIn) =>
    caller.epoch < (epochMin.get(caller.sessionId) ?? 0) ? null : caller

  async function readFirst(caller: SignedIn): Promise<SignedIn | null> {
    while (!isFresh()) {
      reading ??= read().finally(() => (reading = null))
      await reading
    }
    return unlessVoid(caller)
  }

  return {
    /** Whoever a token speaks of, unless it is void. */
    check: (caller: SignedIn | null): SignedIn | null | Promise<SignedIn | null> => {
      if (!caller) return null
      return isFresh() ? unlessVoid(caller) : readFirst(caller)
    },

    /** To be told after every commit that voids tokens. */
    changed() {
      changes++
      readAt = -Infinity
    },
  }
}
