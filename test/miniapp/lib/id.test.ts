import { newId } from '@/miniapp/lib/id'

test('every intent has a UUID of its own', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  // Every digit varies but the two that mark the version and the variant.
  const digits = Array.from({ length: 36 }, (_, at) => new Set(ids.map((id) => id[at])).size)
  expect(digits.filter((seen) => seen === 16)).toHaveLength(30)
})
