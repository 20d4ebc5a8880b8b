import type { Db, Tx } from '@/bff/db/sql'
import type { Device } from '@/contract/membership'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { Origin, SignedIn } from '@/bff/lib/serve'
import { TOKEN_LIFE_MS, type Tokens } from '@/bff/lib/tokens'
import { makeRefreshTokens } from './refresh-token'
import { SESSIONS_MAX, whatFollows } from './session-rule'
import * as store from './session-store'
import type { SessionRow } from './session-store'
import { touchMember } from './store'
import type { VoidTokens } from './void-tokens'

const DAY_MS = 24 * 60 * 60_000
const dayNumber = (at: Date) => Math.floor(at.getTime() / DAY_MS)

const LOOKS_MAX = 5

type Parts = { db: Db; now: () => Date; sealer: Sealer; tokens: Tokens; voids: VoidTokens }

/** What a phone needs to speak for a member. */
export type Access = { memberId: string; token: string; expiresAt: Date }
export type Opened = Access & { refreshToken: string }

/** Until when tokens that were given out can still be shown. */
export const voidUntil = (now: Date) => new Date(now.getTime() + TOKEN_LIFE_MS)

export function makeSessions({ db, now: clock, sealer, tokens, voids }: Parts) {
  const refreshTokens = makeRefreshTokens(sealer)

  const accessOf = ({ memberId, id, epoch }: SessionRow): Access => ({
    memberId,
    ...tokens.issue(memberId, id, epoch),
  })

  /** Ends sessions and lets everybody know. */
  async function end(work: (tx: Tx, now: Date) => Promise<number>): Promise<number> {
    const ended = await db.transaction((tx) => work(tx, clock()))
    if (ended > 0) voids.changed()
    return ended
  }

  return {
    /** A session for a member who is locked, on a device that has no other of theirs afterwards. */
    async open(
      tx: Tx,
      memberId: string,
      { subjectHash, device, from }: { subjectHash: string; device: Device; from: Origin },
    ): Promise<Opened> {
      const now = clock()
      const deviceHash = from.device && sealer.hash('device', from.device)
      const open = await store.listSessions(tx, memberId)
      const before = open.filter((one) => deviceHash !== null && one.deviceHash === deviceHash)
      const beyond = open.slice(SESSIONS_MAX - 1)
      const ending = [...new Set([...before, ...beyond].map(({ id }) => id))]
      if (ending.length > 0) await store.deleteSessions(tx, memberId, ending, voidUntil(now))

      const id = newId()
      const refreshToken = refreshTokens.first(id)
      const session: SessionRow = {
        ...{ memberId, id, epoch: 0, subjectHash, ...device, deviceHash },
        ...{ tokenHash: refreshTokens.hash(refreshToken), previousHash: null },
        ...{ rotatedAt: now, createdAt: now, lastUsedAt: now },
      }
      await store.insertSession(tx, session)
      return { ...accessOf(session), refreshToken }
    },

    /**
     * The next tokens of a session. However many ask with one token within seconds, they hear the same; whoever asks
     * with it later ends the session, since either they or who asked before has stolen it.
     */
    async refresh(token: string): Promise<Opened> {
      const sessionId = refreshTokens.sessionOf(token)
      const next = refreshTokens.after(token)
      if (!sessionId || !next) throw new Refusal('unauthenticated')
      const now = clock()
      const outcome = await db.transaction(async (tx) => {
        const session = await lock(tx, sessionId)
        const step = session && whatFollows(session, refreshTokens.hash(token), now)
        if (!session || step === 'same') return { session, isNewDay: false }
        if (step === 'end') {
          await store.deleteSessions(tx, session.memberId, [sessionId], voidUntil(now))
          return { session: null, isNewDay: false }
        }
        const { tokenHash: previousHash } = session
        const tokenHash = refreshTokens.hash(next)
        await store.updateSession(tx, {
          ...session,
          tokenHash,
          previousHash,
          rotatedAt: now,
          lastUsedAt: now,
        })
        return { session, isNewDay: dayNumber(now) > dayNumber(session.lastUsedAt) }
      })
      if (!outcome.session) {
        voids.changed()
        throw new Refusal('unauthenticated')
      }
      const { session, isNewDay } = outcome
      // Whoever comes every day is no idle account. By the day, so that a member's row is not written all the time.
      if (isNewDay) await touchMember(db, session.memberId, now)
      return { ...accessOf(session), refreshToken: next }
    },

    /** What the session gives access to as it is now. */
    async access(tx: Tx, memberId: string, sessionId: string): Promise<Access> {
      const session = await store.findSession(tx, memberId, sessionId)
      if (!session) throw new Refusal('unauthenticated')
      return accessOf(session)
    },

    /** Ends the session of a token, also of one that has been replaced meanwhile. */
    async signOut(token: string): Promise<boolean> {
      const sessionId = refreshTokens.sessionOf(token)
      if (!sessionId) return false
      const ended = await end(async (tx, now) => {
        const session = await lock(tx, sessionId)
        return session ? store.deleteSessions(tx, session.memberId, [sessionId], voidUntil(now)) : 0
      })
      return ended > 0
    },

    signOutEverywhere: ({ id }: SignedIn) =>
      end((tx, now) => store.deleteSessions(tx, id, null, voidUntil(now))),

    async signDeviceOut({ id }: SignedIn, sessionId: string): Promise<void> {
      const ended = await end((tx, now) => store.deleteSessions(tx, id, [sessionId], voidUntil(now)))
      if (ended === 0) throw new Refusal('not_found')
    },

    devices: ({ id }: SignedIn) => store.listSessions(db, id),
  }

  /** A merge may give the session to another member between our two looks. */
  async function lock(tx: Tx, sessionId: string): Promise<SessionRow | null> {
    for (let look = 1; ; look++) {
      const owner = await store.findOwner(tx, sessionId)
      const session = owner && (await store.lockSession(tx, owner.memberId, sessionId))
      if (session || !owner || look === LOOKS_MAX) return session
    }
  }
}
