import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigFailure, readConfig } from '@/bff/config'
import { inProject } from '@/bff/lib/root'

const secret = (letter: string) => Buffer.alloc(32, letter).toString('base64')

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://chezhu:s3cret@db/chezhu',
  TOKEN_SECRET: secret('a'),
  DATA_KEY: secret('b'),
  SMS: 'off',
  LICENCE_READING: 'off',
  WECHAT_LOGIN: 'off',
  ALIPAY_LOGIN: 'off',
  WECHAT_PAY: 'off',
  ALIPAY_PAY: 'off',
}

const stubs = ['SMS', 'LICENCE_READING', 'WECHAT_LOGIN', 'ALIPAY_LOGIN', 'WECHAT_PAY', 'ALIPAY_PAY']

/** The sentences an environment is refused with; none when it will do. */
function complaints(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env)
    return []
  } catch (problem) {
    if (problem instanceof ConfigFailure) return problem.sentences
    throw problem
  }
}

describe("a developer's machine", () => {
  test('needs nothing to be said', () => {
    expect(readConfig({})).toMatchObject({
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 3000,
      DATABASE_URL: '',
      CHEZHU_DATA_DIR: inProject('.data'),
      DB_PREPARE: true,
      SMS: 'development',
    })
    const { TOKEN_SECRET, DATA_KEY } = readConfig({})
    expect(TOKEN_SECRET).not.toBe(DATA_KEY)
    for (const key of [TOKEN_SECRET, DATA_KEY]) expect(Buffer.from(key, 'base64')).toHaveLength(32)
  })

  test('is not told apart by names that mean something else, or by empty ones', () => {
    expect(readConfig({ HOME: '/root', HOST: '', PORT: '', SMS: '' })).toEqual(readConfig({}))
  })

  test('has the values it was given, in the form they are used', () => {
    const said = { PORT: '0', TRUST_PROXY: 'true', DB_POOL_MAX: '1', DB_PREPARE: 'off', SEED_DEALERS: '2000' }
    expect(readConfig(said)).toMatchObject({
      PORT: 0,
      TRUST_PROXY: true,
      DB_POOL_MAX: 1,
      DB_PREPARE: false,
      SEED_DEALERS: 2000,
    })
  })
})

describe('a wrong value', () => {
  test.each([
    ['NODE_ENV', 'staging'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['PORT', 'http'],
    ['TRUST_PROXY', 'perhaps'],
    ['DATABASE_URL', 'localhost:5432'],
    ['DATABASE_URL', 'mysql://localhost/chezhu'],
    ['DB_POOL_MAX', '0'],
    ['DB_POOL_MAX', 'ten'],
    ['DB_PREPARE', 'true'],
    ['TOKEN_SECRET', 'hunter2'],
    ['TOKEN_SECRET', Buffer.alloc(31).toString('base64')],
    ['DATA_KEY', 'hunter2'],
    ['DATA_KEYS', secret('a')],
    ['DATA_KEYS', `new:${secret('a')},new:${secret('b')}`],
    ['HASH_KEY', 'hunter2'],
    ['SMS', 'carrier-pigeon'],
    ['WECHAT_LOGIN', 'on'],
    ['ALIPAY_LOGIN', 'on'],
    ['WECHAT_PAY', 'on'],
    ['ALIPAY_PAY', 'on'],
    ['RATE_LIMIT', '0'],
    ['SEED_DEALERS', '0'],
    ['SEED_DEALERS', '2001'],
    ['SEED_DEALERS', '40 dealers'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused in a sentence that names it', (name, value) => {
    expect(complaints({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} is .+ which can't be used: .+\\.$`)),
    ])
  })

  test('is told with all the others at once', () => {
    const sentences = complaints({ PORT: 'x', LOG_LEVEL: 'y', DATA_KEY: 'z' })
    expect(sentences.map((sentence) => sentence.split(' ')[0]).sort()).toEqual([
      'DATA_KEY',
      'LOG_LEVEL',
      'PORT',
    ])
  })

  test('of a secret is not repeated where others may read it', () => {
    const env = { TOKEN_SECRET: 'hunter2', DATA_KEY: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db' }
    expect(complaints(env)).toHaveLength(3)
    expect(complaints(env).join()).not.toContain('hunter2')
  })
})

describe('production', () => {
  test('starts when everything is said', () => {
    expect(complaints(production)).toEqual([])
  })

  test.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))(
    'refuses to do without %s',
    (name) => {
      const sentence = [expect.stringMatching(new RegExp(`^${name}\\b.*\\bin production`))]
      expect(complaints({ ...production, [name]: undefined })).toEqual(sentence)
      expect(complaints({ ...production, [name]: '' })).toEqual(sentence)
    },
  )

  test.each(['TOKEN_SECRET', 'DATA_KEY'] as const)('refuses the development value of %s', (name) => {
    expect(complaints({ ...production, [name]: readConfig({})[name] })).toEqual([
      `${name} is the development value, which everybody knows.`,
    ])
  })

  test.each(stubs)('refuses %s=development', (name) => {
    expect(complaints({ ...production, [name]: 'development' })).toEqual([
      expect.stringContaining(`${name}=development only works on a developer's machine`),
    ])
  })
})

describe('.env.example', () => {
  const text = readFileSync(inProject('.env.example'), 'utf8')
  const example = parseEnv(text)

  test('has every name of the configuration, and no other', () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(readConfig({})).sort())
  })

  test('states the defaults', () => {
    expect(readConfig(example)).toEqual(readConfig({}))
  })

  test('says what each name is for, on the line above it', () => {
    const lines = text.split('\n')
    for (const name of Object.keys(example)) {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`))
      expect(`${name}: ${lines[at - 1]}`).toMatch(/^\w+: # .{10,}/)
    }
  })
})
