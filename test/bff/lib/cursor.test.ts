import { pageOf, readCursor, writeCursor } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'

const key = {
  at: new Date('2026-03-10T02:00:00.123Z'),
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
}

test('a cursor says where the list goes on, to the millisecond, in what fits an address', () => {
  const cursor = writeCursor(key)
  expect(readCursor(cursor)).toEqual(key)
  expect(cursor).toMatch(/^[\w-]{1,200}$/)
})

test('without a cursor a list begins at its beginning', () => {
  expect(readCursor(undefined)).toBeNull()
})

const made = (text: string) => Buffer.from(text).toString('base64url')

test.each([
  ['nothing', ''],
  ['no base64', '§§§'],
  ['no time', made(`soon ${key.id}`)],
  ['no id', made(key.at.toISOString())],
  ['an id that is none', made(`${key.at.toISOString()} 1 or 1=1`)],
  ['dashes for an id', made(`${key.at.toISOString()} ${'-'.repeat(36)}`)],
  ['an id in another form', made(`${key.at.toISOString()} ${'a'.repeat(36)}`)],
  ['a time PostgreSQL does not know', made(`+275760-09-13T00:00:00.000Z ${key.id}`)],
  ['half a cursor', writeCursor(key).slice(0, 40)],
])('a made-up cursor is refused: %s', (_, cursor) => {
  expect(() => readCursor(cursor)).toThrow(Refusal)
  expect(() => readCursor(cursor)).toThrow('invalid_input')
})

test('a page says where the next one begins, and the last one that there is none', () => {
  const rows = [1, 2, 3].map((n) => ({ n, at: new Date(n), id: '0195a2b0-0000-7000-8000-000000000001' }))
  const { rows: some, next } = pageOf(rows, 2, (row) => row)
  expect(some.map(({ n }) => n)).toEqual([1, 2])
  expect(readCursor(next ?? undefined)).toMatchObject({ at: new Date(2) })
  expect(pageOf(rows, 3, (row) => row)).toEqual({ rows, next: null })
  expect(pageOf([], 3, () => rows[0]!)).toEqual({ rows: [], next: null })
})
