import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '@/bff/db/embedded'
import { ask, at, PREPARED, type Prepared } from './postgres'
import { prepareTemplate } from './template'

type Server = { admin: string; stop(): Promise<void> }

/** One PostgreSQL for all test files, with the database that theirs are copied from. Answers with its end. */
export async function openTestServer(): Promise<() => Promise<void>> {
  const external = process.env['DATABASE_URL']
  const { admin, stop }: Server = external ? { admin: external, stop: async () => {} } : await ownServer()

  const template = `chezhu_test_${randomBytes(4).toString('hex')}`
  await ask(admin, `create database ${template}`)
  await prepareTemplate(at(admin, template))
  process.env[PREPARED] = JSON.stringify({ admin, template } satisfies Prepared)

  return async () => {
    if (external) await dropAll(admin, template)
    await stop()
  }
}

async function ownServer(): Promise<Server> {
  const dir = await mkdtemp(join(tmpdir(), 'chezhu-test-'))
  await chmod(dir, 0o755)
  const log = { info() {}, warn: (sentence: string) => console.warn(sentence) }
  const { url, stop } = await startEmbedded({ dir, log, durable: false })
  endWithUs(dir)
  return {
    admin: url,
    async stop() {
      await stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** A test run may be killed at any moment. Its end closes this shell's input, and the shell cleans up. */
function endWithUs(dir: string): void {
  const cleanUp = 'read -r _; kill -QUIT "$(head -n 1 "$0/postgres/cluster/postmaster.pid")"; rm -rf "$0"'
  const shell = spawn('sh', ['-c', cleanUp, dir], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  shell.unref()
  // The pipe must stay open and yet not keep a finished run waiting.
  ;(shell.stdin as unknown as { unref(): void }).unref()
}

async function dropAll(admin: string, template: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [template],
  )
  await client.end()
  await ask(admin, ...rows.map(({ datname }) => `drop database if exists ${datname} with (force)`))
}
