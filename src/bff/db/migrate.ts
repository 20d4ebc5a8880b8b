import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'

type Migration = { name: string; sql: string }

/** The migrations of `dir`, in the order of their numbers. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(path.join(dir, name), 'utf8') })))
}

/**
 * Brings the database up to date, forward only, and answers with the names it applied. Two processes
 * that start at once are safe: the second waits for the table's lock, then finds nothing to do.
 */
export async function migrate(pool: pg.Pool, dir: string): Promise<string[]> {
  const migrations = await readMigrations(dir)
  const client = await pool.connect()
  try {
    await createLedger(client)
    await client.query('begin')
    await client.query('lock table migration in exclusive mode')
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const done = new Set(rows.map((row) => row.name))
    const due = migrations.filter(({ name }) => !done.has(name))
    for (const { name, sql } of due) {
      await client.query(sql)
      await client.query('insert into migration (name, applied_at) values ($1, now())', [name])
    }
    await client.query('commit')
    return due.map(({ name }) => name)
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** As PostgreSQL may put it: the row in the catalog, the table, or the type of its rows. */
const alreadyThere = new Set(['23505', '42P07', '42710'])

async function createLedger(client: pg.PoolClient) {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('migration') is not null as there`,
  )
  if (rows[0]?.there) return
  // Two first starts may both get here; `if not exists` alone can still collide in the catalog.
  await client
    .query('create table if not exists migration (name text primary key, applied_at timestamptz not null)')
    .catch((error: { code?: string }) => {
      if (!alreadyThere.has(error.code ?? '')) throw error
    })
}

/** Whether every migration of `dir` has been applied. */
export async function isMigrated(pool: pg.Pool, dir: string): Promise<boolean> {
  const names = (await readMigrations(dir)).map(({ name }) => name)
  const { rows } = await pool.query<{ count: number }>(
    'select count(*) as count from migration where name = any($1)',
    [names],
  )
  return rows[0]?.count === names.length
}
