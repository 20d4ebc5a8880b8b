import { setTimeout as pause } from 'node:timers/promises'
import { UnknownKey, type Sealer } from '@/bff/lib/sealed'
import { rows, type Db, type Fragment, type Sql } from './sql'

/** Where sealed values are. `key` is the table's primary key, all of it, its columns separated by `, `. */
export type SealedColumn = { table: Fragment; key: Fragment; column: Fragment }

export type Resealed = {
  resealed: number
  /** What can't be opened, counted by where it is and which key it would take. */
  unknown: Record<string, number>
}

type Row = Record<string, string> & { sealed: string }

const BATCH = 200
/** So that whoever is served meanwhile does not notice. */
const REST_MS = 20
/** What a process that still seals with an older key writes behind our back, we find when we look again. */
const LOOKS_MAX = 3

/**
 * Has the newest key seal what an older one has, a few rows at a time, beside whoever reads and writes. A row that
 * changed meanwhile is left to whoever changed it. What is done stays done: begun again, it goes on.
 */
export async function reseal(db: Db, sealer: Sealer, columns: readonly SealedColumn[]): Promise<Resealed> {
  const total: Resealed = { resealed: 0, unknown: {} }
  for (const column of columns) {
    for (let look = 1; look <= LOOKS_MAX; look++) {
      const { resealed, unknown } = await resealColumn(db, sealer, column)
      total.resealed += resealed
      Object.assign(total.unknown, unknown)
      if (resealed === 0) break
    }
  }
  return total
}

async function resealColumn(db: Db, sealer: Sealer, where: SealedColumn): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unknown: {} }
  let after: string[] | null = null
  for (;;) {
    const found: Row[] = await listOlder(db, where, sealer.prefix, after)
    const last = found.at(-1)
    if (!last) return done
    const next = found.flatMap((row) => {
      const opened = openKnown(sealer, row.sealed)
      if ('plain' in opened)
        return [{ key: keyOf(where, row), old: row.sealed, sealed: sealer.seal(opened.plain) }]
      const place = `${where.table.text}.${where.column.text}, key "${opened.keyId}"`
      done.unknown[place] = (done.unknown[place] ?? 0) + 1
      return []
    })
    // Each by itself: a lock that is held while waiting for the next could meet somebody coming the other way.
    const written = await db.together((sql) => Promise.all(next.map((one) => update(sql, where, one))))
    done.resealed += written.reduce((sum, count) => sum + count, 0)
    after = keyOf(where, last)
    await pause(REST_MS)
  }
}

function openKnown(sealer: Sealer, sealed: string): { plain: string } | { keyId: string } {
  try {
    return { plain: sealer.open(sealed) }
  } catch (problem) {
    if (problem instanceof UnknownKey) return { keyId: problem.keyId }
    throw problem
  }
}

const keyOf = ({ key }: SealedColumn, row: Row) => key.text.split(', ').map((name) => row[name] ?? '')

const listOlder = (sql: Sql, { table, key, column }: SealedColumn, prefix: string, after: string[] | null) =>
  after
    ? sql.many<Row>`
        select ${key}, ${column} as sealed from ${table}
        where not starts_with(${column}, ${prefix}) and (${key}) > ${rows([after])}
        order by ${key} limit ${BATCH}`
    : sql.many<Row>`
        select ${key}, ${column} as sealed from ${table}
        where not starts_with(${column}, ${prefix}) order by ${key} limit ${BATCH}`

type Next = { key: string[]; old: string; sealed: string }

const update = (sql: Sql, { table, key, column }: SealedColumn, next: Next) =>
  sql.run`
    update ${table} set ${column} = ${next.sealed} where (${key}) = ${rows([next.key])} and ${column} = ${next.old}`
