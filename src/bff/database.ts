import type { Config } from './config'
import { startEmbedded } from './db/embedded'
import { StartFailure } from './db/embedded/start-failure'
import { isOurHashKey } from './db/hash-key'
import type { Db } from './db/sql'
import type { Sealer } from './lib/sealed'

/** Where the database is, and how to leave it. */
export type Database = { url: string; stop: () => Promise<void> }

/** The one that was named, or one of our own. */
export async function findDatabase(config: Config, say: (sentence: string) => void): Promise<Database> {
  if (config.DATABASE_URL) return { url: config.DATABASE_URL, stop: async () => {} }
  say('Starting the database …')
  return startEmbedded({ dir: config.CHEZHU_DATA_DIR, log: { info: say, warn: say } })
}

/** Stops whoever would let every member in as somebody new. */
export async function demandHashKey(db: Db, sealer: Sealer): Promise<void> {
  if (await isOurHashKey(db, sealer)) return
  throw new StartFailure(
    'This database was begun with another HASH_KEY (or DATA_KEY, where there was none): with this one, nobody in it would be found.',
  )
}
