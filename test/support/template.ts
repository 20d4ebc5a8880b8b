import pg from 'pg'
import { migrate } from '@/bff/db/migrate'
import { inProject } from '@/bff/lib/root'

/** Fills the database that every test's own is a copy of. */
export async function prepareTemplate(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    await migrate(pool, inProject('src/bff/db/migrations'))
  } finally {
    await pool.end()
  }
}
