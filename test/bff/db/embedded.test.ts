import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded, type Embedded } from '@/bff/db/embedded'
import { resetEmbedded } from '@/bff/db/embedded/reset'
import { bundle } from '../../../src/commands/bundle.mjs'

const isRoot = process.getuid?.() === 0
const said: string[] = []
const log = { info: (line: string) => said.push(line), warn: (line: string) => said.push(line) }

const open: Embedded[] = []
async function start(dir: string): Promise<Embedded> {
  const db = await startEmbedded({ dir, log, durable: false })
  open.push(db)
  return db
}

let room: string
let dir: string
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'chezhu-embedded-'))
  await chmod(room, 0o755)
  dir = path.join(room, 'data')
})
beforeEach(() => void said.splice(0))
afterEach(async () => {
  for (const db of open.splice(0)) await db.stop()
})
afterAll(() => rm(room, { recursive: true, force: true }))

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row))
  } finally {
    await client.end()
  }
}

test('the first start makes a database, and a later one finds what it held', async () => {
  const first = await start(dir)
  await ask(first.url, 'create table kept as select 1 as one')
  await first.stop()
  expect(said).toEqual(['Creating the database. This happens once.'])

  const second = await start(dir)
  expect(await ask(second.url, 'select one from kept')).toEqual([1])
  await second.stop()
  expect(said).toHaveLength(1)
})

test('the database is reached through a socket that only its owner may enter', async () => {
  const db = await start(dir)
  const socketDir = decodeURIComponent(new URL(db.url).hostname)
  expect((await stat(socketDir)).mode & 0o777).toBe(0o700)
  expect(await ask(db.url, 'show listen_addresses')).toEqual([''])
  await db.stop()
  await expect(stat(socketDir)).rejects.toThrow('ENOENT')
})

test('text sorts and folds alike on every system', async () => {
  const db = await start(dir)
  expect(
    await ask(
      db.url,
      "select upper('é') || string_agg(x, '' order by x) from unnest(array['b', 'A', 'a']) x",
    ),
  ).toEqual(['ÉAab'])
  await db.stop()
})

test('a second start on the same folder is refused while the first one runs', async () => {
  const db = await start(dir)
  await expect(start(dir)).rejects.toThrow(`Another process (${process.pid}) is using the database`)
  await expect(resetEmbedded(dir, log)).rejects.toThrow('is using the database')
  expect(await ask(db.url, 'select 1')).toEqual([1])
  await db.stop()
})

test('of two starts at once on a new folder one wins, and the other is told so', async () => {
  const shared = path.join(room, 'shared')
  const results = await Promise.allSettled([start(shared), start(shared)])
  const won = results.filter((result) => result.status === 'fulfilled')
  expect(won).toHaveLength(1)
  const lost = results.find((result) => result.status === 'rejected')
  expect(String(lost?.reason)).toContain('is using the database')
  await won[0]?.value.stop()
})

test('after kill -9 of its process the next start stops what was left running and goes on', async () => {
  await bundle('src/bff/db/embedded.ts', 'dist/test/embedded.js')
  const program = `require('./dist/test/embedded.js').startEmbedded({ dir: '${dir}', log: { info() {}, warn() {} } })
    .then((db) => { console.log(db.url); setInterval(() => {}, 1e6) })`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  await ask(url, 'create table survivor as select 2 as two')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const db = await start(dir)
  expect(said).toEqual(['The last run was cut off and left its database running. Stopping it first.'])
  expect(db.url).not.toBe(url)
  expect(await ask(db.url, 'select two from survivor')).toEqual([2])
  await db.stop()
  await expect(stat(decodeURIComponent(new URL(url).hostname))).rejects.toThrow('ENOENT')
})

test("a lock left behind by a crashed machine is not mistaken for a server because its number is another program's", async () => {
  const lock = path.join(dir, 'postgres/cluster/postmaster.pid')
  await writeFile(lock, `${process.ppid}\n/elsewhere\n1\n5432\n/nowhere\n\n1 1\nready\n`)
  const db = await start(dir)
  expect(await ask(db.url, 'select 1')).toEqual([1])
  await db.stop()
})

test("another PostgreSQL version's files are left alone, with a sentence", async () => {
  const old = path.join(room, 'old')
  await mkdir(path.join(old, 'postgres/cluster'), { recursive: true })
  await writeFile(path.join(old, 'postgres/cluster/PG_VERSION'), '15\n')
  await expect(start(old)).rejects.toThrow(
    /was made by PostgreSQL 15, and this is PostgreSQL 18, which cannot read it\. .*db:reset/,
  )
  expect(await readdir(path.join(old, 'postgres/cluster'))).toEqual(['PG_VERSION'])
})

test('a folder that cannot be written is named in a sentence', async () => {
  const file = path.join(room, 'file')
  await writeFile(file, '')
  await expect(start(path.join(file, 'data'))).rejects.toThrow(
    `The database folder ${file}/data cannot be written (ENOTDIR).`,
  )
})

const asRoot = isRoot ? test : test.skip

asRoot('root has PostgreSQL run by somebody else', async () => {
  const db = await start(dir)
  expect((await stat(path.join(dir, 'postgres/cluster'))).uid).not.toBe(0)
  await db.stop()
})

asRoot('within a folder that only root may enter, the database moves out and a link stays', async () => {
  const closed = path.join(room, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const db = await start(closed)
  const shelter = await readlink(path.join(closed, 'postgres'))
  expect(said[0]).toContain(`the database lives in ${shelter}`)
  expect(await ask(db.url, 'select 1')).toEqual([1])
  await db.stop()

  await resetEmbedded(closed, log)
  await expect(stat(shelter)).rejects.toThrow('ENOENT')
  expect(await readdir(closed)).toEqual([])
})

test('after a reset the next start makes a new database', async () => {
  const copy = path.join(room, 'copy')
  await cp(path.join(room, 'old'), copy, { recursive: true })
  await resetEmbedded(copy, log)
  await resetEmbedded(copy, log)
  expect(said).toEqual([`Removing the database in ${copy}/postgres.`, `There is no database in ${copy}.`])
})
