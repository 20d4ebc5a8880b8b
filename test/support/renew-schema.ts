import { writeFile } from 'node:fs/promises'
import pg from 'pg'
import { readMigrations } from '@/bff/db/migrate'
import { inProject } from '@/bff/lib/root'
import { distributionsIn } from './migration-lint'
import { freshDatabase } from './postgres'
import { dumpSchema } from './schema-dump'
import { openTestServer } from './test-server'

/** Writes what the migrations add up to beside them. */
export async function renewSchema(): Promise<void> {
  const close = await openTestServer()
  try {
    const { url } = await freshDatabase()
    const client = new pg.Client(url)
    await client.connect()
    const migrations = await readMigrations(inProject('src/bff/db/migrations'))
    const distributions = distributionsIn(migrations.map(({ sql }) => sql).join('\n'))
    await writeFile(inProject('src/bff/db/schema.sql'), await dumpSchema(client, distributions))
    await client.end()
  } finally {
    await close()
  }
}
