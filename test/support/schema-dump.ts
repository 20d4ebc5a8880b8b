import type pg from 'pg'
import type { Distributions } from './migration-lint'

export const RENEW = 'npm run db:schema'

const HEAD = `-- The tables that the migrations add up to, to be read first. Made from the catalogs: ${RENEW}\n`

/** The schema of `public` as SQL that makes it again: tables in the order they came to be, each with its indexes. */
export async function dumpSchema(client: pg.ClientBase, distributions: Distributions): Promise<string> {
  const { rows: tables } = await client.query<{ oid: number; name: string }>(`
    select oid, relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by oid`)
  const texts: string[] = [HEAD]
  for (const { oid, name } of tables) {
    const lines = [...(await columnsOf(client, oid)), ...(await constraintsOf(client, oid))]
    const indexes = await indexesOf(client, oid)
    texts.push(
      `\n-- distribution: ${distributions.get(name) ?? 'unknown'}\n`,
      `create table ${name} (\n  ${lines.join(',\n  ')}\n);\n`,
      ...indexes.map((index) => `${index};\n`),
    )
  }
  return texts.join('')
}

async function columnsOf(client: pg.ClientBase, table: number): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select concat_ws(' ', attname,
        replace(format_type(atttypid, atttypmod), 'timestamp with time zone', 'timestamptz'),
        case when attnotnull then 'not null' end,
        'default ' || pg_get_expr(adbin, adrelid)) as line
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = $1 and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  return rows.map(({ line }) => line)
}

/** The primary key first; not null is said with its column. */
async function constraintsOf(client: pg.ClientBase, table: number): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select format('constraint %s %s', conname, pg_get_constraintdef(oid)) as line
      from pg_constraint where conrelid = $1 and contype <> 'n'
      order by array_position(array['p', 'u', 'f', 'c'], contype::text), conname`,
    [table],
  )
  return rows.map(({ line }) => line)
}

async function indexesOf(client: pg.ClientBase, table: number): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select pg_get_indexdef(indexrelid) as line from pg_index
      where indrelid = $1 and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
      order by indexrelid::regclass::text`,
    [table],
  )
  return rows.map(({ line }) => line.replace(' ON public.', ' ON ').replace(' USING btree', ''))
}
