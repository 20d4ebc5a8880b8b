import { ConfigFailure, readConfig } from '@/bff/config'
import { PLAYED_MERCHANT } from '@/stand-ins/app-ids'
import { aCertificate, issuer } from './platform/alipay/certificates'
import { AES_KEY, ali, app } from './platform/alipay/office'

const secret = (letter: string) => Buffer.alloc(32, letter).toString('base64')

const wechat = { WECHAT_LOGIN: 'live', WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 'hunter2' }
const merchant = {
  WECHAT_PAY: 'live',
  CALLBACK_ORIGIN: 'https://api.example.com',
  WECHAT_PAY_MCHID: '1900000001',
  WECHAT_PAY_PRIVATE_KEY: app.privatePem,
  WECHAT_PAY_CERT_SERIAL: '3775B6A45ACD588826D15E583A95F5DD00000001',
  WECHAT_PAY_APIV3_KEY: '0123456789abcdef0123456789abcdef',
}
const publicKey = { WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0116', WECHAT_PAY_PUBLIC_KEY: ali.publicPem }
const certificates = { WECHAT_PAY_PLATFORM_CERTS: aCertificate(issuer, '01') + aCertificate(issuer, '02') }
const live = { ...wechat, ...merchant, ...publicKey }
const alipay = {
  ...{ ALIPAY_LOGIN: 'live', ALIPAY_PAY: 'live', CALLBACK_ORIGIN: 'https://api.example.com' },
  ...{ ALIPAY_APP_ID: '2021000000000000', ALIPAY_PRIVATE_KEY: app.privatePem },
  ...{ ALIPAY_PUBLIC_KEY: ali.publicPem, ALIPAY_AES_KEY: AES_KEY },
}
const production = {
  ...{ NODE_ENV: 'production', DATABASE_URL: 'postgres://chezhu:s3cret@db/chezhu' },
  ...{ TOKEN_SECRET: secret('a'), DATA_KEY: secret('b'), SMS: 'off', LICENCE_READING: 'off' },
  ...live,
  ...alipay,
}

function complaints(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env)
    return []
  } catch (problem) {
    if (problem instanceof ConfigFailure) return problem.sentences
    throw problem
  }
}

test('live payments are configuration: by public key, by certificates, or by both', () => {
  const byCertificates = { ...wechat, ...merchant, ...certificates }
  for (const env of [live, byCertificates, { ...live, ...certificates }, alipay, production])
    expect(complaints(env)).toEqual([])
})

test.each(Object.keys(merchant).slice(1))('%s must be set for WECHAT_PAY=live, and only then', (name) => {
  expect(complaints({ ...live, [name]: '' })).toEqual([`${name} must be set for WECHAT_PAY=live.`])
  expect(complaints({ ...live, [name]: '', WECHAT_PAY: 'off' })).toEqual([])
})

test('Alipay tells us where we are, too', () => {
  expect(complaints({ ...alipay, CALLBACK_ORIGIN: '' })).toEqual([
    'CALLBACK_ORIGIN must be set for ALIPAY_PAY=live.',
  ])
})

test('one of the two ways to know what WeChat Pay signs with is needed, as a whole', () => {
  expect(complaints({ ...wechat, ...merchant })).toEqual([
    'WECHAT_PAY_PUBLIC_KEY or WECHAT_PAY_PLATFORM_CERTS must be set for WECHAT_PAY=live.',
  ])
  for (const name of Object.keys(publicKey))
    expect(complaints({ ...live, [name]: '' })).toEqual([expect.stringMatching(`^${name} must be set with `)])
})

test.each(['WECHAT', 'ALIPAY'])('who pays on %s is who has signed in there', (platform) => {
  const env = { ...live, ...alipay, [`${platform}_LOGIN`]: 'off' }
  expect(complaints(env)).toEqual([`${platform}_PAY=live needs ${platform}_LOGIN=live.`])
})

test.each([
  ['CALLBACK_ORIGIN', 'api.example.com'],
  ['CALLBACK_ORIGIN', 'https://api.example.com/api'],
  ['WECHAT_PAY_MCHID', 'hunter2'],
  ['WECHAT_PAY_PRIVATE_KEY', 'hunter2'],
  ['WECHAT_PAY_CERT_SERIAL', 'hunter2'],
  ['WECHAT_PAY_APIV3_KEY', 'hunter2'],
  ['WECHAT_PAY_PUBLIC_KEY_ID', 'hunter2'],
  ['WECHAT_PAY_PUBLIC_KEY', app.privatePem],
  ['WECHAT_PAY_PLATFORM_CERTS', 'hunter2'],
  ['WECHAT_PAY_H5', 'perhaps'],
  ['WECHAT_PAY_API', 'api.mch.weixin.qq.com'],
  ['ALIPAY_SELLER_ID', '1900000001'],
])('a wrong %s is refused in a sentence that names it', (name, value) => {
  const sentences = complaints({ [name]: value })
  expect(sentences).toEqual([expect.stringMatching(new RegExp(`^${name} is .+ which can't be used: .+\\.$`))])
  if (/KEY$|CERTS/.test(name)) expect(sentences.join()).not.toContain(value.slice(0, 40))
})

describe('in production', () => {
  test.each(['WECHAT_PAY_API', 'CALLBACK_ORIGIN'])('%s is an https address of another machine', (name) => {
    for (const address of ['http://api.example.com', 'https://localhost', 'https://127.0.0.1:8443'])
      expect(complaints({ ...production, [name]: address })).toEqual([
        `${name} must be an https address of another machine in production.`,
      ])
  })

  test("the stand-in's merchant sells nothing", () => {
    expect(complaints({ ...production, WECHAT_PAY_MCHID: PLAYED_MERCHANT })).toEqual([
      "WECHAT_PAY_MCHID is the stand-in's; set it to your own.",
    ])
  })
})
