import type { ResizeOptions } from 'sharp'
import { mediaTypeOf } from './media-type'
import { Refusal } from './refusal'

const SIDE_MAX_PX = 2_000
const PIXELS_MAX = 60_000_000

/** A file of a form: whatever else was sent in its place can't be read. */
export function fileOf(sent: unknown): Buffer {
  if (!Buffer.isBuffer(sent)) throw new Refusal('file_unreadable')
  return sent
}

/** A picture as it came, once it is known to be one. */
export function pictureOf(file: Buffer): Buffer {
  if (!mediaTypeOf(file)?.startsWith('image/')) throw new Refusal('file_unreadable')
  return file
}

/** The picture anew, no larger than a screen can show. */
export const redrawn = (file: Buffer) =>
  drawn(file, { ...box(SIDE_MAX_PX), fit: 'inside', withoutEnlargement: true })

/** The middle of the picture anew, as a square. */
export const squared = (file: Buffer, sidePx: number) => drawn(file, { ...box(sidePx), fit: 'cover' })

const box = (sidePx: number) => ({ width: sidePx, height: sidePx })

/** Without where and with what it was taken, upright, and without whatever else a file can hide. */
async function drawn(file: Buffer, size: ResizeOptions): Promise<Buffer> {
  // Late, because it is large, and most processes are asked for their first picture long after they start.
  const { default: sharp } = await import('sharp')
  const picture = sharp(pictureOf(file), { limitInputPixels: PIXELS_MAX, failOn: 'error' })
  try {
    return await picture
      .rotate()
      .resize(size)
      .flatten({ background: 'white' })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch {
    // It began like a picture and is none. That is all there is to know.
    throw new Refusal('file_unreadable')
  }
}

/** A document is a picture, or a PDF, which only its owner opens. */
export const documentOf = async (file: Buffer): Promise<Buffer> =>
  mediaTypeOf(file) === 'application/pdf' ? file : redrawn(file)
