import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { InvalidRun, type Sample } from './contest'
import type { Script } from './pgbench-script'

const run = promisify(execFile)

const DEBIAN = '/usr/lib/postgresql'
const CLIENTS = 16
const THREADS = 2
const LOOKUP_MS = 2_000

/** Where pgbench is on this machine, or null. */
export function findPgbench(): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin')) : []),
  ]
  return folders.map((folder) => path.join(folder, 'pgbench')).find(works) ?? null
}

/** Debian's wrapper is there before any PostgreSQL is. */
function works(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

type Rows = { from: number } | { anyOf: number }

/**
 * The script as a contender: row after row from where `rows` says, or any of as many when they can be worked on again.
 * Looking up the row is not part of the work: what that takes by itself is taken off, in a machine that is as busy. (The
 * time that pgbench reports for a statement is mostly its waiting for a processor.)
 */
export function pgbenchOf(program: string, url: string, script: Script) {
  const anyOf = (count: number) => `\\set n random(1, ${count})`
  const next = (from: number) => `\\set n ${from} + :i * ${CLIENTS} + :client_id\n\\set i :i + 1`
  const { lookup, text, constants } = script
  let lookupsPerSecond = 0

  return async (rows: Rows, ms: number): Promise<Sample> => {
    const known = 'from' in rows ? rows.from : rows.anyOf
    lookupsPerSecond ||= await perSecond(program, url, `${anyOf(known)}\n${lookup}`, {}, LOOKUP_MS)
    const which = 'from' in rows ? next(rows.from) : anyOf(rows.anyOf)
    const both = await perSecond(program, url, `${which}\n${lookup}\n${text}`, constants, ms)
    return { perSecond: 1 / (1 / both - 1 / lookupsPerSecond) }
  }
}

async function perSecond(
  program: string,
  url: string,
  text: string,
  constants: Script['constants'],
  ms: number,
): Promise<number> {
  const variables = Object.entries({ i: '0', ...constants }).map(
    ([name, value]) => `--define=${name}=${value}`,
  )
  const many = [`--client=${CLIENTS}`, `--jobs=${THREADS}`, `--time=${Math.ceil(ms / 1000)}`]
  const how = ['--no-vacuum', '--protocol=prepared', '--file=-']
  const { host, name, user } = placeOf(url)
  const running = run(program, [...many, ...how, ...variables, `--username=${user}`, name], {
    env: { ...process.env, PGHOST: host },
  })
  running.child.stdin!.end(`${text}\n`)
  const { stdout, stderr } = await running
  const found = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1])
  if (!found || failed > 0 || /error|aborted/i.test(stderr))
    throw new InvalidRun(`pgbench: ${stderr.trim() || stdout}`)
  return found
}

function placeOf(url: string) {
  const { hostname, pathname, username } = new URL(url)
  return { host: decodeURIComponent(hostname), name: pathname.slice(1), user: username }
}
