import Taro from '@tarojs/taro'
import { copy } from './clipboard'
import type { HandedOver, Prepare } from './hand-over'
import { picture } from './origin'

type SharedFile = { filePath: string; fileName: string }

/** There at run time, since 2.16.1; Taro's types have it not. */
const files = Taro as unknown as { shareFileMessage?: (file: SharedFile) => Promise<unknown> }

export const way = files.shareFileMessage ? 'send' : 'copy'

/** A file goes to a chat, best to one's own 文件传输助手; where WeChat can't do that yet, its address to a browser. */
export const prepare: Prepare = async ({ path, fileName }) => {
  if (way === 'copy') return () => copied(path)
  return Taro.downloadFile({ url: picture(path) }).then(
    ({ statusCode, tempFilePath: filePath }) =>
      statusCode === 200 ? () => sent({ filePath, fileName }) : null,
    () => null,
  )
}

const copied = (path: string): Promise<HandedOver> =>
  copy(picture(path)).then(
    () => 'copied',
    () => 'failed',
  )

const sent = async (file: SharedFile): Promise<HandedOver> => {
  try {
    await files.shareFileMessage?.(file)
    return 'sent'
  } catch (error) {
    return /cancel/.test((error as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'failed'
  }
}
