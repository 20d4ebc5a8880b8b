import { mix, type Hex } from '../colour'
import { randomOf } from '../random'
import { n, ridgePoints, ridgeProfile, smoothLine } from '../ridge-line'

/** A picture's side, in its own coordinates. */
export const SIDE = 640

/** The paper behind a thing. */
export type Paper = 'sand' | 'sage' | 'mist' | 'clay'

const papers: Record<Paper, { light: Hex; deep: Hex; ridge: Hex }> = {
  sand: { light: '#f6f1e7', deep: '#e3d9c6', ridge: '#cfc1a6' },
  sage: { light: '#eff4f0', deep: '#d3dfd7', ridge: '#a9beb1' },
  mist: { light: '#f0f4f6', deep: '#d3dde3', ridge: '#a8b9c4' },
  clay: { light: '#f9efe8', deep: '#ecd7c9', ridge: '#d9b49c' },
}

/** Where things stand on the stone. */
export const FLOOR = 528

type Stage = { seed: string; paper: Paper; thing: string; on?: 'stone' | 'paper' }

/** A thing in a studio: paper with far mountains on it, light from the upper left, and a round stone to stand on. */
export function stage({ seed, paper, thing, on = 'stone' }: Stage): string {
  const { light, deep } = papers[paper]
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}"><defs><radialGradient id="paper" cx="0.34" cy="0.26" r="0.95"><stop stop-color="${light}"/><stop offset="0.55" stop-color="${mix(light, deep, 0.45)}"/><stop offset="1" stop-color="${deep}"/></radialGradient>
<filter id="soft" x="-60%" y="-200%" width="220%" height="500%"><feGaussianBlur stdDeviation="15"/></filter><filter id="near" x="-40%" y="-200%" width="180%" height="500%"><feGaussianBlur stdDeviation="4.5"/></filter></defs>
<rect width="${SIDE}" height="${SIDE}" fill="url(#paper)"/>${mountains(seed, paper)}${on === 'stone' ? stone(paper) : ''}${thing}</svg>`
}

/** Tone on tone, as if embossed, with the mist that all our mountains stand in. */
function mountains(seed: string, paper: Paper): string {
  const { light, ridge } = papers[paper]
  const random = randomOf(`goods ${seed}`)
  const layers = [0.34, 0.24, 0.16].map((height, i) => {
    const profile = ridgeProfile(random, { height, summits: 2 + i, rough: 0.55 })
    const foot = 470 + i * 34
    const line = smoothLine(ridgePoints(profile, SIDE, foot, 4))
    const tone = mix(light, ridge, 0.26 + i * 0.16)
    return `<linearGradient id="r${i}" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${tone}"/><stop offset="1" stop-color="${tone}" stop-opacity="0"/></linearGradient><path d="${line}L${SIDE + 20} ${foot + 90}L-20 ${foot + 90}Z" fill="url(#r${i})"/>`
  })
  return `<circle cx="452" cy="170" r="74" fill="${light}" opacity="0.75"/>${layers.join('')}`
}

/** A low round stone, lit from the upper left. */
function stone(paper: Paper): string {
  const { light, deep, ridge } = papers[paper]
  return `<linearGradient id="rim" x1="0" y1="0" x2="1" y2="0"><stop stop-color="${mix(deep, light, 0.5)}"/><stop offset="0.35" stop-color="${deep}"/><stop offset="1" stop-color="${mix(deep, ridge, 0.85)}"/></linearGradient><linearGradient id="top" x1="0" y1="0" x2="1" y2="0.4"><stop stop-color="#ffffff"/><stop offset="1" stop-color="${mix(light, deep, 0.7)}"/></linearGradient>
<ellipse cx="330" cy="596" rx="262" ry="26" fill="${mix(ridge, '#2b2b2b', 0.45)}" opacity="0.28" filter="url(#soft)"/><path d="M70 ${FLOOR}V566C70 596 180 618 320 618S570 596 570 566V${FLOOR}Z" fill="url(#rim)"/><ellipse cx="320" cy="${FLOOR}" rx="250" ry="52" fill="url(#top)"/>`
}

/** What a thing throws on the stone: wide and faint to the right, dark where it touches. */
export const shade = (x: number, wide: number, y = FLOOR) =>
  `<ellipse cx="${n(x + wide * 0.22)}" cy="${n(y + 4)}" rx="${n(wide * 1.15)}" ry="15" fill="#20261f" opacity="0.24" filter="url(#soft)"/><ellipse cx="${n(x)}" cy="${n(y + 1)}" rx="${n(wide)}" ry="8" fill="#171b18" opacity="0.5" filter="url(#near)"/>`

/** The brand's two ridges, `size` wide, in one colour. */
export const mark = (x: number, y: number, size: number, colour: string, opacity = 1) =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${(size / 192).toFixed(4)})" fill="none" stroke="${colour}" stroke-width="10" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"><path d="M18 142 C42 137 56 114 69 98 C75 91 81 91 87 98 C96 110 104 121 113 121 C120 121 126 114 131 109 C136 105 141 106 145 112 C153 124 161 137 174 141"/><path d="M47 92 C62 84 72 66 82 54 C90 45 98 45 106 54 C117 68 128 80 146 84" opacity="0.55"/></g>`

/** A round thing's shading from its left edge to its right, as gradient stops. */
export const round = (colour: Hex) => {
  const [shine, dark] = [mix(colour, '#ffffff', 0.42), mix(colour, '#0b0f0d', 0.5)]
  return `<stop stop-color="${mix(colour, dark, 0.5)}"/><stop offset="0.1" stop-color="${mix(colour, dark, 0.12)}"/><stop offset="0.26" stop-color="${shine}"/><stop offset="0.36" stop-color="${mix(colour, shine, 0.35)}"/><stop offset="0.62" stop-color="${colour}"/><stop offset="0.9" stop-color="${mix(colour, dark, 0.75)}"/><stop offset="1" stop-color="${mix(colour, dark, 0.45)}"/>`
}
