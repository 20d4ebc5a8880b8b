import sharp from 'sharp'
import { lights } from '@/brand/light'
import { ridge } from '@/brand/ridge'

const size = { width: 300, height: 200 }

test('the same seed and light always grow the same picture', () => {
  for (const light of lights)
    expect(ridge({ seed: 'meet-up', light, ...size })).toBe(ridge({ seed: 'meet-up', light, ...size }))
})

test('forty seeds grow forty pictures', () => {
  const pictures = Array.from({ length: 40 }, (_, seed) => ridge({ seed, light: 'dusk', ...size }))
  expect(new Set(pictures).size).toBe(40)
})

test('every light shows the same seed differently', () => {
  expect(new Set(lights.map((light) => ridge({ seed: 7, light, ...size }))).size).toBe(lights.length)
})

test.each(lights)('a picture in %s light fills its whole frame, in the size asked for', async (light) => {
  for (const seed of [1, 2, 3, 4]) {
    const { data, info } = await sharp(Buffer.from(ridge({ seed, light, ...size })))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([size.width, size.height])
    expect(data.filter((value, i) => i % 4 === 3 && value < 255)).toHaveLength(0)
  }
})

test('the night is darker than the noon', async () => {
  const brightness = async (light: 'noon' | 'night') => {
    const { channels } = await sharp(Buffer.from(ridge({ seed: 5, light, ...size }))).stats()
    return channels.slice(0, 3).reduce((sum, { mean }) => sum + mean, 0) / 3
  }
  expect(await brightness('night')).toBeLessThan((await brightness('noon')) / 2)
})
