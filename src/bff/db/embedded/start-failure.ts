/** The product cannot start, and its message tells a person why and what to do. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}

const FULL = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/
const NAMELESS = /could not look up effective user ID (\d+)/
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG']

/** What went wrong with `folder`, in a sentence. Something nobody foresaw stays as it is: that is a bug. */
export function explain(problem: unknown, folder: string): unknown {
  if (problem instanceof StartFailure) return problem
  const { code = '', message, syscall = '' } = problem as NodeJS.ErrnoException
  if (syscall.startsWith('spawn')) {
    return new StartFailure(
      `This system cannot run the PostgreSQL that npm brought (${code}). Name a PostgreSQL (15 or newer) in DATABASE_URL.`,
    )
  }
  const full = diskFull(problem, folder)
  if (full) return full
  if (FORBIDDEN.includes(code)) {
    return new StartFailure(
      `The database folder ${folder} cannot be written (${code}). Give this user the right to write there, or name another folder in CHEZHU_DATA_DIR.`,
    )
  }
  const [, uid] = NAMELESS.exec(message) ?? []
  if (uid) {
    return new StartFailure(
      `PostgreSQL runs only for users with a name, and number ${uid} has none. Add it to /etc/passwd, or name a PostgreSQL (15 or newer) in DATABASE_URL.`,
    )
  }
  return problem
}

/** The sentence for a full disk, whether Node noticed it or PostgreSQL, and null for any other problem. */
export function diskFull(problem: unknown, folder: string): StartFailure | null {
  const { code = '', message } = problem as NodeJS.ErrnoException
  if (!FULL.test(code) && !FULL.test(message)) return null
  return new StartFailure(
    `The disk is full: the database in ${folder} needs about 100 MB. Free some space, or name another folder in CHEZHU_DATA_DIR.`,
  )
}
