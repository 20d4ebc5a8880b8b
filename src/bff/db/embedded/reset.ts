import { realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { exists, type Log } from './home'
import { clearLeftover } from './server'
import { explain } from './start-failure'

/** Removes the embedded database, so that the next start makes a new one. Refuses while a process uses it. */
export async function resetEmbedded(dir: string, log: Log): Promise<void> {
  const place = join(dir, 'postgres')
  if (!(await exists(place))) return log.info(`There is no database in ${dir}.`)
  try {
    // For root it may be a link to where the files are.
    const home = await realpath(place)
    await clearLeftover(join(home, 'cluster'), log)
    log.info(`Removing the database in ${home}.`)
    for (const path of [home, place]) await rm(path, { recursive: true, force: true })
  } catch (problem) {
    throw explain(problem, dir)
  }
}
