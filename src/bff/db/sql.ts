import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Instants come back as `Date`, days as `2026-02-28`, counts as numbers. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/** Rows for a multi-row `values`, written `${rows([[a, b], [c, d]])}` in a statement. */
class Rows {
  constructor(readonly rows: readonly (readonly unknown[])[]) {}
}
export const rows = (values: readonly (readonly unknown[])[]) => new Rows(values)

/** Fixed text that several statements share. It can't hold values: those are always parameters. */
class Fragment {
  constructor(readonly text: string) {}
}
export const fragment = (strings: TemplateStringsArray) => new Fragment(strings.raw.join(''))

type Strings = TemplateStringsArray

/** What a transaction, or a single reading connection, can be asked. */
export type Sql = {
  many<Row>(strings: Strings, ...values: unknown[]): Promise<Row[]>
  maybeOne<Row>(strings: Strings, ...values: unknown[]): Promise<Row | null>
  one<Row>(strings: Strings, ...values: unknown[]): Promise<Row>
  /** The number of rows written. */
  run(strings: Strings, ...values: unknown[]): Promise<number>
}

/** Marked, so that what needs a transaction can't be asked of the pool. */
export type Tx = Sql & { readonly inTransaction: true }

export type Db = Sql & {
  /** All or nothing, run again as a whole when PostgreSQL asks for it. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const named = new Map<string, string>()

/** Prepared once a connection: the name is a hash of the text, so that equal text shares one plan. */
function nameOf(text: string): string {
  let name = named.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url')
    named.set(text, name)
  }
  return name
}

function build(strings: Strings, values: unknown[]): { text: string; params: unknown[] } {
  const params: unknown[] = []
  const place = (value: unknown) => `$${params.push(value)}`
  let text = strings[0] ?? ''
  values.forEach((value, i) => {
    if (value instanceof Fragment) text += value.text
    else if (value instanceof Rows)
      text += value.rows.map((row) => `(${row.map(place).join(', ')})`).join(', ')
    else text += place(value)
    text += strings[i + 1] ?? ''
  })
  return { text, params }
}

type Client = Pick<pg.ClientBase, 'query'> | pg.Pool

function sqlOver(client: Client, prepare: boolean): Sql {
  const query = async (strings: Strings, values: unknown[]) => {
    const { text, params } = build(strings, values)
    return client.query(prepare ? { name: nameOf(text), text, values: params } : { text, values: params })
  }
  const maybeOne = async <Row>(strings: Strings, ...values: unknown[]) => {
    const { rows } = await query(strings, values)
    if (rows.length > 1) throw new Error(`expected one row, got ${rows.length}: ${strings.join('?')}`)
    return (rows[0] as Row | undefined) ?? null
  }
  return {
    maybeOne,
    many: async <Row>(strings: Strings, ...values: unknown[]) => (await query(strings, values)).rows as Row[],
    one: async <Row>(strings: Strings, ...values: unknown[]) => {
      const row = await maybeOne<Row>(strings, ...values)
      if (row === null) throw new Error(`expected one row, got none: ${strings.join('?')}`)
      return row
    },
    run: async (strings: Strings, ...values: unknown[]) => (await query(strings, values)).rowCount ?? 0,
  }
}

const TRIES_MAX = 6
const serializationFailure = new Set(['40001', '40P01'])
const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''

async function once<T>(pool: pg.Pool, prepare: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // Between two queries nobody else listens, and a lost connection that nobody hears of would end the process.
  const lose = (error: Error) => void (broken = error)
  client.on('error', lose)
  try {
    await client.query('begin')
    const result = await work({ ...sqlOver(client, prepare), inTransaction: true })
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that can't even roll back is thrown away, and the first error is the one to tell.
    await client.query('rollback').catch(lose)
    throw error
  } finally {
    client.off('error', lose)
    client.release(broken)
  }
}

export function makeDb(pool: pg.Pool, { prepare = true } = {}): Db {
  return {
    ...sqlOver(pool, prepare),
    close: () => pool.end(),
    transaction: async (work) => {
      for (let tries = 1; ; tries++) {
        try {
          return await once(pool, prepare, work)
        } catch (error) {
          if (tries === TRIES_MAX || !serializationFailure.has(codeOf(error))) throw error
          await pause(Math.random() * 10 * 2 ** tries)
        }
      }
    },
  }
}
