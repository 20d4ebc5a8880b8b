import type { Host } from '../host'
import type { WxAnswers } from './shapes'

/** Camera, album, scanner and clipboard: what they'd give is always at hand, a test says otherwise by a mock. */
export const mediaApi = (host: Host) => {
  const { files, privacy } = host
  let clipboard = ''
  const photos = (count: number | undefined) =>
    Array.from({ length: Math.min(count ?? 1, 1) }, () => files.addPicture())
  return {
    async chooseMedia({ count }) {
      await privacy.need('chooseMedia')
      const size = { width: 1, height: 1, size: 70, duration: 0, thumbTempFilePath: '' }
      const tempFiles = photos(count).map((tempFilePath) => ({
        tempFilePath,
        fileType: 'image' as const,
        ...size,
      }))
      return { tempFiles, type: 'image' }
    },
    async chooseImage({ count }) {
      await privacy.need('chooseImage')
      const tempFilePaths = photos(count)
      return { tempFilePaths, tempFiles: tempFilePaths.map((path) => ({ path, size: 70 })) }
    },
    previewImage: ({ current, urls }) =>
      host.overlay.showToast({ title: `预览 ${current ?? urls[0] ?? ''}`, icon: 'none' }),
    compressImage: ({ src }) => ({ tempFilePath: src }),
    async getImageInfo({ src }) {
      const image = new Image()
      image.src = files.urlOf(src)
      await image.decode()
      return {
        width: image.naturalWidth,
        height: image.naturalHeight,
        path: src,
        type: 'png',
        orientation: 'up',
      }
    },
    async saveImageToPhotosAlbum() {
      await host.permissions.need('saveImageToPhotosAlbum', 'scope.writePhotosAlbum')
    },
    async scanCode() {
      await privacy.need('scanCode')
      return { result: 'host-scan', scanType: 'QR_CODE', charSet: 'UTF-8', rawData: '', path: '' }
    },
    setClipboardData({ data }) {
      clipboard = data
      host.overlay.showToast({ title: '内容已复制' })
    },
    async getClipboardData() {
      await privacy.need('getClipboardData')
      return { data: clipboard }
    },
    setKeepScreenOn() {},
    setScreenBrightness() {},
    getScreenBrightness: () => ({ value: 1 }),
  } satisfies WxAnswers
}
