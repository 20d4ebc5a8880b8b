import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Account } from './home'

type Ending = Error & { code?: number | string; stdout?: string; stderr?: string }

/** Runs a program to its end. What it complained about becomes the error's message. */
export async function run(program: string, args: string[], cwd: string, account: Account): Promise<void> {
  // Variables such as PGDATA or PGOPTIONS would reach into our database; LC_ALL=C keeps its sentences in English.
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  try {
    await promisify(execFile)(program, args, { cwd, env, ...account })
  } catch (problem) {
    const ending = problem as Ending
    const said = `${ending.stderr ?? ''}${ending.stdout ?? ''}`.trim()
    // A name for a code, such as EACCES, means that the program never ran.
    if (said && typeof ending.code !== 'string') ending.message = said
    throw ending
  }
}
