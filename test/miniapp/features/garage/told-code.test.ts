import { isWhole, linkOf, readTold } from '@/miniapp/features/garage/told-code'

const code = '7KQ2M-X4H9P'

test('a scanned code is read with or without the link that brings it', () => {
  expect(readTold(code)).toEqual({ kind: null, code })
  expect(readTold(` ${code.toLowerCase()}\n`)).toEqual({ kind: null, code })
  expect(readTold(`https://chezhu.example${linkOf('driver', code)}`)).toEqual({ kind: 'driver', code })
  expect(readTold(`http://127.0.0.1:3000${linkOf('transfer', code)}`)).toEqual({ kind: 'transfer', code })
})

test.each([
  '',
  '7KQ2M',
  'https://chezhu.example/',
  'https://chezhu.example/features/garage/pages/accept/index',
  `https://chezhu.example/features/garage/pages/car/index?carId=1&code=${code}`,
  'wxp://f2f0abcdefghij',
])('%p is no code of ours', (text) => expect(readTold(text)).toBeNull())

test('a link that names another kind of code still brings the code', () => {
  const link = `https://chezhu.example/features/garage/pages/accept/index?kind=gift&code=${code}`
  expect(readTold(link)).toEqual({ kind: null, code })
})

test('a code is whole with all ten signs, whatever stands between them', () => {
  expect(isWhole('7kq2m x4h9p')).toBe(true)
  expect(isWhole('7KQ2M-X4H9')).toBe(false)
})
