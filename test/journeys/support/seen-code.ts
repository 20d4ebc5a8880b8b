import jsqr from 'jsqr'
import sharp from 'sharp'

/** What a camera reads on somebody's screen; null where no code is to be seen. */
export async function codeIn(png: Buffer): Promise<string | null> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
}
