import { makeSealer, maskPhone } from '@/bff/lib/sealed'

const sealer = makeSealer(Buffer.alloc(32, 1))
const other = makeSealer(Buffer.alloc(32, 2))
const PHONE = '13800138000'

test.each([PHONE, '', '陈屿 🚗', 'x'.repeat(10_000)])('what was sealed opens again: %.20s', (plain) => {
  expect(sealer.open(sealer.seal(plain))).toBe(plain)
})

test('the same value is never sealed alike, and never shows', () => {
  const [first, second] = [sealer.seal(PHONE), sealer.seal(PHONE)]
  expect(first).not.toBe(second)
  expect(Buffer.from(first.split('.')[2]!, 'base64url').toString('latin1')).not.toContain(PHONE)
})

test('another process with the same key opens it, one with another key does not', () => {
  const sealed = sealer.seal(PHONE)
  expect(makeSealer(Buffer.alloc(32, 1)).open(sealed)).toBe(PHONE)
  expect(() => other.open(sealed)).toThrow()
})

test('a change to any part of a sealed value is noticed', () => {
  const bytes = Buffer.from(sealer.seal(PHONE).slice('v2.0.'.length), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const tampered = Buffer.from(bytes)
    tampered.writeUInt8(tampered.readUInt8(at) ^ 1, at)
    expect(() => sealer.open(`v2.0.${tampered.toString('base64url')}`)).toThrow()
  }
})

test('a shortened value, another version and a plain one do not open', () => {
  const sealed = sealer.seal(PHONE)
  for (const wrong of [
    sealed.slice(0, -2),
    sealed.slice(0, 20),
    sealed.replace('v2', 'v3'),
    sealed.replace('v2.0', 'v2.1'),
    PHONE,
    'v1.',
    'v2.0.',
    '',
  ])
    expect(() => sealer.open(wrong)).toThrow()
})

test('a value has one hash for its kind and key, so that it can be looked up', () => {
  const hash = sealer.hash('phone', PHONE)
  expect(makeSealer(Buffer.alloc(32, 1)).hash('phone', PHONE)).toBe(hash)
  expect(sealer.hash('code', PHONE)).not.toBe(hash)
  expect(sealer.hash('phone', '13800138001')).not.toBe(hash)
  expect(other.hash('phone', PHONE)).not.toBe(hash)
  expect(hash).not.toContain(PHONE)
})

test('a masked phone shows whose it is to its owner, and to nobody else', () => {
  expect(maskPhone(PHONE)).toBe('138****8000')
})

const aKey = (id: string, letter: string) => ({ id, key: Buffer.alloc(32, letter) })

test('the first key of a ring seals, and all of them open', () => {
  const old = makeSealer(Buffer.alloc(32, 'a'))
  const hash = Buffer.alloc(32, 'a')
  const both = makeSealer({ seal: [aKey('b', 'b'), aKey('0', 'a')], hash })
  const sealed = both.seal(PHONE)
  expect(sealed).toMatch(/^v2\.b\./)
  expect([both.open(sealed), both.open(old.seal(PHONE))]).toEqual([PHONE, PHONE])
  expect(both.hash('phone', PHONE)).toBe(old.hash('phone', PHONE))
  expect(() => old.open(sealed)).toThrow('the key "b", which is not among DATA_KEYS')
})

test('a value of before keys had names opens with the first key there was', () => {
  const before = sealer.seal(PHONE).replace('v2.0.', 'v1.')
  expect(sealer.open(before)).toBe(PHONE)
})
