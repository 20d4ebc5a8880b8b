import type pg from 'pg'
import { openPool } from '@/bff/db/pool'
import { freshDatabase, type Database } from './postgres'

export function poolOf({ url }: Database): pg.Pool {
  const pool = openPool(url, Number(process.env['TEST_CONNECTIONS'] ?? 10))
  // A connection may still be saying goodbye when its database is dropped.
  pool.on('error', () => {})
  return pool
}

type Opened = { database: Database; pool: pg.Pool; deleteAll: string }

/** One database for the tests of a file, each of which finds it empty; and more while it is lent. */
export function oneDatabase() {
  const opened: Opened[] = []
  const free: Opened[] = []

  async function open(): Promise<Opened> {
    const database = await freshDatabase()
    const pool = poolOf(database)
    const one = { database, pool, deleteAll: await deletingAll(pool) }
    opened.push(one)
    return one
  }

  return {
    async lend() {
      const { pool, deleteAll, ...more } = free.pop() ?? (await open())
      const giveBack = async () => {
        await quiet(pool)
        await pool.query(deleteAll)
        free.push({ pool, deleteAll, ...more })
      }
      return { pool, giveBack }
    },

    async close() {
      for (const { database, pool } of opened) {
        await pool.end()
        await database.drop()
      }
    },
  }
}

const PATIENCE_MS = 2_000

/** What somebody was answered before the last of it was done is done now: it would write into the next test. */
async function quiet(pool: pg.Pool): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (pool.idleCount < pool.totalCount && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** Later tables first: none is referred to by an earlier one. */
async function deletingAll(pool: pg.Pool): Promise<string> {
  const names = await listTables(pool)
  return names
    .reverse()
    .map((name) => `delete from ${name}`)
    .join('; ')
}

/** Puts all rows by. Answers with what brings them back into the same database, when it is empty again. */
export async function keepRows(pool: pg.Pool): Promise<() => Promise<unknown>> {
  const names = await listTables(pool)
  const copies = names.map((name) => `create table kept.${name} as table ${name}`)
  await pool.query(['create schema kept', ...copies].join('; '))
  const returns = names.map((name) => `insert into ${name} table kept.${name}`).join('; ')
  return () => pool.query(returns)
}

/** In the order in which they were made. What migrations have written is nobody's to touch. */
async function listTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by oid`,
  )
  return rows.map(({ name }) => name)
}
