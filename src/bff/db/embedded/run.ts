import { execFile } from 'node:child_process'
import type { Account } from './home'

/** Runs a program to its end. What it complained about becomes the error's message. */
export function run(program: string, args: string[], cwd: string, account: Account): Promise<string> {
  // Variables such as PGDATA or PGOPTIONS would reach into our database; LC_ALL=C keeps its sentences in English.
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env, ...account }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout)
      // A number is the program's own exit; a name such as EACCES means that it never ran.
      if (typeof error.code === 'number' || error.signal) error.message = `${stderr}${stdout}`.trim()
      reject(error)
    })
  })
}
