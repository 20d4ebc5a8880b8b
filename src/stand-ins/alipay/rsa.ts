import {
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPair,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'

/** RSA2, as Alipay calls it. */
export const sign = (text: string, key: KeyObject) =>
  createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64')

export const isSignedBy = (text: string, signature: string, key: KeyObject) =>
  createVerify('RSA-SHA256').update(text, 'utf8').verify(key, signature, 'base64')

const LENGTH = { modulusLength: 2048 }

export const newKeyPair = () => generateKeyPairSync('rsa', LENGTH)

/** The same for who has something else to do meanwhile. */
export const newKeyPairSoon = () => promisify(generateKeyPair)('rsa', LENGTH)

export const publicPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString()

/** A PEM file, or the bare letters that the console shows. */
export const publicKeyFrom = (text: string) =>
  createPublicKey(
    text.includes('BEGIN') ? text : { key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' },
  )

/** What is signed of parameters: all that are left, by name, as they are before any encoding. */
export const textOf = (parameters: Iterable<[string, string]>) =>
  [...parameters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
