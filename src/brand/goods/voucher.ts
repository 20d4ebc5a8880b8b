import { mix, type Hex } from '../colour'
import { mark, stage, type Paper } from './stage'

export type Sign = 'wrench' | 'drop'

const signs: Record<Sign, string> = {
  wrench:
    'M74 8C60 2 42 6 33 18C26 28 26 39 30 48L4 75C-1 80 -1 88 4 93C9 98 17 98 22 93L49 67C58 71 70 70 79 63C91 54 95 37 89 23L71 41L59 38L56 26Z',
  drop: 'M48 0C48 0 14 40 14 64C14 84 29 98 48 98S82 84 82 64C82 40 48 0 48 0ZM32 62C32 74 40 82 50 83',
}

/** Two tickets on thick paper, torn off where they are handed in. */
export function voucher(colour: Hex, sign: Sign, paper: Paper): string {
  const ivory: Hex = '#fbf8f1'
  const thing = `<defs><linearGradient id="ticket" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#ffffff"/><stop offset="1" stop-color="${mix(ivory, '#cdbf9f', 0.3)}"/></linearGradient><linearGradient id="stub" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${mix(colour, '#ffffff', 0.16)}"/><stop offset="1" stop-color="${mix(colour, '#07100c', 0.28)}"/></linearGradient></defs>
<ellipse cx="340" cy="512" rx="220" ry="22" fill="#20261f" opacity="0.22" filter="url(#soft)"/>
<g transform="translate(96 140) rotate(8 230 110)"><path d="${outline}" fill="#141a16" opacity="0.28" filter="url(#near)" transform="translate(5 10)"/><path d="${outline}" fill="${mix(colour, ivory, 0.55)}"/></g>
<g transform="translate(84 226) rotate(-7 230 110)"><path d="${outline}" fill="#141a16" opacity="0.36" filter="url(#near)" transform="translate(7 14)"/><path d="${outline}" fill="url(#ticket)"/><path d="${stub}" fill="url(#stub)"/><path d="M148 14V212" stroke="${ivory}" stroke-width="3.5" stroke-dasharray="1 11" stroke-linecap="round"/>
<g transform="translate(34 64)" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"><path d="${signs[sign]}"/></g>
${mark(184, 34, 62, colour)}<rect x="188" y="106" width="196" height="15" rx="7.5" fill="${colour}" opacity="0.86"/><rect x="188" y="136" width="240" height="9" rx="4.5" fill="${colour}" opacity="0.26"/><rect x="188" y="156" width="206" height="9" rx="4.5" fill="${colour}" opacity="0.26"/><rect x="188" y="176" width="120" height="9" rx="4.5" fill="${colour}" opacity="0.26"/></g>`
  return stage({ seed: `voucher ${sign}`, paper, thing, on: 'paper' })
}

/** A ticket 470 × 226 with a bite out of both long sides, where the stub begins. */
const outline =
  'M18 0H134A14 14 0 0 0 162 0H452Q470 0 470 18V208Q470 226 452 226H162A14 14 0 0 0 134 226H18Q0 226 0 208V18Q0 0 18 0Z'
const stub = 'M18 0H134A14 14 0 0 0 148 14V212A14 14 0 0 0 134 226H18Q0 226 0 208V18Q0 0 18 0Z'
