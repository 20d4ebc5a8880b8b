import { mix, type Hex } from '../colour'
import { randomOf } from '../random'
import { ridgePoints, ridgeProfile, smoothLine } from '../ridge-line'
import { mark, stage, type Paper } from './stage'

const bolt = 'M36 0L6 44H26L18 80L54 32H32L44 0Z'

/** Two charging cards, one before the other, with the night over the mountains on them. */
export function chargingCard(colour: Hex, paper: Paper): string {
  const thing = `<defs><linearGradient id="face" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${mix(colour, '#ffffff', 0.2)}"/><stop offset="0.5" stop-color="${colour}"/><stop offset="1" stop-color="${mix(colour, '#05080a', 0.55)}"/></linearGradient><linearGradient id="sheen" x1="0" y1="0" x2="1" y2="0.6"><stop offset="0.18" stop-color="#fff" stop-opacity="0"/><stop offset="0.34" stop-color="#fff" stop-opacity="0.2"/><stop offset="0.42" stop-color="#fff" stop-opacity="0"/></linearGradient><linearGradient id="glow" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#ffe0a3"/><stop offset="1" stop-color="#f0a861"/></linearGradient><clipPath id="edge"><rect width="430" height="270" rx="24"/></clipPath></defs>
<ellipse cx="340" cy="520" rx="220" ry="24" fill="#20261f" opacity="0.26" filter="url(#soft)"/>
<g transform="translate(150 128) rotate(9 215 135)"><rect width="430" height="270" rx="24" fill="#101816" opacity="0.3" filter="url(#near)" transform="translate(6 12)"/><rect width="430" height="270" rx="24" fill="${mix('#e9ebe8', colour, 0.1)}"/><rect y="44" width="430" height="48" fill="${mix('#cdd3d0', colour, 0.25)}"/></g>
<g transform="translate(84 196) rotate(-9 215 135)"><rect width="430" height="270" rx="24" fill="#101816" opacity="0.42" filter="url(#near)" transform="translate(8 16)"/>
<g clip-path="url(#edge)"><rect width="430" height="270" fill="url(#face)"/>${ridges(colour)}<rect width="430" height="270" fill="url(#sheen)"/></g><rect x="1" y="1" width="428" height="268" rx="23" fill="none" stroke="#fff" stroke-opacity="0.28" stroke-width="2"/>
${mark(26, 14, 74, '#ffffff', 0.95)}<g transform="translate(340 34)"><path d="${bolt}" fill="url(#glow)"/></g></g>`
  return stage({ seed: `card ${colour}`, paper, thing, on: 'paper' })
}

function ridges(colour: Hex): string {
  const random = randomOf(`card ${colour}`)
  return [0.3, 0.22, 0.14]
    .map((height, i) => {
      const line = smoothLine(
        ridgePoints(ridgeProfile(random, { height, summits: 3, rough: 0.5 }), 430, 236 + i * 16, 4),
      )
      return `<path d="${line}L450 290L-20 290Z" fill="${mix(colour, i === 2 ? '#03060a' : '#ffffff', i === 2 ? 0.4 : 0.2 - i * 0.1)}"/>`
    })
    .join('')
}
