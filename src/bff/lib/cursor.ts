import { Refusal } from './refusal'

/** Where a list sorted by time and id goes on. Opaque outside; a made-up one is refused. */
export type KeysetKey = { startsAt: Date; bookingId: string }

export const writeCursor = ({ startsAt, bookingId }: KeysetKey) =>
  Buffer.from(`${startsAt.toISOString()} ${bookingId}`).toString('base64url')

export function readCursor(cursor: string | undefined): KeysetKey | null {
  if (cursor === undefined) return null
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const startsAt = new Date(at ?? '')
  if (Number.isNaN(startsAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id ?? '')) {
    throw new Refusal('invalid_input', { detail: 'cursor' })
  }
  return { startsAt, bookingId: id! }
}
