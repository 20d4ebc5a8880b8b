import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endWithUs } from '../support/own-server'
import { load } from './load'
import { familyOf, residentOf } from './process-memory'
import { NotStarted, startProduct } from './running-product'
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
    const first = await startProduct(dir)
    await first.stop()
    const later = await startProduct(dir)
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

async function postgresOf(dir: string): Promise<number> {
  return parseInt(await readFile(path.join(dir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10)
}
