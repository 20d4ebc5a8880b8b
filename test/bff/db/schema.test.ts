import { readFileSync } from 'node:fs'
import pg from 'pg'
import { readMigrations } from '@/bff/db/migrate'
import { inProject } from '@/bff/lib/root'
import { distributionsIn } from '../../support/migration-lint'
import { freshDatabase } from '../../support/postgres'
import { dumpSchema, RENEW } from '../../support/schema-dump'

const written = readFileSync(inProject('src/bff/db/schema.sql'), 'utf8')

let client: pg.Client
let drop: () => Promise<void>
beforeEach(async () => {
  const database = await freshDatabase()
  drop = database.drop
  client = new pg.Client(database.url)
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await drop()
})

test(`schema.sql is what the migrations add up to (if not: ${RENEW})`, async () => {
  const migrations = await readMigrations(inProject('src/bff/db/migrations'))
  const distributions = distributionsIn(migrations.map(({ sql }) => sql).join('\n'))
  expect(written).toBe(await dumpSchema(client, distributions))
})

test('schema.sql leaves nothing out: a database made from it is the same', async () => {
  await client.query('drop schema public cascade; create schema public')
  await client.query(written)
  expect(await dumpSchema(client, distributionsIn(written))).toBe(written)
})

test('a column more and an index less would be noticed', async () => {
  await client.query('alter table city add column mayor text; drop index dealer_of_city')
  const dump = await dumpSchema(client, distributionsIn(written))
  expect(dump).toContain('  mayor text,\n')
  expect(dump).not.toContain('dealer_of_city')
})
