import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from './home'
import { StartFailure } from './start-failure'

type Server = { pid: number; socketDir: string }

const OWNER = /^chezhu-(\d+)$/
const PATIENCE_MS = 15_000
const POLL_MS = 20

/** PostgreSQL carries the number of the process it works for as its cluster's name, and tells it to whoever asks. */
export const clusterName = () => `chezhu-${process.pid}`

export const addressOf = (socketDir: string) => `postgres://chezhu@${encodeURIComponent(socketDir)}/postgres`

const lockFileOf = (cluster: string) => join(cluster, 'postmaster.pid')

/** Who holds the cluster, by PostgreSQL's own lock: the first line is its process, the fifth the socket's folder. */
export async function serverOf(cluster: string): Promise<Server | null> {
  const text = await readFile(lockFileOf(cluster), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return ''
    throw problem
  })
  const [pid, , , , socketDir = ''] = text.split('\n')
  return Number(pid) > 0 ? { pid: Number(pid), socketDir } : null
}

/** Ends a PostgreSQL whose process was killed before it could do so. One that works for somebody is left alone. */
export async function clearLeftover(cluster: string, log: Log): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  for (let server = await serverOf(cluster); server; server = await serverOf(cluster)) {
    // Numbers are given out again, above all in containers: another program's life says nothing about PostgreSQL.
    if ((await commandOf(server.pid)) !== 'postgres') return rm(lockFileOf(cluster), { force: true })

    const owner = await askOwner(server)
    if (owner !== null) {
      if ((await commandOf(owner)) !== null) throw inUse(cluster, owner)
      log.warn('The last run was cut off and left its database running. Stopping it first.')
      await stopServer(cluster, server.pid)
      return rm(server.socketDir, { recursive: true, force: true })
    }
    if (Date.now() > deadline) throw inUse(cluster, server.pid)
    await wait(POLL_MS)
  }
}

/** Stops this server and no other, should another have followed it, and waits until it has let go of the cluster. */
export async function stopServer(cluster: string, pid: number): Promise<void> {
  const holds = async () => (await serverOf(cluster))?.pid === pid && (await commandOf(pid)) === 'postgres'
  if (await holds()) process.kill(pid, 'SIGINT')
  while (await holds()) await wait(POLL_MS)
}

/** For which process a server works, or null while it is starting or stopping. */
async function askOwner({ pid, socketDir }: Server): Promise<number | null> {
  const client = new pg.Client({ connectionString: addressOf(socketDir), connectionTimeoutMillis: 2_000 })
  // A connection that a shutdown cuts is an answer, not a crash.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ cluster_name: string }>('show cluster_name')
    const [, owner] = OWNER.exec(rows[0]?.cluster_name ?? '') ?? []
    // Without our mark somebody started it by hand, and it is its own owner.
    return owner ? Number(owner) : pid
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}

/** The name of a living process, or null. Where /proc doesn't tell, whoever lives is taken for PostgreSQL. */
async function commandOf(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '1 (postgres) S')
  const [, name = '', state] = /\((.*)\) (\w)/.exec(status) ?? []
  return state === 'Z' ? null : name
}

export const inUse = (cluster: string, pid: number) =>
  new StartFailure(
    `Another process (${pid}) is using the database in ${cluster}. Stop it first, or name another folder in CHEZHU_DATA_DIR.`,
  )
