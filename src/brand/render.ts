import sharp from 'sharp'

/** Drawn twice as fine as it is kept, so that hairlines stay smooth. */
const FINENESS = 2
const SVG_DPI = 72

/** An SVG as WebP, `width` pixels wide. */
export async function renderWebp(svg: string, { width }: { width: number }): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: SVG_DPI * FINENESS })
    .resize({ width })
    .webp({ quality: 82, alphaQuality: 90, effort: 5, smartSubsample: true })
    .toBuffer()
}
