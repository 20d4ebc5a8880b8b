import type { Belongings } from '@/bff/lib/belongings'
import type { Db } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { SignedIn } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import type { Files } from '../files/service'
import { packArchive, type Chapter, type NamedFile } from './archive'
import * as store from './export-store'
import type { FreshSignIn } from './fresh-sign-in'

export type Exports = ReturnType<typeof makeExports>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  membership: Membership
  belongings: readonly Belongings[]
  fresh: FreshSignIn
  readFile: Files['read']
}

const DAY_MS = 24 * 60 * 60_000
const A_DAY_MAX = 3
/** Long enough for a phone to begin, and to begin again. */
const VALID_MS = 10 * 60_000
const FETCHES_MAX = 5

type Ticket = { for: string; memberId: string; id: string }

/** A member's copy of what is kept about them. It is made as it is fetched, so that none lies about. */
export function makeExports({ db, now: clock, sealer, membership, belongings, fresh, readFile }: Parts) {
  return {
    /** A link that opens without a session, since phones hand it to a browser: whoever has it has the data. */
    async ask(member: SignedIn): Promise<{ id: string; ticket: string; expiresAt: Date; askedAt: Date }> {
      await fresh.demand(member)
      const { id: memberId } = member
      const askedAt = clock()
      const asked = { memberId, id: newId(), askedAt, expiresAt: new Date(askedAt.getTime() + VALID_MS) }
      await db.transaction(async (tx) => {
        await membership.lock(tx, member)
        const { count, first } = await store.countExports(tx, memberId, new Date(askedAt.getTime() - DAY_MS))
        if (count >= A_DAY_MAX && first) {
          const retryInS = Math.ceil((first.getTime() + DAY_MS - askedAt.getTime()) / 1000)
          throw new Refusal('rate_limited', { retryInS })
        }
        await store.insertExport(tx, asked)
      })
      const ticket: Ticket = { for: 'archive', memberId, id: asked.id }
      return { ...asked, ticket: sealer.seal(JSON.stringify(ticket)) }
    },

    /** The archive that a link leads to, as of now; its files are read while it is fetched. */
    async fetch(ticket: string): Promise<{ at: Date; content: AsyncIterable<Uint8Array> }> {
      const { memberId, id } = read(ticket)
      const at = clock()
      const { chapters, files } = await db.transaction(async (tx) => {
        await membership.lock(tx, { id: memberId })
        if (!(await store.countFetch(tx, memberId, id, FETCHES_MAX, at))) throw new Refusal('not_found')
        const chapters: Chapter[] = []
        const files: NamedFile[] = []
        for (const { feature, export: tell, files: listFiles } of belongings) {
          chapters.push({ feature, content: await tell(tx, memberId) })
          const listed = (await listFiles?.(tx, memberId)) ?? []
          files.push(...listed.map((file) => ({ ...file, feature })))
        }
        return { chapters, files }
      })
      return { at, content: packArchive({ chapters, files, at, readFile }) }
    },

    /** Nothing counts them any more. */
    forget: () => store.deleteExportsBefore(db, new Date(clock().getTime() - DAY_MS)),
  }

  function read(ticket: string): Ticket {
    try {
      const content = JSON.parse(sealer.open(ticket)) as Ticket
      if (content.for === 'archive') return content
    } catch {
      // Made up, or sealed with a key of long ago: no ticket either way.
    }
    throw new Refusal('not_found')
  }
}
