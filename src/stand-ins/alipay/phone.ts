import { createCipheriv, randomBytes } from 'node:crypto'
import { mobileOf } from '../person'
import type { App } from './app'
import { phoneFailure, type Failure } from './failure'
import { newKeyPair, sign } from './rsa'

/** One thing about a payload that nobody should believe. */
export type WrongPayload = 'aes-key' | 'signature' | 'unquoted'

/** AES-128-CBC from sixteen zeros on, as the console's key and every SDK have it. */
export function encrypt(text: string, aesKey: string): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(aesKey, 'base64'), Buffer.alloc(16))
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

/** What `my.getPhoneNumber` gives to the phone. The quotation marks around the ciphertext are signed with it. */
export function phonePayload(
  { aesKey, alipayKey }: App,
  name: string,
  { mobile = mobileOf(name), wrong }: { mobile?: string; wrong?: WrongPayload } = {},
): string {
  const plain = JSON.stringify({ code: '10000', msg: 'Success', mobile })
  const key = wrong === 'aes-key' ? randomBytes(16).toString('base64') : aesKey
  const response = encrypt(plain, key)
  const signer = wrong === 'signature' ? newKeyPair().privateKey : alipayKey
  const signature = sign(wrong === 'unquoted' ? response : `"${response}"`, signer)
  return JSON.stringify({
    response,
    sign: signature,
    sign_type: 'RSA2',
    encrypt_type: 'AES',
    charset: 'UTF-8',
  })
}

/** An error comes as it is, unencrypted, and is signed as it is. */
export function phoneRefusal({ alipayKey }: App, failure: Failure): string {
  const response = phoneFailure(failure)
  const signature = sign(JSON.stringify(response), alipayKey)
  return JSON.stringify({ response, sign: signature, sign_type: 'RSA2', charset: 'UTF-8' })
}
