import { mix, type Hex } from './colour'
import { palettes, type Light, type Palette } from './light'
import { randomOf, type Random, type Seed } from './random'
import { n, ridgePoints, ridgeProfile, smoothLine, type Point } from './ridge-line'
import { orbAndGlow, skyFill, stars, birds } from './sky'

export type RidgeSize = { seed: Seed; width: number; height: number; light: Light }

/** Layered ridgelines in the light of one time of day, as a whole SVG picture. */
export function ridge({ seed, width, height, light }: RidgeSize): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${landscape({ seed, width, height, light, horizon: 0.86, foreground: true })}</svg>`
}

type LandscapeOptions = RidgeSize & {
  /** Where the nearest land begins, as a share of the height. */
  horizon: number
  /** Whether a lake or a dark near hill closes the picture at the bottom. */
  foreground: boolean
}

/** The same without the frame, for pictures that put something in front. */
export function landscape({ seed, width, height, light, horizon, foreground }: LandscapeOptions): string {
  const random = randomOf(`${seed}/${light}`)
  const palette = palettes[light]
  const lake = foreground && random.next() < 0.42
  const foot = height * (lake ? 0.74 : horizon)
  const orb = { x: width * random.between(0.2, 0.8), y: foot - height * random.between(0.3, 0.52), r: 0 }
  orb.r = Math.min(width, height) * (light === 'night' ? 0.045 : 0.055)
  const layers = growLayers(random, palette, { width, height, foot, orb, near: foreground && !lake })
  const parts = [
    skyFill(palette, width, height, foot),
    light === 'night' ? stars(random, width, foot) : '',
    orbAndGlow(palette, light, orb, width),
    ...layers,
    lake ? water(palette, layers.slice(-4), { width, height, shore: foot, orb }) : '',
    light !== 'night' && random.next() < 0.6 ? birds(random, palette, width, height) : '',
  ]
  return parts.join('')
}

type Ground = { width: number; height: number; foot: number; orb: Point; near: boolean }

function growLayers(random: Random, palette: Palette, { width, height, foot, orb, near }: Ground): string[] {
  const count = random.pick([6, 7, 7, 8])
  const reach = Math.min(height * 0.5, width * 0.42)
  return Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1)
    const closest = near && i === count - 1
    const rise = (1 - t) ** 1.1 * height * 0.2
    const layerFoot = closest ? foot + height * 0.1 : foot - rise * 0.9
    const profile = ridgeProfile(random, {
      height: ((reach * (0.62 - 0.36 * t)) / width) * random.between(0.8, 1.15),
      summits: Math.round(random.between(2.2, 3.6) * (width / height > 1.2 ? 1.5 : 0.9) + (1 - t) * 1.5),
      rough: 0.55 + 0.45 * Math.sin(Math.PI * Math.min(1, t + 0.15)),
    })
    const points = ridgePoints(profile, width, layerFoot, Math.max(2, width / 260))
    const tone = mix(palette.far, palette.near, t ** 1.35)
    return layer(`ridge${i}`, points, { tone, palette, width, height, orb, t, bottom: near ? height : foot })
  })
}

type LayerLook = {
  tone: Hex
  palette: Palette
  width: number
  height: number
  orb: Point
  t: number
  bottom: number
}

/** One ridge: dark along its crest, dissolving into mist at its foot, its flanks toward the sun catching light. */
function layer(
  id: string,
  points: Point[],
  { tone, palette, width, height, orb, t, bottom }: LayerLook,
): string {
  const crest = Math.min(...points.map((point) => point.y))
  const end = Math.max(bottom, crest + height * 0.2)
  const d = `${smoothLine(points)}L${n(width + 20)} ${n(height + 9)}L-20 ${n(height + 9)}Z`
  const misty = mix(tone, palette.mist, 0.72 - 0.5 * t * t)
  const side = orb.x < width / 2 ? -1 : 1
  const lean = { x: -side * width * 0.012, y: height * (0.012 + 0.012 * t) }
  return `<defs><linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" y1="${n(crest)}" x2="0" y2="${n(crest + (end - crest) * (0.5 + 0.4 * t))}"><stop stop-color="${tone}"/><stop offset="1" stop-color="${misty}"/></linearGradient><linearGradient id="${id}s" gradientUnits="userSpaceOnUse" x1="0" y1="${n(crest)}" x2="0" y2="${n(crest + height * (0.1 + 0.1 * t))}"><stop stop-color="${mix(tone, palette.near, 0.4)}" stop-opacity="${n(0.5)}"/><stop offset="1" stop-color="${tone}" stop-opacity="0"/></linearGradient><radialGradient id="${id}g" gradientUnits="userSpaceOnUse" cx="${n(orb.x)}" cy="${n(orb.y)}" r="${n(width * 0.55)}"><stop stop-color="${palette.glow}" stop-opacity="${n(0.5 - 0.3 * t)}"/><stop offset="1" stop-color="${palette.glow}" stop-opacity="0"/></radialGradient><clipPath id="${id}c"><path d="${d}"/></clipPath></defs><path d="${d}" fill="url(#${id})"/><g clip-path="url(#${id}c)"><path d="${d}" transform="translate(${n(lean.x)} ${n(lean.y)})" fill="url(#${id}s)"/><rect width="${width}" height="${height}" fill="url(#${id}g)"/></g>`
}

type Shore = { width: number; height: number; shore: number; orb: Point }

/** Still water: the last ridges upside down, paler and softer, with streaks of light on it. */
function water(palette: Palette, ridges: string[], { width, height, shore, orb }: Shore): string {
  const mirrored = ridges.join('').replace(/ridge(\d+)/g, 'water$1')
  const surface = palette.sky[palette.sky.length - 1]?.colour ?? palette.mist
  const deep = palette.sky[0]?.colour ?? palette.mist
  const streaks = Array.from({ length: 9 }, (_, i) => {
    const at = ((i + 0.5) / 9) ** 1.5
    const reach = width * (0.035 + 0.13 * at)
    const drift = Math.sin(i * 2.4) * width * 0.02 * (0.3 + at)
    return `<ellipse cx="${n(orb.x + drift)}" cy="${n(shore + (height - shore) * at)}" rx="${n(reach)}" ry="${n(height * (0.0025 + 0.005 * at))}" fill="url(#glint)" opacity="${(0.75 - 0.45 * at).toFixed(2)}"/>`
  })
  return `<defs><linearGradient id="lake" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${surface}"/><stop offset="1" stop-color="${deep}"/></linearGradient><linearGradient id="depth" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${surface}" stop-opacity="0.25"/><stop offset="1" stop-color="${mix(deep, palette.near, 0.25)}" stop-opacity="0.92"/></linearGradient><radialGradient id="glint"><stop stop-color="${palette.orb}"/><stop offset="1" stop-color="${palette.orb}" stop-opacity="0"/></radialGradient><clipPath id="shore"><rect y="${n(shore)}" width="${width}" height="${n(height - shore)}"/></clipPath><filter id="still" x="-5%" y="-5%" width="110%" height="110%"><feGaussianBlur stdDeviation="${n(width * 0.004)} ${n(height * 0.006)}"/></filter></defs><g clip-path="url(#shore)"><rect y="${n(shore)}" width="${width}" height="${n(height - shore)}" fill="url(#lake)"/><g filter="url(#still)" opacity="0.8"><g transform="matrix(1 0 0 -0.7 0 ${n(shore * 1.7)})">${mirrored}</g></g><rect y="${n(shore)}" width="${width}" height="${n(height - shore)}" fill="url(#depth)"/>${streaks.join('')}</g>`
}
