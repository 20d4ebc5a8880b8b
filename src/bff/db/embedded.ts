import { rmSync } from 'node:fs'
import { chown, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findBinaries } from './embedded/binaries'
import { openCluster } from './embedded/cluster'
import { openHome, socketFolder, type Account, type Log } from './embedded/home'
import { run } from './embedded/run'
import { addressOf, clearLeftover, inUse, serverOf, stopServer } from './embedded/server'
import { settings } from './embedded/settings'
import { explain, StartFailure } from './embedded/start-failure'

type Options = {
  /** The product's data folder; PostgreSQL's files are in `postgres` within it. */
  dir: string
  log: Log
  /** False for tests: quick, and lost when the machine stops. */
  durable?: boolean
}

export type Embedded = {
  /** What `pg` and `psql` connect to. */
  url: string
  stop(): Promise<void>
}

/** Starts the PostgreSQL that comes with the product, on its own folder and for this process alone. */
export async function startEmbedded({ dir, log, durable = true }: Options): Promise<Embedded> {
  try {
    const { home, account } = await openHome(dir, log)
    const native = await findBinaries(home, account)
    const cluster = await openCluster({ native, home, account, durable, log })
    await clearLeftover(cluster, log)
    return await launch({ native, home, cluster, account, durable })
  } catch (problem) {
    throw explain(problem, dir)
  }
}

type Parts = { native: string; home: string; cluster: string; account: Account; durable: boolean }

async function launch({ native, home, cluster, account, durable }: Parts): Promise<Embedded> {
  const socketDir = await socketFolder(account)
  const logFile = join(home, 'postgres.log')
  try {
    await writeFile(logFile, '')
    if (account.uid !== undefined && account.gid !== undefined) await chown(logFile, account.uid, account.gid)
    // Paths are relative to the home: pg_ctl hands them to a shell, which would trip over unusual names.
    const args = ['start', '-w', '-D', 'cluster', '-l', 'postgres.log', '-o', settings(socketDir, durable)]
    await run(join(native, 'bin', 'pg_ctl'), args, home, account)
  } catch (problem) {
    await rm(socketDir, { recursive: true, force: true })
    throw await readReason(problem, logFile, cluster)
  }

  const server = await serverOf(cluster)
  if (server?.socketDir !== socketDir) throw inUse(cluster, server?.pid ?? 0)
  const letGo = () => {
    try {
      process.kill(server.pid, 'SIGINT')
    } catch {
      // It ended before us.
    }
    rmSync(socketDir, { recursive: true, force: true })
  }
  process.once('exit', letGo)

  return {
    url: addressOf(socketDir),
    async stop() {
      process.off('exit', letGo)
      await stopServer(cluster, server.pid)
      await rm(socketDir, { recursive: true, force: true })
    },
  }
}

/** pg_ctl only knows that the start failed; why is in the log. */
async function readReason(problem: unknown, logFile: string, cluster: string): Promise<unknown> {
  const text = await readFile(logFile, 'utf8').catch(() => '')
  const running = /lock file "postmaster.pid" already exists[^]*?PID (\d+)/.exec(text)
  if (running) return inUse(cluster, Number(running[1]))

  const reason = /(?:FATAL|PANIC): +(.*)/.exec(text)?.[1]
  if (!reason) return problem
  const failure = explain(new Error(reason), cluster)
  if (failure instanceof StartFailure) return failure
  return new StartFailure(`PostgreSQL did not start: ${reason}. Its log is ${logFile}.`)
}
