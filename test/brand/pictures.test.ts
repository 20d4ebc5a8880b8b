import sharp from 'sharp'
import { brand } from '@/brand/brand'
import { goods } from '@/brand/goods/goods'
import { brandPictures } from '@/brand/pictures'
import { renderWebp } from '@/brand/render'

const pictures = brandPictures()

// Drawing is work for the processor, which other tests keep busy meanwhile.
jest.setTimeout(60_000)

/** The size in pixels, and the most a phone should have to load. */
const kinds: Record<string, { width: number; height: number; kilobytes: number }> = {
  hero: { width: 750, height: 900, kilobytes: 60 },
  card: { width: 480, height: 320, kilobytes: 25 },
  side: { width: 600, height: 225, kilobytes: 25 },
  'small side': { width: 280, height: 105, kilobytes: 8 },
  cover: { width: 480, height: 320, kilobytes: 25 },
  'small cover': { width: 204, height: 136, kilobytes: 8 },
  mall: { width: 640, height: 640, kilobytes: 20 },
  'small mall': { width: 340, height: 340, kilobytes: 8 },
  'thumb mall': { width: 264, height: 264, kilobytes: 6 },
  logo: { width: 192, height: 192, kilobytes: 10 },
}

const sizeOf = (name: string) => /-(small|thumb)$/.exec(name)?.[1]
const kindOf = (name: string) => [sizeOf(name), name.split('-')[0]].filter(Boolean).join(' ')

test('every model, eight covers, what the mall has and the logo are there, each once', () => {
  const sides = (id: string) => [`side-${id}`, `side-${id}-small`]
  const perModel = brand.models.flatMap(({ id }) => [`hero-${id}`, `card-${id}`, ...sides(id)])
  const covers = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((i) => [`cover-${i}`, `cover-${i}-small`])
  const shelf = Object.keys(goods()).flatMap((name) => [name, `${name}-small`, `${name}-thumb`])
  expect(pictures.map(({ name }) => name).sort()).toEqual([...perModel, ...covers, ...shelf, 'logo'].sort())
})

test('no two pictures are the same, but for their size', () => {
  const large = pictures.filter(({ name }) => !sizeOf(name))
  expect(new Set(large.map(({ svg }) => svg)).size).toBe(large.length)
})

test.each(pictures)('$name has its size and is light enough', async ({ name, svg, width }) => {
  const kind = kinds[kindOf(name)]!
  const webp = await renderWebp(svg, { width })
  expect(await sharp(webp).metadata()).toMatchObject({
    format: 'webp',
    width: kind.width,
    height: kind.height,
  })
  expect(webp.length).toBeLessThanOrEqual(kind.kilobytes * 1024)
})

const shapesAlone = pictures.filter(({ name }) => name.startsWith('side-') || name === 'logo')

test.each(shapesAlone)('$name is clear at its corners and solid inside', async ({ svg, width }) => {
  const { data, info } = await sharp(await renderWebp(svg, { width }))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const alphaAt = (x: number, y: number) => data[(y * info.width + x) * info.channels + 3]
  const [right, bottom] = [info.width - 1, info.height - 1]
  expect([alphaAt(0, 0), alphaAt(right, 0), alphaAt(0, bottom), alphaAt(right, bottom)]).toEqual([0, 0, 0, 0])
  const solid = data.filter((value, i) => i % info.channels === 3 && value === 255)
  expect(solid.length).toBeGreaterThan(info.width * info.height * 0.02)
})
