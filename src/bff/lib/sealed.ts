import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps personal values unreadable at rest, and findable by those who have the key. */
export type Sealer = ReturnType<typeof makeSealer>

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** `key`: 32 bytes. Sealing and hashing use keys of their own, derived from it. */
export function makeSealer(key: Buffer) {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `chezhu ${purpose}`, 32))
  const sealKey = derive('seal')
  const hashKey = derive('hash')

  return {
    /** AES-256-GCM; `v1.` and base64url of iv, tag and ciphertext. */
    seal(plain: string): string {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },

    /** Throws on a value that was tampered with or sealed by another key. */
    open(sealed: string): string {
      const [version, body] = sealed.split('.')
      if (version !== VERSION || !body) throw new Error('not a sealed value')
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, IV_BYTES))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },

    /** The same for the same value, so that it can be looked up; `kind` keeps a phone from matching a VIN. */
    hash: (kind: string, plain: string) =>
      createHmac('sha256', hashKey).update(`${kind}:${plain}`).digest('base64url'),
  }
}

/** `138****8000`. */
export const maskPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
