import type { Pool } from 'pg'

/** Everything the database holds, as text, by table. */
export async function everyRow(pool: Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const names = tables.map(({ name }) => name)
  const columns = names.map((name) => `array(select t::text from ${name} t order by 1) as ${name}`)
  const { rows } = await pool.query<Record<string, string[]>>(`select ${columns.join(', ')}`)
  return rows[0] ?? {}
}
