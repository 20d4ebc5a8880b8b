import { createDecipheriv } from 'node:crypto'

/** What WeChat's padding fills up to: twice AES's own block, so Node can't strip it. */
const PADDED_TO = 32
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4

export type Opened = { message: string; appid: string }

/** An encrypted push as text and the appid it is for; null for anything that was not encrypted with the key. */
export function openPush(encodingAesKey: string, encrypted: string): Opened | null {
  const plain = decrypt(Buffer.from(`${encodingAesKey}=`, 'base64'), encrypted)
  const content = plain && withoutPadding(plain)
  if (!content || content.length < RANDOM_BYTES + LENGTH_BYTES) return null

  const rest = content.subarray(RANDOM_BYTES + LENGTH_BYTES)
  const length = content.readUInt32BE(RANDOM_BYTES)
  if (length > rest.length) return null
  return { message: rest.toString('utf8', 0, length), appid: rest.toString('utf8', length) }
}

function decrypt(key: Buffer, encrypted: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
  } catch {
    return null
  }
}

/** PKCS7: the last byte says how many bytes like it were added. */
function withoutPadding(plain: Buffer): Buffer | null {
  const padding = plain.at(-1) ?? 0
  if (padding < 1 || padding > PADDED_TO || plain.length % PADDED_TO !== 0) return null
  const end = plain.length - padding
  return plain.subarray(end).every((byte) => byte === padding) ? plain.subarray(0, end) : null
}
