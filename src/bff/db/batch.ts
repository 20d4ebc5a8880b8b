import pg from 'pg'
import { prepareValue } from 'pg/lib/utils'

export type Statement = { text: string; name: string }
export type Result = { rows: unknown[]; rowCount: number }
type Answer = { resolve: (result: Result) => void; reject: (error: Error) => void }

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]
type Column = { name: string; read: (text: string) => unknown }
type Part = Statement & {
  params: readonly unknown[]
  values: (string | Buffer | null)[]
  answer: Answer
  /** Whether it is this batch that has the statement prepared. */
  isFirst?: boolean
}

/**
 * What a connection knows of a statement by its name: that it was sent, its columns once it has answered, or that nobody
 * knows whether it was prepared before it failed.
 */
type Known = 'sent' | 'doubtful' | readonly Column[]
const knownTo = new WeakMap<pg.Connection, Map<string, Known>>()

/** What the driver tells a query about PostgreSQL's answers. */
type Fields = { fields: readonly { name: string; dataTypeID: TypeId }[] }
type DataRow = { fields: readonly (string | null)[] }
type CommandComplete = { text: string }

/**
 * Statements that leave in one write and are answered in one: PostgreSQL does them in order, and tells of all when it has
 * come to the end. The driver's own queries would ask it to speak after each, and to describe its columns each time.
 * After one that fails the rest is not done, and fails with it.
 */
export class Batch extends pg.Query {
  readonly parts: Part[] = []
  #at = 0
  #columns: readonly Column[] = []
  #rows: unknown[] = []
  #unreadable: Error | null = null
  #known = new Map<string, Known>()

  constructor() {
    super('')
  }

  override submit = (connection: pg.Connection) => {
    this.#known = knownTo.get(connection) ?? this.#known
    knownTo.set(connection, this.#known)
    connection.stream.cork()
    for (const part of this.parts) this.#send(part, connection)
    connection.sync()
    connection.stream.uncork()
    this.#begin()
  }

  #send(part: Part, connection: pg.Connection) {
    const { name, text, values } = part
    const known = name ? this.#known.get(name) : undefined
    if (known === 'doubtful') connection.close({ type: 'S', name }, true)
    if (known === undefined || known === 'doubtful') {
      connection.parse({ name, text, types: [] }, true)
      if (name) this.#known.set(name, 'sent')
      part.isFirst = true
    }
    connection.bind({ portal: '', statement: name, values }, true)
    if (!isDescribed(known)) connection.describe({ type: 'P', name: '' }, true)
    connection.execute({ portal: '' }, true)
  }

  /** Turns to the part that is answered next. */
  #begin() {
    const known = this.#known.get(this.parts[this.#at]?.name ?? '')
    this.#columns = isDescribed(known) ? known : []
    this.#rows = []
    this.#unreadable = null
  }

  #finish(rowCount: number) {
    const part = this.parts[this.#at++]
    if (!part) return
    const { name, answer } = part
    if (name) this.#known.set(name, this.#columns)
    if (this.#unreadable) answer.reject(this.#unreadable)
    else answer.resolve({ rows: this.#rows, rowCount })
    this.#begin()
  }

  handleRowDescription({ fields }: Fields) {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: pg.types.getTypeParser(dataTypeID, 'text') as Column['read'],
    }))
  }

  handleDataRow({ fields }: DataRow) {
    const row: Record<string, unknown> = {}
    try {
      this.#columns.forEach(({ name, read }, n) => {
        const text = fields[n] ?? null
        row[name] = text === null ? null : read(text)
      })
      this.#rows.push(row)
    } catch (problem) {
      this.#unreadable = problem as Error
    }
  }

  handleCommandComplete({ text }: CommandComplete) {
    this.#finish(Number(/\d+$/.exec(text)?.[0] ?? 0))
  }

  handleEmptyQuery() {
    this.#finish(0)
  }

  handleError(error: Error) {
    const undone = this.parts.slice(this.#at)
    this.#at = this.parts.length
    undone.forEach(({ name, isFirst, answer }, n) => {
      if (isFirst && name) {
        if (n === 0) this.#known.set(name, 'doubtful')
        else this.#known.delete(name)
      }
      answer.reject(error)
    })
  }

  handleReadyForQuery() {
    if (this.#at < this.parts.length) this.handleError(new Error('PostgreSQL left a statement unanswered'))
  }
}

/** The driver would write a date in the machine's own zone, with more effort. */
function textOf(value: unknown): string | Buffer | null {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return prepareValue(value.map(inArray))
  return prepareValue(value)
}

const inArray = (value: unknown) => (value instanceof Date ? value.toISOString() : value)

const isDescribed = (known: Known | undefined): known is readonly Column[] => typeof known === 'object'

const gathering = new WeakMap<pg.PoolClient, Batch>()

/** Says a statement with what else is said to this client in the same turn of the event loop. */
export function say(client: pg.PoolClient, statement: Statement, params: readonly unknown[], answer: Answer) {
  const values = params.map(textOf)
  let batch = gathering.get(client)
  if (!batch) {
    const begun = new Batch()
    batch = begun
    gathering.set(client, batch)
    process.nextTick(() => {
      gathering.delete(client)
      client.query(begun)
    })
  }
  batch.parts.push({ ...statement, params, values, answer })
}
