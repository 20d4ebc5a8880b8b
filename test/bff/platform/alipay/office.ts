import { createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { makeAlipay } from '@/bff/platform/alipay/client'
import { readAlipayKeys, type AlipayKeys } from '@/bff/platform/alipay/keys'
import type { Pace } from '@/bff/platform/line'
import { aParty, quick, type Answer, type Asked } from '../party'

export const appId = '2021000000000000'
/** Noon in China. */
export const NOON = new Date('2026-01-01T04:00:00Z')
export const AES_KEY = 'MDEyMzQ1Njc4OWFiY2RlZg=='

function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return { privatePem: privateKey, publicPem: publicKey }
}

/** Made anew for each test file: the app's pair, and the one Alipay signs with. */
export const app = keyPair()
export const ali = keyPair()

export const keyTexts = {
  privateKey: app.privatePem,
  publicKey: ali.publicPem,
  aesKey: AES_KEY,
  appCert: '',
  rootCert: '',
}
export const keys: AlipayKeys = readAlipayKeys(keyTexts)

/** The vendor's own SDK, with our keys. */
export const sdk = (more: Partial<ConstructorParameters<typeof AlipaySdk>[0]> = {}) =>
  new AlipaySdk({
    appId,
    privateKey: app.privatePem,
    keyType: 'PKCS8',
    alipayPublicKey: ali.publicPem,
    encryptKey: AES_KEY,
    ...more,
  })

export const aliSigns = (text: string, pem = ali.privatePem) =>
  createSign('RSA-SHA256').update(text, 'utf8').sign(pem, 'base64')

/** An answer around a node's text, signed as the gateway does. */
export const signedAnswer = (node: string, text: string, sign = aliSigns(text)) =>
  `{"${node}":${text},"sign":"${sign}"}`

export const TOKEN_NODE = 'alipay_system_oauth_token_response'

export const tokenAnswer = (token: object) => signedAnswer(TOKEN_NODE, JSON.stringify(token))

export const failure = (code: string, subCode: string) =>
  signedAnswer('error_response', JSON.stringify({ code, msg: 'x', sub_code: subCode, sub_msg: '失败' }))

/** What the gateway finds signed in a request; null for a signature that is not the app's. */
export function signedIn({ fields }: Asked): string | null {
  const { sign = '', ...rest } = fields
  const text = Object.entries(rest)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&')
  const isOurs = createVerify('RSA-SHA256').update(text, 'utf8').verify(app.publicPem, sign, 'base64')
  return isOurs ? text : null
}

type Answering = (asked: Asked) => Answer

/** A client and a gateway that refuses what is not signed, and otherwise answers as a test says. */
export async function office(answer: Answering, { pace = {}, keys: own = keys }: Options = {}) {
  const said: string[] = []
  const party = await aParty((asked) =>
    signedIn(asked) === null ? failure('40002', 'isv.invalid-signature') : answer(asked),
  )
  const alipay = makeAlipay({
    appId,
    keys: own,
    gateway: `${party.url}/gateway.do`,
    now: () => NOON,
    say: (sentence) => void said.push(sentence),
    pace: { ...quick, ...pace },
  })
  return { ...party, alipay, said }
}

type Options = { pace?: Partial<Pace>; keys?: AlipayKeys }
