import { createDecipheriv } from 'node:crypto'
import { Type, type Static } from '@sinclair/typebox'

/** What a callback is about, sealed with the APIv3 key. */
export type Resource = Static<typeof Resource>
export const Resource = Type.Object({
  algorithm: Type.Literal('AEAD_AES_256_GCM'),
  ciphertext: Type.String(),
  nonce: Type.String(),
  associated_data: Type.Optional(Type.String()),
})

const TAG_BYTES = 16

/** The text that was sealed; null for whatever was not sealed with the key. */
export function openResource(apiV3Key: Buffer, { ciphertext, nonce, associated_data = '' }: Resource) {
  const sealed = Buffer.from(ciphertext, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', apiV3Key, Buffer.from(nonce), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(Buffer.from(associated_data)).setAuthTag(sealed.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
