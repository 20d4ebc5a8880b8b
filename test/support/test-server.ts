import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openOwnServer } from './own-server'
import { ask, at, PREPARED, type Prepared } from './postgres'
import { prepareTemplate } from './template'

/** One PostgreSQL for all test files, with the database that theirs are copied from. Answers with its end. */
export async function openTestServer(): Promise<() => Promise<void>> {
  const external = process.env['DATABASE_URL']
  const { url: admin, stop } = external
    ? { url: external, stop: async () => {} }
    : await openOwnServer({ durable: false })

  const template = `chezhu_test_${randomBytes(4).toString('hex')}`
  await ask(admin, `create database ${template}`)
  await prepareTemplate(at(admin, template))
  process.env[PREPARED] = JSON.stringify({ admin, template } satisfies Prepared)

  return async () => {
    if (external) await dropAll(admin, template)
    await stop()
  }
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
