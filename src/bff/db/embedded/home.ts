import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  mkdtemp,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The user that PostgreSQL's programs run as; empty means our own. */
export type Account = { uid?: number; gid?: number }

export type Log = { info(sentence: string): void; warn(sentence: string): void }

/** PostgreSQL refuses to run as root. Any other number will do; this one is "nobody" on most systems. */
const NOBODY = 65534

const isRoot = () => process.getuid?.() === 0

/**
 * The folder that holds everything of the embedded PostgreSQL, and the user who runs it. Root's own folders are
 * often closed to everybody else: then the files live in a system folder, and a link is left where they belong.
 */
export async function openHome(dir: string, log: Log): Promise<{ home: string; account: Account }> {
  const place = join(dir, 'postgres')
  await makeFolder(dir)
  if (!(await exists(place)) && isRoot() && !(await canEnter(dir, NOBODY))) {
    const shelter = await mkdtemp(join((await exists('/var/lib')) ? '/var/lib' : '/var/tmp', 'chezhu-'))
    await rm(place, { force: true })
    await symlink(shelter, place)
    log.info(
      `PostgreSQL may not run as root and nobody else may enter ${dir}: the database lives in ${shelter}.`,
    )
  }
  await makeFolder(place)

  const home = await realpath(place)
  await access(home, constants.W_OK)
  if (!isRoot()) return { home, account: {} }
  await chmod(home, 0o755)
  return { home, account: await accountOf(join(home, 'cluster')) }
}

/** Node's own recursive mkdir never ends where a parent exists and yet takes no folders, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return
  if (folder !== dirname(folder)) await makeFolder(dirname(folder))
  await mkdir(folder).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EEXIST') throw problem
  })
}

/** Whoever owns the database goes on running it, so that a folder made without root also starts as root. */
async function accountOf(cluster: string): Promise<Account> {
  const owner = await stat(cluster).catch(() => null)
  return owner?.uid ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY }
}

/** An empty folder that only `account` can enter, made from the start of its path. */
export async function privateFolder(start: string, { uid, gid }: Account): Promise<string> {
  const folder = await mkdtemp(start)
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid)
  return folder
}

/** A socket's whole path has a limit of some hundred bytes, and root's own TMPDIR may be closed to others. */
export async function socketFolder(account: Account): Promise<string> {
  const fits = /^[\w./-]{1,60}$/.test(tmpdir()) && (await canEnter(tmpdir(), account.uid))
  return privateFolder(join(fits ? tmpdir() : '/tmp', 'chezhu-'), account)
}

/** Whether another user gets into a folder: every folder on the way must let them through. */
export async function canEnter(folder: string, uid: number | undefined): Promise<boolean> {
  if (uid === undefined) return true
  for (let at = await realpath(folder); ; at = dirname(at)) {
    const { mode, uid: owner } = await stat(at)
    if (!(mode & (owner === uid ? 0o100 : 0o001))) return false
    if (at === dirname(at)) return true
  }
}

export const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
