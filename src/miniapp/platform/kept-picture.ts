import Taro from '@tarojs/taro'
import { fetchDocument } from './document'

/** A picture of ours, by a name under which this phone can still show it tomorrow, without a connection. */
export type KeepPicture = (link: string) => Promise<string | null>
export type DropPicture = (kept: string) => unknown

export const keepPicture: KeepPicture = async (link) => {
  const tempFilePath = await fetchDocument(link)
  if (!tempFilePath) return null
  try {
    const saved = await Taro.saveFile({ tempFilePath })
    return 'savedFilePath' in saved ? saved.savedFilePath : tempFilePath
  } catch {
    return tempFilePath // no room on the phone, which is no reason to show no picture now
  }
}

/** One that is gone already is as good. */
export const dropPicture: DropPicture = (filePath) =>
  Taro.removeSavedFile({ filePath }).catch(() => undefined)
