import type { Host } from '../host'
import type { WxAnswers } from './shapes'

/** Camera, album, scanner and clipboard: what they'd give is always at hand, a test says otherwise by a mock. */
export const filesApi = ({ files, overlay, privacy }: Host) =>
  ({
    async chooseMedia() {
      await privacy.need('chooseMedia')
      const size = { width: 1, height: 1, size: 70, duration: 0, thumbTempFilePath: '' }
      return { tempFiles: [{ tempFilePath: files.addPicture(), fileType: 'image', ...size }], type: 'image' }
    },
    async scanCode() {
      await privacy.need('scanCode')
      return { result: 'host-scan', scanType: 'QR_CODE', charSet: 'UTF-8', rawData: '', path: '' }
    },
    setClipboardData: () => overlay.showToast({ title: '内容已复制' }),
  }) satisfies WxAnswers
