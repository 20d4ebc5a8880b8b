import type { Host } from '../host'
import { Failure } from './failure'
import type { WxAnswers, WxReturns } from './shapes'

const LIMIT_KB = 10_240
const VALUE_MAX = 1_048_576

export const storageApi = ({ native, phone }: Host) => {
  const values = phone.storage
  /** The phone keeps what is stored when the mini-program ends; in the browser it would end with it. */
  const keep = (key: string | null, text: string | null) => void native('store', { key, text })

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
  const clear = () => {
    for (const key of Object.keys(values)) Reflect.deleteProperty(values, key)
    keep(null, null)
  }
  const describe = () => {
    const currentSize = Math.ceil(Object.values(values).join('').length / 1024)
    return { keys: Object.keys(values), currentSize, limitSize: LIMIT_KB }
  }
  return {
    has: (key: string) => key in values,
    read,
    answers: {
      setStorage: ({ key, data }) => write(key, data),
      getStorage({ key }) {
        if (!(key in values)) throw new Failure('getStorage', 'data not found')
        return { data: read(key) }
      },
      removeStorage: ({ key }) => remove(key),
      clearStorage: clear,
      getStorageInfo: describe,
    } satisfies WxAnswers,
    returns: {
      setStorageSync: write,
      getStorageSync: read as never,
      removeStorageSync: remove,
      clearStorageSync: clear,
      getStorageInfoSync: describe,
    } satisfies WxReturns,
  }
}
