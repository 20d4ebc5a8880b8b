import { createHash } from 'node:crypto'
import { bool, cleanEnv, makeValidator, str, EnvError, type CleanedEnv } from 'envalid'
import { parseKeys } from './lib/key-ring'
import { inProject } from './lib/root'
import {
  halfPush,
  plainPushes,
  platformSecrets,
  platformSpecification,
  playedApps,
  unsafeAddresses,
  whyNotLive,
} from './live-platforms'
import { onOff, paymentSecrets, paymentSpecification, unsafePayments, whyNotPaid } from './live-payments'
import { storageSecrets, storageSpecification, whyNotStored } from './storage'

/** What the environment says is unusable; `sentences` has one for each wrong or missing value. */
export class ConfigFailure extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'))
  }
}

export const developmentSecret = (name: string) =>
  createHash('sha256').update(`development ${name}`).digest('base64')

const between = (least: number, most: number) =>
  makeValidator<number>((text) => {
    const value = Number(text)
    const fits = /^\d+$/.test(text) && value >= least && value <= most
    if (!fits) throw new EnvError(`a whole number from ${least} to ${most}`)
    return value
  })

const secret = makeValidator<string>((text) => {
  if (Buffer.from(text, 'base64').length < 32) throw new EnvError('at least 32 random bytes, in base64')
  return text
})

const keyList = makeValidator<string>((text) => {
  try {
    parseKeys(text)
  } catch (problem) {
    throw new EnvError((problem as Error).message)
  }
  return text
})

const postgresUrl = makeValidator<string>((text) => {
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new EnvError('an address like postgres://user:password@host/database')
  return text
})

const development = { choices: ['development', 'off'] as const, default: 'development' as const }
const login = { choices: ['development', 'live', 'off'] as const, default: 'development' as const }

const specification = {
  NODE_ENV: str({ choices: ['development', 'test', 'production'], default: 'development' }),
  HOST: str({ default: '127.0.0.1' }),
  PORT: between(0, 65_535)({ default: 3000 }),
  TRUST_PROXY: bool({ default: false }),
  DATABASE_URL: postgresUrl({ default: '' }),
  CHEZHU_DATA_DIR: str({ default: inProject('.data') }),
  DB_POOL_MAX: between(1, 1000)({ default: 10 }),
  DB_PREPARE: onOff({ default: true }),
  TOKEN_SECRET: secret({ default: developmentSecret('token') }),
  DATA_KEY: secret({ default: developmentSecret('data') }),
  DATA_KEYS: keyList({ default: '' }),
  DATA_KEYS_FILE: str({ default: '' }),
  HASH_KEY: secret({ default: '' }),
  SMS: str(development),
  WECHAT_LOGIN: str(login),
  ALIPAY_LOGIN: str(login),
  WECHAT_PAY: str(login),
  ALIPAY_PAY: str(login),
  LICENCE_READING: str(development),
  ...platformSpecification,
  ...paymentSpecification,
  ...storageSpecification,
  RATE_LIMIT: between(1, 1_000_000)({ default: 600 }),
  SEED_DEALERS: between(1, 2000)({ default: 40 }),
  LOG_LEVEL: str({ choices: ['silent', 'error', 'warn', 'info', 'debug'], default: 'info' }),
}

export type Config = CleanedEnv<typeof specification>

type Environment = Readonly<Record<string, string | undefined>>

/** One validated object from the environment. Throws `ConfigFailure` with a sentence for each problem. */
export function readConfig(environment: Environment): Config {
  // `HOST=` in a file of settings means that there is nothing to say about it.
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const sentences: string[] = []
  const config = cleanEnv(env, specification, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) sentences.push(sentenceFor(name, error, env))
    },
  })
  if (sentences.length === 0) {
    sentences.push(...whyNotLive(config), ...halfPush(config))
    sentences.push(...whyNotPaid(config), ...whyNotStored(config))
    if (config.NODE_ENV === 'production') sentences.push(...unsafeInProduction(config, env))
  }
  if (sentences.length > 0) throw new ConfigFailure(sentences)
  return config
}

/** What these hold must not be found in a log. */
const secrets = [
  'TOKEN_SECRET',
  'DATA_KEY',
  'DATA_KEYS',
  'HASH_KEY',
  'DATABASE_URL',
  ...platformSecrets,
  ...paymentSecrets,
  ...storageSecrets,
]

function sentenceFor(name: string, error: Error, env: Environment): string {
  const value = secrets.includes(name) ? 'set to something' : `${JSON.stringify(env[name])},`
  return `${name} is ${value} which can't be used: ${error.message}.`
}

/** Seals can be replaced, key by key. What hashes stays, and is never guessed. */
function missingKeys(env: Environment): string[] {
  if (env.DATA_KEY) return []
  if (!env.DATA_KEYS && !env.DATA_KEYS_FILE)
    return ['DATA_KEY must be set in production, where there are no DATA_KEYS.']
  return env.HASH_KEY ? [] : ['HASH_KEY must be set in production, where there is no DATA_KEY.']
}

/** A development default that reached production would let anybody in, or nobody, without a word. */
function unsafeInProduction(config: Config, env: Environment): string[] {
  const missing = ['TOKEN_SECRET', 'DATABASE_URL'] as const
  const stubs = {
    ...{ SMS: 'off', LICENCE_READING: 'off' },
    ...{ WECHAT_LOGIN: 'live or off', ALIPAY_LOGIN: 'live or off' },
    ...{ WECHAT_PAY: 'live or off', ALIPAY_PAY: 'live or off' },
  } as const
  return [
    ...missing.filter((name) => !env[name]).map((name) => `${name} must be set in production.`),
    ...missingKeys(env),
    ...Object.entries({ TOKEN_SECRET: 'token', DATA_KEY: 'data', DATA_KEYS: 'data', HASH_KEY: 'data' })
      .filter(([name, of]) => env[name]?.includes(developmentSecret(of)))
      .map(([name]) => `${name} is the development value, which everybody knows.`),
    ...Object.entries(stubs)
      .filter(([name]) => config[name as keyof typeof stubs] === 'development')
      .map(([name, instead]) => {
        const sentence = `${name}=development only works on a developer's machine`
        return `${sentence}; in production set it to ${instead}.`
      }),
    ...playedApps(config),
    ...plainPushes(config),
    ...unsafeAddresses(config),
    ...unsafePayments(config),
  ]
}
