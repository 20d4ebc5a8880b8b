import { dotted, isWhole, keysFor, withKey, withoutLast } from '@/miniapp/features/garage/plate'

const typed = (keys: string) => Array.from(keys).reduce(withKey, '')
const keysAfter = (plate: string) => keysFor(plate).flat()

test('a plate begins with its province', () => {
  expect(keysAfter('')).toHaveLength(31)
  expect(keysAfter('')).toContain('沪')
  expect(typed('A')).toBe('')
})

test('then comes a letter, then letters and digits, and never an I or an O', () => {
  expect(keysAfter('沪')).toHaveLength(24)
  expect(typed('沪1')).toBe('沪')
  for (const plate of ['沪', '沪A', '沪A1234', '沪AD1234']) {
    expect(keysAfter(plate)).not.toContain('I')
    expect(keysAfter(plate)).not.toContain('O')
  }
})

test.each(['沪A12345', '沪AD12345', '粤B12345D', '沪A1234学', '粤Z1234港', '京A1234警', '沪A1234挂'])(
  '%s can be typed key by key',
  (plate) => {
    expect(typed(plate)).toBe(plate)
    expect(isWhole(plate)).toBe(true)
  },
)

test('only the last of seven places offers the words that a plate may end with', () => {
  expect(keysAfter('沪A123')).not.toContain('学')
  expect(keysAfter('沪A1234')).toContain('学')
  expect(keysAfter('沪A12345')).not.toContain('学')
})

test('eight places are full, and so are seven that end with a word', () => {
  expect(keysFor('沪AD12345')).toEqual([])
  expect(keysFor('沪A1234学')).toEqual([])
  expect(typed('沪AD123456')).toBe('沪AD12345')
})

test('what was typed last can be taken back, down to nothing', () => {
  expect(withoutLast('沪A1')).toBe('沪A')
  expect(withoutLast('沪')).toBe('')
  expect(withoutLast('')).toBe('')
})

test('six places are no plate yet', () => expect(isWhole('沪A1234')).toBe(false))

test('a plate is shown with its dot, masked or not', () => {
  expect(dotted('沪')).toBe('沪')
  expect(dotted('沪AD12345')).toBe('沪A·D12345')
  expect(dotted('沪A***45')).toBe('沪A·***45')
})
