import type { Policy } from '@/contract/privacy'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { MemberRef, Origin } from '@/bff/lib/serve'
import { isNews, statesOf, whyNotSay, type Choice, type Entry, type State } from './consent'
import * as store from './consent-store'

export type Consents = ReturnType<typeof makeConsents>

type Parts = { db: Db; now: () => Date; sealer: Sealer; policies: readonly Policy[] }

/** Whoever changes their mind so often is no person. */
const DAY_MS = 24 * 60 * 60_000
const A_DAY_MAX = 60

/** What people agree to: a log that only grows, and what follows from it. */
export function makeConsents({ db, now: clock, sealer, policies }: Parts) {
  const statesIn = (entries: readonly Entry[]) => statesOf(policies, entries)

  function newsIn(choices: readonly Choice[], said: readonly Entry[], saidAs: Entry['saidAs']): Entry[] {
    for (const choice of choices) {
      const reason = whyNotSay(policies, choice)
      if (reason) throw new Refusal(reason)
    }
    const states = statesIn(said)
    const news = choices.filter((choice) => isNews(choice, states))
    const saidAt = clock()
    const lately = said.filter((entry) => saidAt.getTime() - entry.saidAt.getTime() < DAY_MS).length
    if (news.length > 0 && lately + news.length > A_DAY_MAX)
      throw new Refusal('rate_limited', { retryInS: DAY_MS / 1000 })
    return news.map(({ policy, version, given }) => ({ id: newId(), policy, version, given, saidAs, saidAt }))
  }

  function deviceOf({ device }: Origin): string {
    if (!device) throw new Refusal('device_unknown')
    return sealer.hash('consent device', device)
  }

  return {
    policies,

    of: async ({ id }: MemberRef): Promise<State[]> => statesIn(await store.listConsents(db, id)),

    /** Whether a member agrees to something now. Nobody does who was not asked. */
    async allows(sql: Sql, memberId: string, policy: string): Promise<boolean> {
      const states = statesIn(await store.listConsents(sql, memberId))
      return states.some((state) => state.policy === policy && state.given)
    },

    /** For a member who is locked. */
    async say(tx: Tx, memberId: string, choices: readonly Choice[]): Promise<State[]> {
      const said = await store.listConsents(tx, memberId)
      const news = newsIn(choices, said, 'member')
      await store.insertConsents(tx, memberId, news)
      return statesIn([...said, ...news])
    },

    ofGuest: async (from: Origin): Promise<State[]> =>
      statesIn(await store.listGuestConsents(db, deviceOf(from))),

    sayAsGuest: (from: Origin, choices: readonly Choice[]): Promise<State[]> =>
      db.transaction(async (tx) => {
        const said = await store.listGuestConsents(tx, deviceOf(from))
        const news = newsIn(choices, said, 'guest')
        await store.insertGuestConsents(tx, deviceOf(from), news)
        return statesIn([...said, ...news])
      }),

    /** What was said on a device becomes the words of the member who signs in on it, and is locked. */
    async adopt(tx: Tx, memberId: string, from: Origin): Promise<void> {
      if (!from.device) return
      await store.insertConsents(tx, memberId, await store.takeGuestConsents(tx, deviceOf(from)))
    },

    /** What a member has taken back in a platform's own settings; `null` is all that they gave. */
    async withdraw(tx: Tx, memberId: string, which: readonly string[] | null): Promise<void> {
      const states = statesIn(await store.listConsents(tx, memberId))
      const saidAt = clock()
      const given = states.filter(({ policy, given }) => given && (!which || which.includes(policy)))
      const taken = given.map(({ policy, version }): Entry => ({
        // Of what they had agreed to, whatever is asked today.
        ...{ id: newId(), policy, version: version ?? '' },
        ...{ given: false, saidAs: 'platform', saidAt },
      }))
      await store.insertConsents(tx, memberId, taken)
    },

    /** Devices on which nobody has signed in for long. */
    forgetGuests: (before: Date) => store.deleteGuestConsentsBefore(db, before),
  }
}
