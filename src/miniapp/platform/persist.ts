import type { PersistStorage, StorageValue } from 'zustand/middleware'
import { stored } from './storage'

/**
 * What zustand's `persist` writes to. Reading is synchronous, so a page's first picture already
 * shows what this phone remembers. Raise `version` whenever `T` changes.
 */
export const persistStorage = <T>(version: number): PersistStorage<T> => ({
  getItem: (name) => stored<StorageValue<T>>(name, version).read(),
  setItem: (name, value) => stored<StorageValue<T>>(name, version).write(value),
  removeItem: (name) => stored<StorageValue<T>>(name, version).remove(),
})
