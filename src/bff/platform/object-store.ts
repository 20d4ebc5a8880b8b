import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Keeps files under keys that we made; what is kept is sealed already. */
export type ObjectStore = {
  put: (key: string, content: Buffer) => Promise<void>
  /** Null where there is none. */
  get: (key: string) => Promise<Buffer | null>
  /** One that is gone already is as good. */
  remove: (key: string) => Promise<void>
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A key becomes a path or an address, so that it is a UUID or a bug. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error('not a key of ours')
  return key
}

/** For as long as the process lives. */
export function memoryStore(held = new Map<string, Buffer>()): ObjectStore {
  return {
    put: async (key, content) => void held.set(checkKey(key), content),
    get: async (key) => held.get(key) ?? null,
    remove: async (key) => void held.delete(key),
  }
}

/** In a folder of this machine. */
export function folderStore(folder: string): ObjectStore {
  // Thousands of files in one folder are slow to look through.
  const placeOf = (key: string) => path.join(folder, checkKey(key).slice(-2), key)
  return {
    async put(key, content) {
      const place = placeOf(key)
      await mkdir(path.dirname(place), { recursive: true })
      // Whoever reads meanwhile finds nothing, or all of it.
      await writeFile(`${place}.coming`, content, { mode: 0o600 })
      await rename(`${place}.coming`, place)
    },
    get: (key) =>
      readFile(placeOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    remove: (key) => rm(placeOf(key), { force: true }),
  }
}
