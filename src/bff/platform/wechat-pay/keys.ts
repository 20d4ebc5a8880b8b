import { X509Certificate, type KeyObject } from 'node:crypto'
import { readPem, readPrivateKey, readPublicKey } from '../alipay/keys'

/** What both sides sign and seal with. */
export type WechatPayKeys = {
  privateKey: KeyObject
  /** Of the merchant's own certificate, by which WeChat Pay finds it. */
  certSerial: string
  apiV3Key: Buffer
  /** WeChat Pay's, by the name each signature says it was made with. */
  platformKeys: ReadonlyMap<string, KeyObject>
  /** Which of them we would rather have answers signed with; null for whichever certificate is in use. */
  publicKeyId: string | null
}

type Texts = {
  privateKey: string
  certSerial: string
  apiV3Key: string
  /** Merchants of late 2024 on have a public key, named `PUB_KEY_ID_…`; the others certificates; some have both. */
  publicKeyId: string
  publicKey: string
  platformCerts: string
}

/** Throws where one of them can't be used, without a word of what is in it. */
export function readWechatPayKeys(texts: Texts): WechatPayKeys {
  const { publicKeyId, publicKey } = texts
  const certified = readPlatformCerts(texts.platformCerts)
  const named = publicKeyId ? [[publicKeyId, readPublicKey(publicKey)] as const] : []
  return {
    privateKey: readPrivateKey(texts.privateKey),
    certSerial: texts.certSerial.toUpperCase(),
    apiV3Key: readApiV3Key(texts.apiV3Key),
    platformKeys: new Map([...certified, ...named]),
    publicKeyId: publicKeyId || null,
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** One after the other: while WeChat Pay goes over to a new certificate there are two. */
export function readPlatformCerts(text: string): Map<string, KeyObject> {
  const found = (text && readPem(text).match(CERTIFICATE)) || []
  if (text && found.length === 0) throw new Error("WeChat Pay's certificates, as PEM")
  return new Map(
    found.map((pem) => {
      const { serialNumber, publicKey } = new X509Certificate(pem)
      return [serialNumber, publicKey] as const
    }),
  )
}

const KEY_BYTES = 32

export function readApiV3Key(text: string): Buffer {
  const key = Buffer.from(text)
  if (key.length !== KEY_BYTES) throw new Error(`the APIv3 key, ${KEY_BYTES} letters and digits`)
  return key
}
