import { createHash } from 'node:crypto'

const NAMESPACE = Buffer.from('5c1d8f0a7b3e4d269a41e0c27f6b9d13', 'hex')

/** The UUID (version 5) that `name` always has, so that seeding again finds what is there. */
export function idOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A number from 0 to `below` - 1 that `name` always has: variety without chance. */
export const numberOf = (name: string, below: number) =>
  createHash('sha1').update(name).digest().readUInt32BE(0) % below

/** The one of `choices` that `name` always has. */
export function choiceOf<T>(name: string, choices: readonly [T, ...T[]]): T {
  return choices[numberOf(name, choices.length)] ?? choices[0]
}
