import { generateKeyPairSync } from 'node:crypto'
import { ConfigFailure, readConfig } from '@/bff/config'
import { PLAYED_ALIPAY_APP, PLAYED_WECHAT_APP } from '@/stand-ins/app-ids'
import { aCertificate, issuer } from './platform/alipay/certificates'
import { AES_KEY, ali, app } from './platform/alipay/office'

const secret = (letter: string) => Buffer.alloc(32, letter).toString('base64')

const wechat = { WECHAT_LOGIN: 'live', WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 'hunter2' }
const alipay = {
  ALIPAY_LOGIN: 'live',
  ALIPAY_APP_ID: '2021000000000000',
  ALIPAY_PRIVATE_KEY: app.privatePem,
  ALIPAY_PUBLIC_KEY: ali.publicPem,
  ALIPAY_AES_KEY: AES_KEY,
}
const certificates = {
  ALIPAY_APP_CERT: aCertificate(issuer, '01'),
  ALIPAY_ROOT_CERT: aCertificate(issuer, '02'),
  ALIPAY_PUBLIC_KEY: aCertificate(issuer, '03', ali.publicPem),
}
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://chezhu:s3cret@db/chezhu',
  TOKEN_SECRET: secret('a'),
  DATA_KEY: secret('b'),
  SMS: 'off',
  LICENCE_READING: 'off',
  WECHAT_PAY: 'off',
  ALIPAY_PAY: 'off',
  ...wechat,
  ...alipay,
}

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

test('live platforms are configuration, also in production and with certificates', () => {
  for (const env of [wechat, alipay, production, { ...production, ...certificates }])
    expect(complaints(env)).toEqual([])
})

test.each([
  ...Object.keys(wechat)
    .slice(1)
    .map((name) => [name, 'WECHAT_LOGIN', wechat] as const),
  ...Object.keys(alipay)
    .slice(1)
    .map((name) => [name, 'ALIPAY_LOGIN', alipay] as const),
])('%s must be set for %s=live, and only then', (name, login, env) => {
  expect(complaints({ ...env, [name]: '' })).toEqual([`${name} must be set for ${login}=live.`])
  expect(complaints({ ...env, [name]: undefined, [login]: 'development' })).toEqual([])
  expect(complaints({ ...env, [name]: undefined, [login]: 'off' })).toEqual([])
})

test('everything that is missing is told at once', () => {
  expect(complaints({ WECHAT_LOGIN: 'live', ALIPAY_LOGIN: 'live' })).toHaveLength(6)
})

const small = generateKeyPairSync('rsa', { modulusLength: 1024 })

test.each([
  ['WECHAT_APPID', 'hunter2'],
  ['WECHAT_SECRET', 'hunter 2'],
  ['WECHAT_PUSH_TOKEN', 'hunter 2'],
  ['WECHAT_PUSH_AES_KEY', 'hunter2'],
  ['WECHAT_API', 'api.weixin.qq.com'],
  ['WECHAT_API', 'ftp://api.weixin.qq.com'],
  ['WECHAT_API', 'https://user@api.weixin.qq.com'],
  ['WECHAT_API', 'https://api.weixin.qq.com?appid=1'],
  ['ALIPAY_APP_ID', 'wx0123456789abcdef'],
  ['ALIPAY_GATEWAY', 'openapi.alipay.com'],
  ['ALIPAY_GATEWAY', 'https://openapi.alipay.com/gateway.do#here'],
  ['ALIPAY_PRIVATE_KEY', 'hunter2'],
  ['ALIPAY_PRIVATE_KEY', ali.publicPem],
  ['ALIPAY_PRIVATE_KEY', small.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['ALIPAY_PUBLIC_KEY', 'hunter2'],
  ['ALIPAY_PUBLIC_KEY', app.privatePem],
  ['ALIPAY_AES_KEY', 'hunter2'],
  ['ALIPAY_APP_CERT', 'hunter2'],
  ['ALIPAY_APP_CERT', ali.publicPem],
  ['ALIPAY_ROOT_CERT', 'hunter2'],
])('a wrong %s is refused in a sentence that names it, whether it is needed or not', (name, value) => {
  const sentences = complaints({ [name]: value })
  expect(sentences).toEqual([expect.stringMatching(new RegExp(`^${name} is .+ which can't be used: .+\\.$`))])
  if (!/APP_?ID|API|GATEWAY/.test(name)) expect(sentences.join()).not.toContain(value.slice(0, 40))
})

test("the app's own key is not taken for Alipay's", () => {
  expect(complaints({ ...alipay, ALIPAY_PUBLIC_KEY: app.publicPem })).toEqual([
    "ALIPAY_PUBLIC_KEY is the app's own key; what is needed is Alipay's.",
  ])
})

test.each([
  ['ALIPAY_APP_CERT', ''],
  ['ALIPAY_ROOT_CERT', ''],
  ['ALIPAY_PUBLIC_KEY', ali.publicPem],
])('certificates come together: %s can not be missing', (name, value) => {
  expect(complaints({ ...alipay, ...certificates, [name]: value })).toEqual([
    expect.stringMatching(new RegExp(`^${name} must be `)),
  ])
})

const push = { WECHAT_PUSH_TOKEN: 'AAAAA', WECHAT_PUSH_AES_KEY: 'A'.repeat(43) }

test('pushes need a token, and the key only where they are encrypted', () => {
  const token = { WECHAT_PUSH_TOKEN: push.WECHAT_PUSH_TOKEN }
  for (const env of [{}, push, token]) expect(complaints({ ...wechat, ...env })).toEqual([])
  expect(complaints({ ...wechat, ...push, WECHAT_PUSH_TOKEN: '' })).toEqual([
    'WECHAT_PUSH_TOKEN must be set with WECHAT_PUSH_AES_KEY.',
  ])
})

describe('in production', () => {
  test('pushes are encrypted', () => {
    expect(complaints({ ...production, ...push })).toEqual([])
    expect(complaints({ ...production, ...push, WECHAT_PUSH_AES_KEY: '' })).toEqual([
      expect.stringContaining('WECHAT_PUSH_AES_KEY must be set with WECHAT_PUSH_TOKEN in production'),
    ])
  })

  test.each(['WECHAT_API', 'ALIPAY_GATEWAY'])('%s is an https address of another machine', (name) => {
    const refused = [`${name} must be an https address of another machine in production.`]
    const unsafe = [
      'http://api.weixin.qq.com',
      'https://localhost',
      'https://api.localhost:8443/x',
      'https://LOCALHOST.',
      'https://127.0.0.1:8443',
      'https://127.1',
      'https://0x7f000001',
      'https://0.0.0.0',
      'https://[::1]',
      'https://[::]',
      'https://[::ffff:127.0.0.1]',
    ]
    for (const address of unsafe)
      expect([address, complaints({ ...production, [name]: address })]).toEqual([address, refused])
    expect(complaints({ ...production, [name]: 'https://proxy.example.com/wechat' })).toEqual([])
  })

  test("a stand-in's app is refused, though its credentials are complete", () => {
    expect(complaints({ ...production, WECHAT_APPID: PLAYED_WECHAT_APP })).toEqual([
      "WECHAT_APPID is the stand-in's; set it to your own.",
    ])
    expect(complaints({ ...production, ALIPAY_APP_ID: PLAYED_ALIPAY_APP })).toEqual([
      "ALIPAY_APP_ID is the stand-in's; set it to your own.",
    ])
  })

  test("on a developer's machine a stand-in may be anywhere", () => {
    const standIns = {
      WECHAT_API: 'http://127.0.0.1:4001',
      ALIPAY_GATEWAY: 'http://localhost:4002/gateway.do',
    }
    expect(complaints({ ...wechat, ...alipay, ...standIns })).toEqual([])
  })
})
