import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { newKeyPairSoon } from './alipay/rsa'

type KeyPair = { privateKey: KeyObject; publicKey: KeyObject }
/** Ours and a platform's. Stand-ins that start together may share them. */
export type Keys = Promise<readonly [KeyPair, KeyPair]>

export const newKeys = (): Keys => Promise.all([newKeyPairSoon(), newKeyPairSoon()])

/** The keys of a folder, made where it has none: they take a while to make, and platforms keep theirs as well. */
export async function keysOf(folder: string): Keys {
  const file = path.join(folder, 'stand-in-keys.json')
  const known = await readFile(file, 'utf8').then(read, () => null)
  if (known) return known
  const keys = await newKeys()
  // Without a place to keep them, they live as long as we do.
  await write(file, keys).catch(() => undefined)
  return keys
}

function read(text: string): readonly [KeyPair, KeyPair] | null {
  try {
    const [ours, theirs] = (JSON.parse(text) as [string, string]).map(pairOf)
    return ours && theirs ? [ours, theirs] : null
  } catch {
    return null
  }
}

function pairOf(pem: string): KeyPair {
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

async function write(file: string, keys: readonly KeyPair[]) {
  const pems = keys.map(({ privateKey }) => privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, JSON.stringify(pems), { mode: 0o600 })
  await rename(fresh, file)
}
