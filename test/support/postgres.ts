import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** What the global setup leaves for the test files, in their environment. */
export type Prepared = { admin: string; template: string }
export const PREPARED = 'CHEZHU_TEST_DATABASE'

/** Somebody else is connected to the database that is to be copied; PostgreSQL's own cleaners count as well. */
const BUSY = '55006'
const ATTEMPTS = 20

export type Database = { url: string; drop(): Promise<void> }

/** A database of one's own, with every migration applied. */
export async function freshDatabase(): Promise<Database> {
  const { admin, template } = JSON.parse(process.env[PREPARED] ?? '{}') as Prepared
  const name = `${template}_${randomBytes(6).toString('hex')}`
  await copy(template, name, admin)
  return { url: at(admin, name), drop: () => drop(name, admin) }
}

/** PostgreSQL waits a while for connections that are closing; only those that nobody closes are cut. */
async function drop(name: string, admin: string): Promise<void> {
  await ask(admin, `drop database if exists ${name}`).catch((problem: { code?: string }) => {
    if (problem.code !== BUSY) throw problem
    return ask(admin, `drop database if exists ${name} with (force)`)
  })
}

async function copy(template: string, name: string, admin: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(admin, `create database ${name} template ${template} strategy file_copy`)
    } catch (problem) {
      if ((problem as { code?: string }).code !== BUSY || attempt === ATTEMPTS) throw problem
      await wait(50 * attempt)
    }
  }
}

/** Runs statements on a connection of their own. */
export async function ask(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same server, another database. */
export function at(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}
