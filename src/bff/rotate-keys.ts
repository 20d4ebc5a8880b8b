import { sealedColumns } from './services'
import { ConfigFailure, readConfig, type Config } from './config'
import { readKeyRing } from './data-keys'
import { demandHashKey, findDatabase } from './database'
import { StartFailure } from './db/embedded/start-failure'
import { isMigrated } from './db/migrate'
import { openPool } from './db/pool'
import { reseal } from './db/reseal'
import { makeDb } from './db/sql'
import { makeFiles } from './features/files/service'
import { inProject } from './lib/root'
import { makeSealer } from './lib/sealed'
import { openObjects } from './storage'

const say = (sentence: string) => console.log(sentence)

/** Has the first of the keys seal all that the others have, so that those can be taken off the ring. */
export async function rotateKeys(): Promise<void> {
  try {
    await rotate(readConfig(process.env))
  } catch (problem) {
    if (!(problem instanceof ConfigFailure || problem instanceof StartFailure)) throw problem
    console.error(problem.message)
    process.exitCode = 1
  }
}

async function rotate(config: Config) {
  const ring = readKeyRing(config)
  const { url, stop } = await findDatabase(config, say)
  const pool = openPool(url, 2)
  pool.on('error', (problem) => console.error(`A database connection was lost: ${problem.message}`))
  const db = makeDb(pool, { prepare: config.DB_PREPARE })
  try {
    if (!(await isMigrated(pool, inProject('src/bff/db/migrations')).catch(() => false)))
      throw new StartFailure(
        'The database is not up to date. Start the product first, which brings it there.',
      )
    const sealer = makeSealer(ring)
    await demandHashKey(db, sealer)
    const { resealed, unknown } = await reseal(db, sealer, sealedColumns)
    const files = await makeFiles({
      db,
      now: () => new Date(),
      sealer,
      objects: openObjects(config),
    }).reseal()
    say(`${resealed} values and ${files} files are now sealed with the key "${ring.seal[0].id}".`)
    const strangers = Object.entries(unknown).map(([place, count]) => `${place}: ${count}`)
    if (strangers.length > 0)
      throw new StartFailure(
        ['No key for these, which stay as they are. Put it back among DATA_KEYS:', ...strangers].join('\n'),
      )
  } finally {
    await db.close()
    await stop()
  }
}
