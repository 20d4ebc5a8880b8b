import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ConfigFailure, readConfig } from '@/bff/config'
import { readKeyRing } from '@/bff/data-keys'
import { makeSealer } from '@/bff/lib/sealed'

const key = (letter: string) => Buffer.alloc(32, letter)
const base64 = (letter: string) => key(letter).toString('base64')
const idsOf = (env: Record<string, string>) => readKeyRing(readConfig(env)).seal.map(({ id }) => id)

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db/chezhu',
  TOKEN_SECRET: base64('t'),
  SMS: 'off',
  LICENCE_READING: 'off',
  WECHAT_LOGIN: 'off',
  ALIPAY_LOGIN: 'off',
  WECHAT_PAY: 'off',
  ALIPAY_PAY: 'off',
}

function complaints(env: Record<string, string>): string {
  try {
    readKeyRing(readConfig(env))
    return ''
  } catch (problem) {
    if (problem instanceof ConfigFailure) return problem.message
    throw problem
  }
}

test('one key seals and hashes; its id is 0', () => {
  expect(readKeyRing(readConfig({ DATA_KEY: base64('a') }))).toEqual({
    seal: [{ id: '0', key: key('a') }],
    hash: key('a'),
  })
})

test('more keys come before it, in their order, and what hashes stays', () => {
  const env = { DATA_KEY: base64('a'), DATA_KEYS: `2027:${base64('c')},2026:${base64('b')}` }
  expect(idsOf(env)).toEqual(['2027', '2026', '0'])
  const hash = (of: Record<string, string>) => makeSealer(readKeyRing(readConfig(of))).hash('phone', '1')
  expect(hash(env)).toBe(hash({ DATA_KEY: base64('a') }))
  // The first key can be taken off the ring when nothing is sealed with it any more.
  const { DATA_KEYS } = env
  const without = { ...production, DATA_KEYS, HASH_KEY: base64('a') }
  expect(idsOf(without)).toEqual(['2027', '2026'])
  expect(hash(without)).toBe(hash(env))
})

test('keys may be in a file, one a line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chezhu-keys-'))
  try {
    const file = path.join(folder, 'keys')
    writeFileSync(file, `new:${base64('b')}\nold:${base64('a')}\n`)
    expect(idsOf({ DATA_KEYS_FILE: file, DATA_KEY: base64('z') })).toEqual(['new', 'old', '0'])
    writeFileSync(file, `new:${base64('b').slice(0, 8)}\n`)
    const sentence = complaints({ DATA_KEYS_FILE: file })
    expect(sentence).toMatch(/^DATA_KEYS_FILE can't be used: .+\.$/)
    expect(sentence).not.toContain(base64('b').slice(0, 8))
    expect(complaints({ DATA_KEYS_FILE: path.join(folder, 'none') })).toMatch(/^DATA_KEYS_FILE can't be used/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('two keys of one id are refused', () => {
  expect(complaints({ DATA_KEY: base64('a'), DATA_KEYS: `0:${base64('b')}` })).toContain('two keys of one id')
})

test('production needs no DATA_KEY beside DATA_KEYS, but then must be told what hashes', () => {
  const DATA_KEYS = `new:${base64('b')}`
  expect(complaints({ ...production, DATA_KEYS })).toMatch(/^HASH_KEY must be set in production/)
  expect(complaints({ ...production, DATA_KEYS, HASH_KEY: base64('a') })).toBe('')
  const known = readConfig({}).DATA_KEY
  expect(complaints({ ...production, DATA_KEYS: `new:${known}`, HASH_KEY: base64('a') })).toBe(
    'DATA_KEYS is the development value, which everybody knows.',
  )
})
