import { mix } from './colour'
import type { Light, Palette } from './light'
import type { Random } from './random'
import { n } from './ridge-line'

export function skyFill(palette: Palette, width: number, height: number, foot: number): string {
  const stops = palette.sky.map(({ at, colour }) => `<stop offset="${at}" stop-color="${colour}"/>`).join('')
  return `<defs><linearGradient id="sky" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="${n(foot * 0.86)}">${stops}</linearGradient></defs><rect width="${width}" height="${height}" fill="url(#sky)"/>`
}

type Orb = { x: number; y: number; r: number }

/** Sun or moon: a pale disc in a wide halo. At noon only the halo, nobody looks into that sun. */
export function orbAndGlow(palette: Palette, light: Light, { x, y, r }: Orb, width: number): string {
  const halo = width * (light === 'night' ? 0.26 : 0.42)
  const strength = { morning: 0.9, noon: 0.6, dusk: 0.85, night: 0.4 }[light]
  const disc = light === 'noon' ? '' : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${palette.orb}"/>`
  const shade =
    light === 'night'
      ? `<circle cx="${n(x + r * 0.32)}" cy="${n(y - r * 0.1)}" r="${n(r * 0.16)}" fill="#c9cdc6" opacity="0.5"/><circle cx="${n(x - r * 0.25)}" cy="${n(y + r * 0.3)}" r="${n(r * 0.22)}" fill="#c9cdc6" opacity="0.4"/>`
      : ''
  return `<defs><radialGradient id="halo"><stop stop-color="${palette.orb}" stop-opacity="${strength}"/><stop offset="0.25" stop-color="${palette.glow}" stop-opacity="${n(strength * 0.55)}"/><stop offset="1" stop-color="${palette.glow}" stop-opacity="0"/></radialGradient></defs><circle cx="${n(x)}" cy="${n(y)}" r="${n(halo)}" fill="url(#halo)"/>${disc}${shade}`
}

/** Denser high up, most of them faint. */
export function stars(random: Random, width: number, foot: number): string {
  const dots = Array.from({ length: 90 }, () => {
    const bright = random.next() ** 3
    return `<circle cx="${n(random.next() * width)}" cy="${n(random.next() ** 1.5 * foot * 0.72)}" r="${n(width * (0.0006 + 0.0013 * bright))}" opacity="${n(0.25 + 0.7 * bright)}"/>`
  })
  return `<g fill="#eef3fb">${dots.join('')}</g>`
}

/** A loose skein of three to six, small enough to be found only at the second look. */
export function birds(random: Random, palette: Palette, width: number, height: number): string {
  const x = width * random.between(0.15, 0.7)
  const y = height * random.between(0.12, 0.3)
  const skein = Array.from({ length: Math.round(random.between(3, 6)) }, (_, i) => {
    const span = width * random.between(0.008, 0.013)
    const at = {
      x: x + i * width * 0.026 + random.between(-1, 1) * span,
      y: y + Math.abs(i - 2) * height * 0.013,
    }
    const lift = span * random.between(0.3, 0.6)
    return `M${n(at.x - span)} ${n(at.y - lift)}q${n(span * 0.7)} ${n(-lift * 0.5)} ${n(span)} ${n(lift)}q${n(span * 0.4)} ${n(-lift * 1.5)} ${n(span)} ${n(-lift)}`
  })
  return `<path d="${skein.join('')}" fill="none" stroke="${mix(palette.near, palette.far, 0.25)}" stroke-width="${n(Math.max(1, width * 0.0016))}" stroke-linecap="round" opacity="0.75"/>`
}
