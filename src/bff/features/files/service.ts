import type { Db, Tx } from '@/bff/db/sql'
import { FIRST_ID, newId } from '@/bff/lib/id'
import type { Sealer } from '@/bff/lib/sealed'
import type { ObjectStore } from '@/bff/platform/object-store'
import * as store from './store'

/** What takes longer than this to be kept was given up on its way. */
const COMING_MS = 60 * 60_000
const SWEPT_AT_ONCE = 50

/** Said by the transaction that wants them no longer; they are deleted after it. */
export const letGo = (tx: Tx, keys: readonly (string | null)[], at: Date) =>
  store.letFilesGo(
    tx,
    keys.filter((key) => key !== null),
    at,
  )

export type Files = ReturnType<typeof makeFiles>

/**
 * Files beside rows. The object store knows no transactions, so that a table says what it holds: a file is noted before
 * it is put there, kept by the transaction that wants it, and deleted after the one that let it go.
 */
export function makeFiles({
  db,
  now,
  sealer,
  objects,
}: {
  db: Db
  now: () => Date
  sealer: Sealer
  objects: ObjectStore
}) {
  const seal = (content: Buffer) => Buffer.from(sealer.seal(content.toString('base64')))
  const open = (sealed: Buffer) => Buffer.from(sealer.open(sealed.toString()), 'base64')

  return {
    /**
     * Puts a file, sealed so that whoever keeps it can't look, under a key that means something once `work` has kept it.
     * What it did not keep is let go. Without a file there is no key.
     */
    async lend<T>(content: Buffer | null, work: (key: string | null) => Promise<T>): Promise<T> {
      if (!content) return work(null)
      const key = newId()
      await store.insertFile(db, key, sealer.prefix, now())
      try {
        await objects.put(key, seal(content))
        return await work(key)
      } finally {
        await store.letComingGo(db, key, now())
      }
    },

    letGo,

    async keep(tx: Tx, key: string): Promise<void> {
      if (!(await store.keepFile(tx, key, now()))) throw new Error('a file was swept before it was kept')
    },

    /** Null for one that was let go, also while it is still there. */
    async read(key: string): Promise<Buffer | null> {
      if (!(await store.findKept(db, key))) return null
      const sealed = await objects.get(key)
      return sealed && open(sealed)
    },

    /** Has the newest key seal what an older one has; how many. Begun again, it goes on. */
    async reseal(): Promise<number> {
      let resealed = 0
      let after = FIRST_ID
      for (;;) {
        const older = await store.listSealedOtherwise(db, sealer.prefix, after, SWEPT_AT_ONCE)
        for (const { key } of older) {
          const sealed = await objects.get(key)
          if (sealed) await objects.put(key, seal(open(sealed)))
          await store.updateSeal(db, key, sealer.prefix)
          resealed++
        }
        const last = older.at(-1)
        if (!last) return resealed
        after = last.key
      }
    },

    /** Deletes what was let go, or never kept. What can't be deleted now is found the next time. */
    async sweep(): Promise<number> {
      const comingBefore = new Date(now().getTime() - COMING_MS)
      const due = await store.takeUnkept(db, comingBefore, now(), SWEPT_AT_ONCE)
      for (const { key } of due) await objects.remove(key)
      await store.deleteFiles(
        db,
        due.map(({ key }) => key),
      )
      return due.length
    },
  }
}
