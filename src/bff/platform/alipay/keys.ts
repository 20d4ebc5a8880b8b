import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import { certificateSn, rootCertificateSn } from './certificate'

/** What both sides sign and seal with; `certificates` only for apps in certificate mode. */
export type AlipayKeys = {
  privateKey: KeyObject
  publicKey: KeyObject
  aesKey: Buffer
  certificates: { appSn: string; rootSn: string; alipaySn: string } | null
}

type Texts = { privateKey: string; publicKey: string; aesKey: string; appCert: string; rootCert: string }

/** Throws where one of them can't be used, without a word of what is in it. */
export function readAlipayKeys({ privateKey, publicKey, aesKey, appCert, rootCert }: Texts): AlipayKeys {
  const certificates = appCert
    ? {
        appSn: certificateSn(readPem(appCert)),
        rootSn: rootCertificateSn(readPem(rootCert)),
        alipaySn: certificateSn(readPem(publicKey)),
      }
    : null
  return {
    privateKey: readPrivateKey(privateKey),
    publicKey: readPublicKey(publicKey),
    aesKey: readAesKey(aesKey),
    certificates,
  }
}

export const isCertificate = (text: string) => readPem(text).includes('-----BEGIN CERTIFICATE-----')

/** A PEM, also as one line of base64, or with `\n` for its line ends, as files of settings need it. */
export function readPem(text: string): string {
  const lines = text.trim().replaceAll('\\n', '\n')
  if (lines.startsWith('-----BEGIN')) return lines
  const decoded = Buffer.from(lines, 'base64').toString('latin1')
  return decoded.startsWith('-----BEGIN') ? Buffer.from(lines, 'base64').toString('utf8') : lines
}

/** From a PEM or a line of base64, PKCS#8 or PKCS#1: Alipay's tools make both. */
export function readPrivateKey(text: string): KeyObject {
  const pem = readPem(text)
  const key = Buffer.from(pem, 'base64')
  return rsaKey('private', [
    () => createPrivateKey(pem),
    () => createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    () => createPrivateKey({ key, format: 'der', type: 'pkcs1' }),
  ])
}

/** Also from a certificate. */
export function readPublicKey(text: string): KeyObject {
  const pem = readPem(text)
  const key = Buffer.from(pem, 'base64')
  return rsaKey('public', [
    () => new X509Certificate(pem).publicKey,
    // Node would make a public key of a private one, but that is never what was meant.
    () => createPublicKey(pem.includes('PRIVATE KEY') ? '' : pem),
    () => createPublicKey({ key, format: 'der', type: 'spki' }),
  ])
}

const RSA_BITS_MIN = 2048

function rsaKey(kind: 'private' | 'public', attempts: (() => KeyObject)[]): KeyObject {
  for (const attempt of attempts) {
    const key = orNull(attempt)
    const { modulusLength = 0 } = key?.asymmetricKeyDetails ?? {}
    if (key?.asymmetricKeyType === 'rsa' && modulusLength >= RSA_BITS_MIN) return key
  }
  throw new Error(`an RSA ${kind} key of ${RSA_BITS_MIN} bits or more`)
}

/** Each form of a key is tried, and what Node says of the wrong ones is of no interest. */
function orNull(attempt: () => KeyObject): KeyObject | null {
  try {
    return attempt()
  } catch {
    return null
  }
}

const AES_BYTES = 16

export function readAesKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length !== AES_BYTES) throw new Error(`${AES_BYTES} bytes in base64`)
  return key
}
