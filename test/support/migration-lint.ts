import type pg from 'pg'
import { strangersIn } from './dialect'

/** The column that a table is spread by over machines, or `reference`: a copy of it everywhere. */
export type Distributions = ReadonlyMap<string, string>

const CREATE = /((?:^[ \t]*--.*\n)*)^[ \t]*create\s+table\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gim

/** What each `create table` says in the comment above it. */
export const distributionsIn = (sql: string): Distributions =>
  new Map(
    [...sql.matchAll(CREATE)].flatMap(([, comment = '', table = '']) => {
      const column = /^[ \t]*--\s*distribution:\s*(\w+)/im.exec(comment)?.[1]
      return column ? [[table, column] as const] : []
    }),
  )

/**
 * What is wrong with migrations for a database spread over machines. They are run and undone again, and the catalogs
 * asked: what counts is what they make, however they say it.
 */
export async function violationsIn(client: pg.Client, sql: string): Promise<string[]> {
  const distributions = distributionsIn(sql)
  await client.query('begin')
  try {
    await client.query('create schema lint; set local search_path = lint')
    await client.query(sql)
    return [
      ...strangersIn(sql),
      ...(await wrongTables(client, distributions)),
      ...(await wrongKeys(client, distributions)),
      ...(await wrongReferences(client, distributions)),
    ]
  } finally {
    await client.query('rollback')
  }
}

type Table = { table: string; columns: string[]; hasPrimaryKey: boolean }

async function wrongTables(client: pg.Client, distributions: Distributions): Promise<string[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as "table",
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0) as columns,
      exists (select from pg_index where indrelid = c.oid and indisprimary) as "hasPrimaryKey"
    from pg_class c where relnamespace = 'lint'::regnamespace and relkind in ('r', 'p') order by relname`)
  return rows.flatMap(({ table, columns, hasPrimaryKey }) => {
    const by = distributions.get(table)
    const unknown = by !== undefined && by !== 'reference' && !columns.includes(by)
    return [
      ...(by ? [] : [`${table} has no "-- distribution: <column> | reference" above it`]),
      ...(unknown ? [`${table} is distributed by ${by}, a column it does not have`] : []),
      ...(hasPrimaryKey ? [] : [`${table} has no primary key`]),
    ]
  })
}

type Key = { table: string; name: string; first: string | null }

async function wrongKeys(client: pg.Client, distributions: Distributions): Promise<string[]> {
  const { rows } = await client.query<Key>(`
    select t.relname as "table", i.relname as name,
      (select attname from pg_attribute where attrelid = t.oid and attnum = x.indkey[0]) as first
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where t.relnamespace = 'lint'::regnamespace and x.indisunique order by 1, 2`)
  return rows.flatMap(({ table, name, first }) => {
    const by = distributions.get(table)
    return !by || by === 'reference' || by === first
      ? []
      : [`${name} begins with ${first ?? 'an expression'}, but ${table} is distributed by ${by}`]
  })
}

type Reference = { table: string; name: string; target: string; from: string[]; to: string[] }

async function wrongReferences(client: pg.Client, distributions: Distributions): Promise<string[]> {
  const columns = (relation: string, numbers: string) => `
    array(select attname::text from unnest(${numbers}) with ordinality as n (number, place)
      join pg_attribute on attrelid = ${relation} and attnum = number order by place)`
  const { rows } = await client.query<Reference>(`
    select conrelid::regclass::text as "table", conname as name, confrelid::regclass::text as target,
      ${columns('conrelid', 'conkey')} as "from", ${columns('confrelid', 'confkey')} as "to"
    from pg_constraint where contype = 'f' and connamespace = 'lint'::regnamespace order by 1, 2`)
  return rows.flatMap(({ table, name, target, from, to }) => {
    const [by, targetBy] = [distributions.get(table), distributions.get(target)]
    const pairs = from.map((column, i) => `${column} ${to[i]}`)
    return targetBy === 'reference' || pairs.includes(`${by} ${targetBy}`)
      ? []
      : [`${name} leads from ${table} out of its group, to ${target}`]
  })
}
