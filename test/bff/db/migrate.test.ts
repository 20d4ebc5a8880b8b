import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { isMigrated, migrate, readMigrations } from '@/bff/db/migrate'
import '@/bff/db/sql'
import { ask, freshDatabase } from '../../support/postgres'

let url: string
let folder: string
const toClose: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  const database = await freshDatabase()
  url = database.url
  await ask(url, 'drop schema public cascade', 'create schema public')
  folder = await mkdtemp(path.join(tmpdir(), 'chezhu-migrations-'))
  toClose.push(
    () => database.drop(),
    () => rm(folder, { recursive: true }),
  )
})
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close()
})

const connect = () => {
  const pool = new pg.Pool({ connectionString: url })
  toClose.push(() => pool.end())
  return pool
}
const write = (name: string, sql: string) => writeFile(path.join(folder, name), sql)
const tables = async (pool: pg.Pool) =>
  (
    await pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
  ).rows.map(({ name }) => name)

test('an empty database gets every migration in the order of their numbers, and each of them once', async () => {
  await write('0002_b.sql', 'alter table a add column b int; create table b (id int);')
  await write('0001_a.sql', 'create table a (id int);')
  const pool = connect()

  expect(await migrate(pool, folder)).toEqual(['0001_a.sql', '0002_b.sql'])
  expect(await migrate(pool, folder)).toEqual([])

  await write('0003_c.sql', 'create table c (id int);')
  expect(await migrate(pool, folder)).toEqual(['0003_c.sql'])
  expect(await tables(pool)).toEqual(['a', 'b', 'c', 'migration'])
})

test('processes that start at once bring the database up to date together', async () => {
  await write('0001_a.sql', 'create table a (id int);')
  await write('0002_b.sql', 'insert into a values (1);')
  const pools = Array.from({ length: 4 }, connect)

  const applied = await Promise.all(pools.map((pool) => migrate(pool, folder)))

  expect(applied.flat().sort()).toEqual(['0001_a.sql', '0002_b.sql'])
  expect((await pools[0]!.query('select id from a')).rows).toEqual([{ id: 1 }])
})

test('a broken migration says what is wrong and leaves nothing behind, not even what went well before it', async () => {
  await write('0001_a.sql', 'create table a (id int);')
  await write('0002_b.sql', 'create table b (id int); insert into nowhere values (1);')
  const pool = connect()

  await expect(migrate(pool, folder)).rejects.toThrow('relation "nowhere" does not exist')
  expect(await tables(pool)).toEqual(['migration'])
  expect((await pool.query('select name from migration')).rows).toEqual([])

  await write('0002_b.sql', 'create table b (id int);')
  expect(await migrate(pool, folder)).toEqual(['0001_a.sql', '0002_b.sql'])
})

test('a database is ready when every migration has been applied, and not before', async () => {
  await write('0001_a.sql', 'create table a (id int);')
  const pool = connect()
  await migrate(pool, folder)
  expect(await isMigrated(pool, folder)).toBe(true)

  await write('0002_b.sql', 'create table b (id int);')
  expect(await isMigrated(pool, folder)).toBe(false)
})

test('a newer process leaves an older one ready', async () => {
  await write('0001_a.sql', 'create table a (id int);')
  await write('0002_b.sql', 'create table b (id int);')
  const pool = connect()
  await migrate(pool, folder)

  await rm(path.join(folder, '0002_b.sql'))
  expect(await isMigrated(pool, folder)).toBe(true)
})

test('only numbered SQL is a migration', async () => {
  await write('0001_a.sql', 'create table a (id int);')
  await write('notes.md', 'not SQL')
  await write('1_short.sql', 'not SQL')
  expect(await readMigrations(folder)).toEqual([{ name: '0001_a.sql', sql: 'create table a (id int);' }])
})
