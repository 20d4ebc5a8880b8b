import { mix, type Hex } from '../colour'
import { mark, stage, type Paper } from './stage'

/** Where its ribs end, from left to right, on a canopy that is drawn upright and then leant. */
const ends = [62, 148, 256, 384, 492, 578]
const TOP = [320, 128] as const

/** A canopy in six panels on a wooden stick. */
export function umbrella(colour: Hex, paper: Paper): string {
  const panels = ends.slice(1).map((to, i) => panel(ends[i] ?? 0, to, i, colour))
  const under = mix(colour, '#060908', 0.62)
  const thing = `<defs><linearGradient id="wood" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#d9a873"/><stop offset="0.4" stop-color="#b97f4a"/><stop offset="1" stop-color="#7b4c26"/></linearGradient><linearGradient id="rod" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#e8ebec"/><stop offset="0.5" stop-color="#9aa3a6"/><stop offset="1" stop-color="#5c6568"/></linearGradient><linearGradient id="dome" x1="0" y1="0" x2="1" y2="0.25"><stop stop-color="#fff" stop-opacity="0.3"/><stop offset="0.42" stop-color="#fff" stop-opacity="0.02"/><stop offset="1" stop-color="#000" stop-opacity="0.34"/></linearGradient></defs>
<ellipse cx="352" cy="584" rx="200" ry="16" fill="#20261f" opacity="0.2" filter="url(#soft)"/>
<g transform="rotate(-14 320 340)"><rect x="315.5" y="250" width="9" height="240" fill="url(#rod)"/>
<path d="${ends.map((x, i) => (i === 0 ? `M${x} 336` : `Q${(x + (ends[i - 1] ?? 0)) / 2} 352 ${x} 336`)).join('')}L578 328Q320 268 62 328Z" fill="${under}"/>
${ends.map((x) => `<path d="M320 262L${x} 335" stroke="#0d1211" stroke-opacity="0.55" stroke-width="2"/>`).join('')}
${panels.join('')}<path d="${canopy()}" fill="url(#dome)"/>
<path d="M316 130L320 92L324 130Z" fill="url(#rod)"/><ellipse cx="320" cy="131" rx="9" ry="4.5" fill="#c9cfd1"/>
<path d="M313 478H327V530C327 584 251 584 251 536" fill="none" stroke="#6a4020" stroke-width="17" stroke-linecap="round"/><path d="M320 476V530C320 575 258 575 258 538" fill="none" stroke="url(#wood)" stroke-width="15" stroke-linecap="round"/><path d="M316.5 480V530C316 566 262 566 260 540" fill="none" stroke="#fff" stroke-opacity="0.28" stroke-width="2.5" stroke-linecap="round"/><rect x="311" y="468" width="18" height="12" rx="2" fill="#c7a45e"/>
<g transform="rotate(3 430 280)">${mark(402, 248, 62, mix(colour, '#ffffff', 0.8), 0.85)}</g></g>`
  return stage({ seed: `umbrella ${colour}`, paper, thing, on: 'paper' })
}

const rib = (x: number) => `Q${x + (320 - x) * 0.16} 190 `

/** One panel, from the top down a rib, along the hem and up the next rib. */
function panel(from: number, to: number, i: number, colour: Hex): string {
  const tone = mix(colour, i % 2 ? '#ffffff' : '#0a0f0d', i % 2 ? 0.07 : 0.06)
  return `<path d="M${TOP.join(' ')}${rib(from)}${from} 336Q${(from + to) / 2} 306 ${to} 336Q${to + (320 - to) * 0.16} 190 ${TOP.join(' ')}Z" fill="${tone}"/><path d="M${TOP.join(' ')}${rib(to)}${to} 336" fill="none" stroke="#000" stroke-opacity="0.16" stroke-width="1.6"/>`
}

const canopy = () =>
  `M${TOP.join(' ')}${rib(62)}62 336${ends
    .slice(1)
    .map((x, i) => `Q${(x + (ends[i] ?? 0)) / 2} 306 ${x} 336`)
    .join('')}Q${578 + (320 - 578) * 0.16} 190 ${TOP.join(' ')}Z`
