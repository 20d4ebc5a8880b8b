import type { Pool } from 'pg'

/** Everything the database holds, as text, by table. */
export async function everyRow(pool: Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t order by 1`)
    found[name] = rows.map(({ text }) => text)
  }
  return found
}
