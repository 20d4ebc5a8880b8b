import type { Belongings } from '@/bff/lib/belongings'
import type { Db } from '@/bff/db/sql'
import type { Sealer } from '@/bff/lib/sealed'
import type { SignedIn } from '@/bff/lib/serve'
import type { Files } from '../files/service'
import type { Membership } from '../membership/service'
import type { Choice } from './consent'
import type { Consents } from './consents'
import { makeDeletions } from './deletions'
import { makeExports } from './exports'
import { makeFreshSignIn } from './fresh-sign-in'
import { revocations } from './revocation'
import { makeReveals } from './reveals'

export type Privacy = ReturnType<typeof makePrivacy>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  membership: Membership
  consents: Consents
  /** Of every feature that keeps rows of members. */
  belongings: readonly Belongings[]
  readFile: Files['read']
}

const YEAR_MS = 365 * 24 * 60 * 60_000

export function makePrivacy(parts: Parts) {
  const { db, now, membership, consents } = parts
  const fresh = makeFreshSignIn(parts)
  const exports = makeExports({ ...parts, fresh })
  const deletions = makeDeletions({ ...parts, fresh })

  return {
    consents,
    exports,
    deletions,
    reveals: makeReveals(parts),

    say: (member: SignedIn, choices: readonly Choice[]) =>
      db.transaction(async (tx) => {
        await membership.lock(tx, member)
        return consents.say(tx, member.id, choices)
      }),

    /** What a platform tells of its own accord, by kind. */
    listeners: revocations({ consents, lockNamed: membership.lockNamed }),

    /** What is no longer of use to anybody, and whoever is back who was forgotten. */
    async tidy(): Promise<void> {
      await exports.forget()
      await consents.forgetGuests(new Date(now().getTime() - YEAR_MS))
      await deletions.eraseAgain()
    },
  }
}
