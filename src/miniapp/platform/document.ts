import Taro from '@tarojs/taro'
import { picture } from './origin'

/** A private file, under a name by which it can be shown here; null when it can't be had. */
export type FetchDocument = (link: string) => Promise<string | null>
/** Shows what is no picture with what the phone has for it; false when it can't. */
export type OpenDocument = (path: string) => Promise<boolean>

/** Into a file of the phone's own, which goes when the app does: a picture's cache would keep it for longer. */
export const fetchDocument: FetchDocument = (link) =>
  Taro.downloadFile({ url: picture(link) }).then(
    // Alipay says no status with what it could fetch.
    ({ statusCode, tempFilePath }) => (statusCode >= 400 ? null : tempFilePath),
    () => null,
  )

export const openDocument: OpenDocument = (filePath) =>
  Taro.openDocument({ filePath, fileType: 'pdf' }).then(
    () => true,
    () => false,
  )
