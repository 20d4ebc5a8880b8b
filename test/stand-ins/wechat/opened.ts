import { createDecipheriv } from 'node:crypto'

/** The way back from a sealed push, as WeChat describes it to those who receive one. */
export function opened(encodingAesKey: string, sealed: string) {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()])
  const pad = padded.at(-1)!
  expect(padded.subarray(-pad)).toEqual(Buffer.alloc(pad, pad))
  const length = padded.readUInt32BE(16)
  return {
    random: padded.subarray(0, 16),
    message: padded.subarray(20, 20 + length).toString(),
    appId: padded.subarray(20 + length, padded.length - pad).toString(),
  }
}
