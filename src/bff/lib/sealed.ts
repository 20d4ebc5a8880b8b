import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { FIRST_KEY_ID, ringOf, type KeyRing } from './key-ring'

/** Keeps personal values unreadable at rest, and findable by those who have the key. */
export type Sealer = ReturnType<typeof makeSealer>

/** A value of a key that is not on the ring: taken off too early, or of another database. */
export class UnknownKey extends Error {
  constructor(readonly keyId: string) {
    super(`a value is sealed with the key "${keyId}", which is not among DATA_KEYS`)
  }
}

/** Values of before keys had names say only `v1.`. */
const BEFORE = 'v1'
const VERSION = 'v2'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Sealing and hashing use keys of their own, derived from those of the ring; a single key does both. */
export function makeSealer(keys: KeyRing | Buffer) {
  const ring = Buffer.isBuffer(keys) ? ringOf(keys) : keys
  const sealKeys = new Map(ring.seal.map(({ id, key }) => [id, derive(key, 'seal')]))
  const hashKey = derive(ring.hash, 'hash')
  const [newest] = ring.seal
  const newestKey = derive(newest.key, 'seal')
  const prefix = `${VERSION}.${newest.id}.`

  return {
    /** What all values begin with that the newest key has sealed. */
    prefix,

    /** AES-256-GCM; `v2.`, the key's id, and base64url of iv, tag and ciphertext. */
    seal(plain: string): string {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newestKey, iv)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },

    /** Throws on a value that was tampered with, and `UnknownKey` on one of a key that is not on the ring. */
    open(sealed: string): string {
      const { keyId, body } = partsOf(sealed)
      const key = sealKeys.get(keyId)
      if (!key) throw new UnknownKey(keyId)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },

    /** The same for the same value, so that it can be looked up; `kind` keeps a phone from matching a VIN. */
    hash: (kind: string, plain: string) =>
      createHmac('sha256', hashKey).update(`${kind}:${plain}`).digest('base64url'),
  }
}

function partsOf(sealed: string): { keyId: string; body: string } {
  const [version, ...rest] = sealed.split('.')
  const [keyId, body] = version === BEFORE ? [FIRST_KEY_ID, rest[0]] : rest
  if ((version !== BEFORE && version !== VERSION) || !keyId || !body) throw new Error('not a sealed value')
  return { keyId, body }
}

const derive = (key: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', key, '', `chezhu ${purpose}`, 32))

/** `138****8000`. */
export const maskPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`
