import assert from 'node:assert/strict'
import type { Statement } from './recording'

/** One run of the work: what it said, and the row of the table that it was told to work on. */
export type Recorded = { statements: Statement[]; row: Record<string, unknown> }

export type Script = {
  /** Finds the row, which is no part of the work. */
  lookup: string
  text: string
  /** What every run says alike, as variables of pgbench: they must be parameters for it as they are for the BFF. */
  constants: Record<string, string>
}

/**
 * The statements of the work for pgbench, which has their parameters from a row of `table` by its number `n`. Two
 * runs show which parameters are the row's, which are always the same, which may be any text, and which ids the work
 * makes anew each time.
 */
export function scriptOf(table: string, [first, second]: [Recorded, Recorded]): Script {
  const constants: Record<string, string> = {}
  const columns = new Set<string>()
  const made: string[] = []

  const statements = first.statements.map(({ text, values }, i) => {
    assert.equal(second.statements[i]?.text, text, 'two runs of the same work say the same')
    const places = values.map((value, at) => {
      const other = second.statements[i]!.values[at]
      if (value === null) return 'null'
      const column = Object.keys(first.row).find(
        (name) => same(first.row[name], value) && same(second.row[name], other),
      )
      if (column) {
        columns.add(column)
        return `:${column}`
      }
      if (isId(value) && !same(value, other)) {
        if (!made.includes(value)) made.push(value)
        return `:made${made.indexOf(value)}`
      }
      assert(same(value, other) || isAnyText(value), `pgbench can't know ${textOf(value)} in: ${text}`)
      const known = Object.keys(constants).find((name) => constants[name] === textOf(value))
      const name = known ?? `c${Object.keys(constants).length}`
      constants[name] = textOf(value)
      return `:${name}`
    })
    return `${text.trim().replace(/\$(\d+)/g, (_, nth) => places[Number(nth) - 1]!)};`
  })

  const found = [...columns, ...made.map((_, nth) => `gen_random_uuid() as made${nth}`)]
  const lookup = `select ${found.join(', ')} from ${table} where n = :n \\gset`
  return { lookup, text: statements.join('\n'), constants }
}

const same = (a: unknown, b: unknown) => textOf(a) === textOf(b)

/** As PostgreSQL reads it. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? `{${value.map(textOf).join(',')}}` : String(value)
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-/.test(value)

/** What is sealed or hashed differs from run to run and means nothing to PostgreSQL. */
const isAnyText = (value: unknown) => typeof value === 'string' && !isId(value) && !/^\d{4}-/.test(value)
