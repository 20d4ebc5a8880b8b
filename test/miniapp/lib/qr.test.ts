import jsqr from 'jsqr'
import sharp from 'sharp'
import { qrPicture } from '@/miniapp/lib/qr'

const SIDE = 320

/** As another phone's camera sees it on a white screen. */
async function seen(picture: string) {
  const svg = decodeURIComponent(picture.slice(picture.indexOf(',') + 1))
  const image = sharp(Buffer.from(svg)).resize(SIDE, SIDE).flatten({ background: '#fff' }).ensureAlpha()
  const { data } = await image.raw().toBuffer({ resolveWithObject: true })
  return jsqr(new Uint8ClampedArray(data), SIDE, SIDE)?.data ?? null
}

test.each([
  '7KQ2M-X4H9P',
  'https://chezhu.example/features/garage/pages/accept/index?kind=transfer&code=7KQ2M-X4H9P',
])('a camera reads %s', async (text) => {
  expect(await seen(qrPicture(text))).toBe(text)
})

test('a camera reads no code where a row of it is missing', async () => {
  const picture = qrPicture('7KQ2M-X4H9P')
  const cut = picture.replace(encodeURIComponent("d='"), encodeURIComponent("d='M0 0h99v12h-99z"))
  expect(await seen(cut)).toBeNull()
})

test('what cameras read differently is not drawn', () => {
  expect(() => qrPicture('转让码 7KQ2M')).toThrow('otherwise')
})
