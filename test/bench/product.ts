import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { inProject } from '@/bff/lib/root'
import { endWithUs } from '../support/own-server'
import { load } from './load'
import { familyOf, residentOf } from './process-memory'
import { slotErrands } from './slots'
import { heading, note, print, type Figure } from './table'

const LOAD_MS = 4_000
const SHANGHAI = '310100'
const DAYS_AHEAD = [1, 2, 3, 4, 5, 6]

/** The product as `npm start` runs it, on a folder of its own: how soon it is there and what it takes. */
export async function benchProduct(): Promise<void> {
  heading('The whole product')
  const dir = await mkdtemp(path.join(tmpdir(), 'chezhu-bench-'))
  endWithUs(dir)
  try {
    await chmod(dir, 0o755)
    const first = await start(dir)
    await first.stop()
    const later = await start(dir)
    try {
      const idle = await familyOf(await postgresOf(dir))
      await load(later.origin, LOAD_MS, slotErrands(SHANGHAI, daysFromNow()))
      print([
        { what: 'first start, with initdb', value: first.seconds, unit: 's', goal: { atMost: 3 } },
        { what: 'later start', value: later.seconds, unit: 's', goal: { atMost: 1 } },
        ...mebibytes('BFF after load', await residentOf(later.pid), 130),
        ...mebibytes('PostgreSQL when idle', idle, 40),
      ])
    } finally {
      await later.stop()
    }
  } catch (problem) {
    if (!(problem instanceof NotStarted)) throw problem
    note(problem.message)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

const mebibytes = (what: string, value: number | null, atMost: number): Figure[] =>
  value === null ? [] : [{ what, value, unit: 'MiB', goal: { atMost } }]

const daysFromNow = () =>
  DAYS_AHEAD.map((days) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10))

class NotStarted extends Error {}

/** From the first moment of its process until it says that it is ready. */
async function start(dir: string) {
  const startedAt = performance.now()
  const program = `require(${JSON.stringify(inProject('dist/bench/bff.js'))}).run()`
  const child = spawn(process.execPath, ['-e', program], {
    env: {
      PATH: process.env['PATH'],
      CHEZHU_DATA_DIR: dir,
      PORT: '0',
      RATE_LIMIT: '1000000',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const address = /ready at (http:\S+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
  })
  const origin = await Promise.race([ready, ended.then(() => null)])
  if (!origin) throw new NotStarted(`It did not start: ${complaints.trim()}`)
  return {
    origin,
    pid: child.pid!,
    seconds: (performance.now() - startedAt) / 1000,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function postgresOf(dir: string): Promise<number> {
  return parseInt(await readFile(path.join(dir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10)
}
