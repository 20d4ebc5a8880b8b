import { mix, type Hex } from '../colour'
import { mark, shade, stage, type Paper } from './stage'

/** A low folding chair of beech and canvas, seen from a little above. */
export function chair(colour: Hex, paper: Paper): string {
  const [light, deep] = [mix(colour, '#ffffff', 0.2), mix(colour, '#070c0a', 0.45)]
  const thing = `<defs><linearGradient id="back" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${light}"/><stop offset="0.5" stop-color="${colour}"/><stop offset="1" stop-color="${mix(colour, deep, 0.6)}"/></linearGradient><linearGradient id="seat" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${deep}"/><stop offset="0.35" stop-color="${mix(colour, deep, 0.35)}"/><stop offset="1" stop-color="${light}"/></linearGradient><linearGradient id="beech" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#efcf9f"/><stop offset="0.5" stop-color="#d6a76b"/><stop offset="1" stop-color="#a87642"/></linearGradient><linearGradient id="post" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#eccb99"/><stop offset="0.5" stop-color="#cf9e61"/><stop offset="1" stop-color="#9a6a39"/></linearGradient></defs>
${shade(214, 40, 540)}${shade(430, 40, 540)}<ellipse cx="330" cy="534" rx="150" ry="15" fill="#20261f" opacity="0.26" filter="url(#soft)"/>
${bar(252, 404, 420, 512, 11, '#8c6034')}${bar(388, 404, 220, 512, 11, '#7d542c')}
<rect x="196" y="120" width="15" height="300" rx="7" fill="url(#post)"/><rect x="429" y="120" width="15" height="300" rx="7" fill="url(#post)"/>
<path d="M192 148Q192 134 206 134Q320 156 434 134Q448 134 448 148V300Q448 314 434 314Q320 332 206 314Q192 314 192 300Z" fill="url(#back)"/><path d="M204 146Q320 168 436 146" fill="none" stroke="#fff" stroke-opacity="0.3" stroke-width="2" stroke-dasharray="6 5"/><path d="M204 302Q320 320 436 302" fill="none" stroke="#000" stroke-opacity="0.22" stroke-width="2" stroke-dasharray="6 5"/>${mark(276, 186, 88, mix(colour, '#ffffff', 0.82), 0.9)}
<path d="M206 372Q320 392 434 372L470 426Q474 440 458 442Q320 462 182 442Q166 440 170 426Z" fill="url(#seat)"/><path d="M182 432Q320 452 458 432" fill="none" stroke="#fff" stroke-opacity="0.34" stroke-width="2" stroke-dasharray="6 5"/>
<rect x="160" y="434" width="320" height="15" rx="7.5" fill="url(#beech)"/>
${bar(196, 448, 446, 536, 14, 'url(#beech)')}${bar(444, 448, 194, 536, 14, 'url(#beech)')}<circle cx="320" cy="491" r="7" fill="#c9a45c"/><circle cx="318.5" cy="489.5" r="2.4" fill="#fff4d6"/>
<rect x="150" y="322" width="13" height="118" rx="6" fill="url(#post)"/><rect x="477" y="322" width="13" height="118" rx="6" fill="url(#post)"/>
<path d="M196 288L212 294L172 334H142Q134 334 136 326Q138 320 146 318Z" fill="url(#beech)"/><path d="M444 288L428 294L468 334H498Q506 334 504 326Q502 320 494 318Z" fill="url(#beech)"/>`
  return stage({ seed: `chair ${colour}`, paper, thing })
}

/** A round bar from one place to another. */
const bar = (x1: number, y1: number, x2: number, y2: number, wide: number, fill: string) => {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI
  const long = Math.hypot(dx, dy)
  return `<g transform="translate(${x1} ${y1}) rotate(${angle.toFixed(2)})"><rect x="0" y="${-wide / 2}" width="${long.toFixed(1)}" height="${wide}" rx="${wide / 2}" fill="${fill}"/></g>`
}
