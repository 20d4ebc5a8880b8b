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

/**
 * Runs the script for a while; row after row from `from` on, or any of `count` rows when they can be worked on again.
 * Looking up the row is not part of the work, and its time is taken off.
 */
export async function runPgbench(
  program: string,
  url: string,
  { text, constants }: Script,
  rows: { from: number } | { anyOf: number },
  ms: number,
): Promise<Sample> {
  const next =
    'from' in rows
      ? `\\set n ${rows.from} + :i * ${CLIENTS} + :client_id\n\\set i :i + 1`
      : `\\set n random(1, ${rows.anyOf})`
  const variables = Object.entries({ i: '0', ...constants }).map(
    ([name, value]) => `--define=${name}=${value}`,
  )
  const many = [`--client=${CLIENTS}`, `--jobs=${THREADS}`, `--time=${Math.ceil(ms / 1000)}`]
  const how = ['--no-vacuum', '--protocol=prepared', '--report-per-command', '--file=-']
  const { host, name, user } = placeOf(url)
  const running = run(program, [...many, ...how, ...variables, `--username=${user}`, name], {
    env: { ...process.env, PGHOST: host },
  })
  running.child.stdin!.end(`${next}\n${text}\n`)
  const { stdout, stderr } = await running
  return sampleOf(stdout, stderr)
}

function placeOf(url: string) {
  const { hostname, pathname, username } = new URL(url)
  return { host: decodeURIComponent(hostname), name: pathname.slice(1), user: username }
}

function sampleOf(report: string, complaints: string): Sample {
  const perSecond = Number(/tps = ([\d.]+)/.exec(report)?.[1])
  const failed = Number(/failed transactions: (\d+)/.exec(report)?.[1])
  if (!perSecond || failed > 0 || /error|aborted/i.test(complaints))
    throw new InvalidRun(`pgbench: ${complaints.trim() || report}`)
  // The lookup is the first statement, and a long one is cut off in the report.
  const lookupMs = Number(/^\s+([\d.]+)\s+\d+\s+select /m.exec(report)?.[1])
  const eachMs = (CLIENTS * 1000) / perSecond
  return { perSecond: (perSecond * eachMs) / (eachMs - lookupMs) }
}
