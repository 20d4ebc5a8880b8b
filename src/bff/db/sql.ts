import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { say, type Result, type Statement } from './batch'

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
export type { Fragment }
export const fragment = (strings: TemplateStringsArray) => new Fragment(strings.raw.join(''))

type Strings = TemplateStringsArray

/**
 * What a transaction, or a single reading connection, can be asked. Statements that don't wait for each other's
 * answers (`Promise.all`) travel together; they are still done one after the other, in the order they were said.
 */
export type Sql = {
  many<Row>(strings: Strings, ...values: unknown[]): Promise<Row[]>
  maybeOne<Row>(strings: Strings, ...values: unknown[]): Promise<Row | null>
  one<Row>(strings: Strings, ...values: unknown[]): Promise<Row>
  /** The number of rows written. */
  run(strings: Strings, ...values: unknown[]): Promise<number>
}

/** Marked, so that what needs a transaction can't be asked of the pool. */
export type Tx = Sql & {
  readonly inTransaction: true
  /** Writes, and does not wait: what is said next travels along, be it the commit. If it fails, all of it has failed. */
  tell(strings: Strings, ...values: unknown[]): void
  /** What is done once it is certain, by whoever does not need to be waited for. */
  afterCommit(work: () => void): void
}

/** What a transaction answers with that is still being read: the commit travels along with the asking. */
class Last<T> {
  constructor(readonly reading: Promise<T>) {}
}
export type { Last }
export const last = <T>(reading: Promise<T>) => new Last(reading)

type Work<T> = (tx: Tx) => Promise<T | Last<T>>

export type Db = Sql & {
  /** All or nothing, run again as a whole when PostgreSQL asks for it. */
  transaction<T>(work: Work<T>): Promise<T>
  /** Reads over one connection, so that those that are asked at once travel together. */
  together<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const named = new Map<string, string>()

/** Each number of rows is another statement to prepare: of the longer ones there would be no end, and little gain. */
const ROWS_PREPARED_MAX = 16

/** Prepared once a connection: the name is a hash of the text, so that equal text shares one plan. */
function nameOf(text: string): string {
  let name = named.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url')
    named.set(text, name)
  }
  return name
}

/** Places a statement's text has been put together for, as long as its fragments stay what they were. */
const written = new WeakMap<Strings, Statement & { fragments: readonly [at: number, Fragment][] }>()

function statementOf(strings: Strings, values: readonly unknown[]): Statement {
  const known = written.get(strings)
  if (known?.fragments.every(([at, was]) => values[at] === was)) return known
  let text = strings[0] ?? ''
  let n = 0
  const fragments: [number, Fragment][] = []
  values.forEach((value, at) => {
    if (value instanceof Fragment) {
      text += value.text
      fragments.push([at, value])
    } else if (value instanceof Rows)
      text += value.rows.map((row) => `(${row.map(() => `$${++n}`).join(', ')})`).join(', ')
    else text += `$${++n}`
    text += strings[at + 1] ?? ''
  })
  const batches = values.filter((value) => value instanceof Rows)
  const isLong = batches.some(({ rows }) => rows.length > ROWS_PREPARED_MAX)
  const statement = { text, name: isLong ? '' : nameOf(text) }
  // As many rows as there are make a text of their own each time.
  if (batches.length === 0) written.set(strings, { ...statement, fragments })
  return statement
}

function paramsOf(values: readonly unknown[]): unknown[] {
  const params: unknown[] = []
  for (const value of values) {
    if (value instanceof Rows) for (const row of value.rows) for (const each of row) params.push(each)
    else if (!(value instanceof Fragment)) params.push(value)
  }
  return params
}

type Ask = (statement: Statement, params: unknown[]) => Promise<Result>

const askOver =
  (client: pg.PoolClient, prepare: boolean, onError?: (error: Error) => void): Ask =>
  ({ text, name }, params) =>
    new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        onError?.(error)
        reject(error)
      }
      try {
        say(client, { text, name: prepare ? name : '' }, params, { resolve, reject: fail })
      } catch (error) {
        fail(error as Error)
      }
    })

function sqlOver(ask: Ask): Sql {
  const query = (strings: Strings, values: unknown[]) => ask(statementOf(strings, values), paramsOf(values))
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
    run: async (strings: Strings, ...values: unknown[]) => (await query(strings, values)).rowCount,
  }
}

const TRIES_MAX = 6
const serializationFailure = new Set(['40001', '40P01'])
const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''

/** Lends a connection for as long as the work takes. The work says when it finds the connection broken. */
async function connected<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, lose: (error: Error) => void) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // Between two queries nobody else listens, and a lost connection that nobody hears of would end the process.
  const lose = (error: Error) => void (broken = error)
  client.on('error', lose)
  try {
    return await work(client, lose)
  } finally {
    client.off('error', lose)
    client.release(broken)
  }
}

const begin = { text: 'begin', name: 'begin' }
const commit = { text: 'commit', name: 'commit' }
const rollback = { text: 'rollback', name: 'rollback' }

const once = <T>(pool: pg.Pool, prepare: boolean, work: Work<T>): Promise<T> =>
  connected(pool, async (client, lose) => {
    const failed: unknown[] = []
    const ask = askOver(client, prepare, (error) => failed.push(error))
    const sql = sqlOver(ask)
    const told: Promise<unknown>[] = []
    const tell = (strings: Strings, ...values: unknown[]) => {
      const written = sql.run(strings, ...values)
      written.catch(() => {})
      told.push(written)
    }
    try {
      // Not waited for, so that it travels with the first statement. It only fails with the connection.
      ask(begin, []).catch(lose)
      const after: (() => void)[] = []
      const afterCommit = (work: () => void) => void after.push(work)
      const result = await work({ ...sql, inTransaction: true, tell, afterCommit })
      if (failed.length > 0) throw failed[0]
      // Where something that travels along fails, this is not done.
      const answer = result instanceof Last ? result.reading : result
      const [answered] = await Promise.all([answer, ask(commit, []), ...told])
      for (const each of after) each()
      return answered
    } catch (error) {
      // A connection that can't even roll back is thrown away.
      await ask(rollback, []).catch(lose)
      // What was said after a failure fails for that alone, and may be heard of first.
      throw failed.includes(error) ? failed[0] : error
    }
  })

/** Over a pool of `openPool`. */
export function makeDb(pool: pg.Pool, { prepare = true } = {}): Db {
  assert(pool.options.pipeline, 'statements would wait in line, and say so')
  return {
    ...sqlOver((statement, params) =>
      connected(pool, (client) => askOver(client, prepare)(statement, params)),
    ),
    close: () => pool.end(),
    together: (work) => connected(pool, (client) => work(sqlOver(askOver(client, prepare)))),
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
