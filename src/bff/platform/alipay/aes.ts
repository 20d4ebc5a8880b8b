import { createCipheriv, createDecipheriv } from 'node:crypto'

const ALGORITHM = 'aes-128-cbc'
/** Alipay's choice: sixteen zeros, for everything. */
const IV = Buffer.alloc(16)

export function seal(text: string, key: Buffer): string {
  const cipher = createCipheriv(ALGORITHM, key, IV)
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64')
}

/** Null for whatever was not sealed with the key. */
export function open(sealed: string, key: Buffer): string | null {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, IV)
    return Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
