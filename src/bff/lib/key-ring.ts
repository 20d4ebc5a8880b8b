/** A key that values are sealed with, and its name in each of them. */
export type DataKey = { id: string; key: Buffer }

/** The first of `seal` seals, all of them open. The one that hashes is never replaced: who is who hangs on it. */
export type KeyRing = { seal: readonly [DataKey, ...DataKey[]]; hash: Buffer }

export const KEY_BYTES = 32

/** What a value is sealed with that was sealed before keys had names, and the key of one who has but one. */
export const FIRST_KEY_ID = '0'

const ENTRY = /^([a-z0-9-]{1,16}):([\w+/=-]+)$/i

/** `id:base64`, separated by commas or lines, the one that seals first. Throws with a sentence that repeats no key. */
export function parseKeys(text: string): [DataKey, ...DataKey[]] {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '')
  const keys = entries.map((entry): DataKey => {
    const [, id, base64] = ENTRY.exec(entry) ?? []
    const key = Buffer.from(base64 ?? '', 'base64')
    if (!id || key.length < KEY_BYTES) throw new Error('id:key, at least 32 random bytes each, in base64')
    return { id, key: key.subarray(0, KEY_BYTES) }
  })
  const [first, ...more] = keys
  if (!first) throw new Error('no key in it')
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('two keys of one id')
  return [first, ...more]
}

/** All there is where nothing was ever rotated. */
export const ringOf = (key: Buffer): KeyRing => ({ seal: [{ id: FIRST_KEY_ID, key }], hash: key })
