import pg from 'pg'
import type { Batch } from '@/bff/db/batch'
import { openWorkPool } from './parts'

export type Statement = { text: string; values: unknown[] }

/** Does the work with a pool of its own and answers with the statements it sent, in order. */
export async function record(url: string, work: (pool: pg.Pool) => Promise<unknown>): Promise<Statement[]> {
  const said: Statement[] = []
  const pool = openWorkPool(url)
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const listening = (...args: unknown[]) => {
      const [asked] = args as [Batch]
      said.push(...asked.parts.map(({ text, params }) => ({ text, values: [...params] })))
      return query(...args)
    }
    Object.assign(client, { query: listening })
  })
  try {
    await work(pool)
    return said
  } finally {
    await pool.end()
  }
}
