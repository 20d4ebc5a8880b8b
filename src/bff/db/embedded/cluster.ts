import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { exists, privateFolder, type Account, type Log } from './home'
import { run } from './run'
import { StartFailure } from './start-failure'

/** The major version of the binaries that npm brings. PostgreSQL reads no other version's files. */
const VERSION = '18'

const SHAPE = [
  '--username=chezhu',
  '--encoding=UTF8',
  // The same order and upper case on every system, whatever locales it has.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  // Whoever may enter the socket's folder is its owner.
  '--auth-local=trust',
  '--auth-host=reject',
  '--no-instructions',
]

type Needs = { native: string; home: string; account: Account; durable: boolean; log: Log }

/** The folder of PostgreSQL's files, made elsewhere and moved into place once whole: a cut-off start leaves no half. */
export async function openCluster({ native, home, account, durable, log }: Needs): Promise<string> {
  const cluster = join(home, 'cluster')
  if (await exists(cluster)) {
    await checkVersion(cluster)
    return cluster
  }

  log.info('Creating the database. This happens once.')
  const fresh = await privateFolder(`${cluster}-`, account)
  try {
    await run(
      join(native, 'bin', 'initdb'),
      ['-D', fresh, ...SHAPE, ...(durable ? [] : ['--no-sync'])],
      home,
      account,
    )
    await rename(fresh, cluster)
  } catch (problem) {
    await rm(fresh, { recursive: true, force: true })
    // Another process was quicker. Which of the two may use what it made is decided later.
    if ((problem as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw problem
  }
  return cluster
}

async function checkVersion(cluster: string): Promise<void> {
  const found = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(
    (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') return 'something else'
      throw problem
    },
  )
  if (found.trim() === VERSION) return
  throw new StartFailure(
    `The database in ${cluster} was made by PostgreSQL ${found.trim()}, and this is PostgreSQL ${VERSION}, which cannot read it. ` +
      'Copy it over with pg_dump, name another folder in CHEZHU_DATA_DIR, or start empty with "npm run db:reset".',
  )
}
