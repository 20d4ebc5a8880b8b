import { Refusal } from './refusal'

/** Where a list sorted by time and id goes on. Opaque outside; a made-up one is refused. */
export type KeysetKey = { at: Date; id: string }

// In a form that PostgreSQL is sure to read: what it can't read would be its error, and so our bug.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const writeCursor = ({ at, id }: KeysetKey) =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')

export function readCursor(cursor: string | undefined): KeysetKey | null {
  if (cursor === undefined) return null
  const [instant = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const at = new Date(instant)
  if (!INSTANT.test(instant) || Number.isNaN(at.getTime()) || !UUID.test(id)) {
    throw new Refusal('invalid_input', { detail: 'cursor' })
  }
  return { at, id }
}

/** A page of what was found, where one more was asked for than fits: so that it is known whether there is another. */
export function pageOf<Row>(found: readonly Row[], size: number, keyOf: (row: Row) => KeysetKey) {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last ? writeCursor(keyOf(last)) : null }
}
