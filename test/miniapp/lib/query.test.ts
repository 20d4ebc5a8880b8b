import { decoded, readQuery, writeQuery } from '@/miniapp/lib/query'

test('a query says again what was written into it', () => {
  const params = { name: '远山 & 湖', formula: 'a=b+c', empty: '' }
  expect(readQuery(writeQuery(params).slice(1))).toEqual(params)
})

test('zero is written, undefined is not', () => {
  expect(writeQuery({ limit: 0, city: undefined })).toBe('?limit=0')
  expect(writeQuery({ city: undefined })).toBe('')
})

test('text with a lone per cent sign is taken as it is', () => {
  expect(decoded('100%')).toBe('100%')
})
