import Taro from '@tarojs/taro'

/** A value this phone keeps under one name. Written by another version of its shape, it counts as absent. */
export type Stored<T> = { read(): T | null; write(value: T): void; remove(): void }

type Entry = { version: number; value: unknown }

/** Raise `version` whenever `T` changes: clients are updated while their storage stays. */
export function stored<T>(name: string, version: number): Stored<T> {
  const key = `chezhu/${name}`
  return {
    read() {
      const entry: unknown = Taro.getStorageSync(key)
      return isEntry(entry) && entry.version === version ? (entry.value as T) : null
    },
    write: (value) => Taro.setStorageSync(key, { version, value }),
    remove: () => Taro.removeStorageSync(key),
  }
}

const isEntry = (entry: unknown): entry is Entry =>
  typeof entry === 'object' && entry !== null && 'version' in entry && 'value' in entry
