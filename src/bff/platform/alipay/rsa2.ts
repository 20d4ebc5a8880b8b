import { sign, verify, type KeyObject } from 'node:crypto'

const ALGORITHM = 'RSA-SHA256'

export const signRsa2 = (text: string, privateKey: KeyObject): string =>
  sign(ALGORITHM, Buffer.from(text), privateKey).toString('base64')

export const isSignedRsa2 = (text: string, signature: string, publicKey: KeyObject): boolean =>
  verify(ALGORITHM, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))

/** What is signed of parameters: raw values, sorted by name. */
export const signText = (parameters: Readonly<Record<string, string>>): string =>
  Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&')
