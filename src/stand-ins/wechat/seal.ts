import { createCipheriv, createHash } from 'node:crypto'

/** What WeChat signs a push with, whatever order its parts come in. */
export const pushSignature = (...parts: string[]) =>
  createHash('sha1').update(parts.sort().join('')).digest('hex')

/** Padded to this, though the cipher's own blocks are half as long. */
const BLOCK = 32

/** 16 random bytes, the length, the message, whom it is for; encrypted with the console's 43 letters. */
export function seal(encodingAesKey: string, message: string, appId: string, random: Buffer): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([random, length, text, Buffer.from(appId)])
  const pad = BLOCK - (plain.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64')
}
