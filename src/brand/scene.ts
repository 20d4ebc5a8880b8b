import { mix } from './colour'
import { palettes, type Light, type Palette } from './light'
import { landscape } from './ridge'
import { n } from './ridge-line'
import type { Seed } from './random'

export type SceneOptions = {
  /** A piece of SVG 1600 × 600 whose tyres stand at `standsAt`, and what of it shines in the dark. */
  car: string
  lamps: string
  standsAt: number
  seed: Seed
  light: Light
  width: number
  height: number
}

/** What this light leaves of the red, the green and the blue of a car. */
const tints: Record<Light, readonly [red: number, green: number, blue: number]> = {
  morning: [1, 0.97, 0.9],
  noon: [1, 1, 1],
  dusk: [0.96, 0.8, 0.74],
  night: [0.52, 0.6, 0.78],
}

/** A car before a ridge landscape, on a plain that mirrors it a little. */
export function scene({ car, lamps, standsAt, seed, light, width, height }: SceneOptions): string {
  const palette = palettes[light]
  const tall = height > width
  const floor = height * (tall ? 0.645 : 0.83)
  const horizon = tall ? 0.575 : 0.7
  const scale = (width * 0.9) / 1600
  const left = width * 0.05
  const place = `translate(${n(left)} ${n(floor - standsAt * scale)}) scale(${scale.toFixed(4)})`
  const mirror = `translate(${n(left)} ${n(floor + standsAt * scale)}) scale(${scale.toFixed(4)} ${(-scale).toFixed(4)})`
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${tint(light)}<g id="car">${car}</g>
<linearGradient id="fade" gradientUnits="userSpaceOnUse" x1="0" y1="${n(floor)}" x2="0" y2="${n(floor + 420 * scale)}"><stop stop-color="#fff" stop-opacity="0.2"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>
<mask id="mirrored"><rect y="${n(floor)}" width="${width}" height="${n(height - floor)}" fill="url(#fade)"/></mask><filter id="ripple" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${n(1.2 / scale)} ${n(3 / scale)}"/></filter></defs>
${landscape({ seed, width, height, light, horizon, foreground: false })}${plain(palette, { width, height, horizon: height * horizon, floor })}
<g mask="url(#mirrored)"><g transform="${mirror}" filter="url(#ripple)"><g filter="url(#tint)"><use xlink:href="#car"/></g></g></g>
<g transform="${place}"><g filter="url(#tint)"><use xlink:href="#car"/></g>${light === 'night' || light === 'dusk' ? lamps : ''}</g></svg>`
}

function tint(light: Light): string {
  const rows = tints[light].map((share, i) => [0, 1, 2, 3, 4].map((at) => (at === i ? share : 0)).join(' '))
  return `<filter id="tint" x="0" y="0" width="1" height="1.02" color-interpolation-filters="sRGB"><feColorMatrix values="${rows.join(' ')} 0 0 0 1 0"/></filter>`
}

type Plain = { width: number; height: number; horizon: number; floor: number }

/** Flat land that fades into the mist far away, and a smooth road across it. */
function plain(palette: Palette, { width, height, horizon, floor }: Plain): string {
  const verge = horizon + (floor - horizon) * 0.42
  const road = mix(palette.ground, palette.near, 0.22)
  const glow = mix(palette.groundFar, palette.glow, 0.4)
  return `<defs><linearGradient id="land" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${glow}"/><stop offset="1" stop-color="${mix(palette.groundFar, palette.ground, 0.6)}"/></linearGradient><linearGradient id="road" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${mix(road, glow, 0.5)}"/><stop offset="0.3" stop-color="${mix(road, glow, 0.18)}"/><stop offset="1" stop-color="${mix(road, palette.near, 0.45)}"/></linearGradient><linearGradient id="haze" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${palette.mist}" stop-opacity="0"/><stop offset="0.62" stop-color="${palette.mist}" stop-opacity="0.7"/><stop offset="1" stop-color="${palette.mist}" stop-opacity="0"/></linearGradient></defs>
<rect y="${n(horizon)}" width="${width}" height="${n(verge - horizon + 2)}" fill="url(#land)"/><rect y="${n(horizon - height * 0.05)}" width="${width}" height="${n(height * 0.08)}" fill="url(#haze)"/>
<rect y="${n(verge)}" width="${width}" height="${n(height - verge)}" fill="url(#road)"/><rect y="${n(verge)}" width="${width}" height="${n(Math.max(1, height * 0.0022))}" fill="${palette.orb}" opacity="0.4"/>`
}
