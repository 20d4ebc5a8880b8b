import type { Host } from '../host'
import { Failure } from './failure'
import type { WxReturns } from './shapes'

const VALUE_MAX = 1_048_576

export const storageApi = ({ native, phone }: Host) => {
  const values = phone.storage
  /** The phone keeps what is stored when the mini-program ends; in the browser it would end with it. */
  const keep = (key: string, text: string | null) => void native('store', { key, text })

  const read = (key: string): unknown => (key in values ? JSON.parse(values[key] as string) : '')
  const write = (key: string, value: unknown) => {
    if (typeof key !== 'string' || !key)
      throw new Failure('setStorage', 'parameter error: key should be a string')
    const text = JSON.stringify(value ?? null)
    if (text.length > VALUE_MAX) throw new Failure('setStorage', 'entry size limit reached')
    values[key] = text
    keep(key, text)
  }
  const remove = (key: string) => {
    Reflect.deleteProperty(values, key)
    keep(key, null)
  }
  return {
    has: (key: string) => key in values,
    read,
    returns: {
      setStorageSync: write,
      getStorageSync: read as never,
      removeStorageSync: remove,
    } satisfies WxReturns,
  }
}
