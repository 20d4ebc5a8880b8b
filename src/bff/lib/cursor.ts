import { Refusal } from './refusal'

/** Where a list sorted by time and id goes on. Opaque outside; a made-up one is refused. */
export type KeysetKey = { startsAt: Date; bookingId: string }

// In a form that PostgreSQL is sure to read: what it can't read would be its error, and so our bug.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const writeCursor = ({ startsAt, bookingId }: KeysetKey) =>
  Buffer.from(`${startsAt.toISOString()} ${bookingId}`).toString('base64url')

export function readCursor(cursor: string | undefined): KeysetKey | null {
  if (cursor === undefined) return null
  const [at = '', bookingId = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const startsAt = new Date(at)
  if (!INSTANT.test(at) || Number.isNaN(startsAt.getTime()) || !UUID.test(bookingId)) {
    throw new Refusal('invalid_input', { detail: 'cursor' })
  }
  return { startsAt, bookingId }
}
