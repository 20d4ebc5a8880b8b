import { mix, type Hex } from '../colour'
import { tones } from './body'
import type { CarShape, Place } from './shape'

export function detailDefs(id: string): string {
  return `<linearGradient id="${id}-lamp" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#f7fbff"/><stop offset="0.5" stop-color="#9fb0bc"/><stop offset="1" stop-color="#2c353c"/></linearGradient>
<linearGradient id="${id}-tail" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#4a0a0c"/><stop offset="0.6" stop-color="#a3161a"/><stop offset="1" stop-color="#d8262a"/></linearGradient>
<linearGradient id="${id}-plastic" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#2d3135"/><stop offset="0.35" stop-color="#1b1e21"/><stop offset="1" stop-color="#0b0c0e"/></linearGradient>
<filter id="${id}-hair" x="-5%" y="-10%" width="110%" height="120%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="1.6"/></filter><filter id="${id}-glow" x="-60%" y="-200%" width="220%" height="500%"><feGaussianBlur stdDeviation="6"/></filter>`
}

export function details(id: string, shape: CarShape, paint: Hex): string {
  const t = tones(paint)
  const { cladding, shuts, handles, flap, intakes } = shape
  const shut = shuts.join(' ')
  return `<g clip-path="url(#${id}-body)">${cladding.map((part) => `<path d="${part}" fill="url(#${id}-plastic)"/>`).join('')}</g>
<g fill="none"><path d="${shut}" transform="translate(1.6 0.6)" stroke="#fff" stroke-opacity="0.28" stroke-width="1.3"/><path d="${shut}" stroke="${mix(paint, '#000000', 0.85)}" stroke-opacity="0.62" stroke-width="2"/></g>
${handles.map((at) => handle(at, t.deep)).join('')}
<rect x="${flap[0] - 24}" y="${flap[1] - 19}" width="48" height="38" rx="9" fill="none" stroke="${t.deep}" stroke-opacity="0.42" stroke-width="1.5"/>
${intakes.map((intake) => `<path d="${intake}" fill="#0d0f11"/><path d="${intake}" fill="none" stroke="#fff" stroke-opacity="0.14" stroke-width="1.2"/>`).join('')}
${mirror(id, shape.mirror, t.base)}
${lamps(id, shape)}`
}

/** Flush with the door: only its recess and the upper edge of the bar show. */
const handle = ([x, y]: Place, deep: Hex) =>
  `<rect x="${x}" y="${y}" width="64" height="9" rx="4.5" fill="${deep}" fill-opacity="0.16" stroke="${deep}" stroke-opacity="0.5" stroke-width="1.1"/><path d="M${x + 5} ${y + 1} h54" stroke="${deep}" stroke-opacity="0.4" stroke-width="1.6"/><path d="M${x + 5} ${y + 10.4} h54" stroke="#fff" stroke-opacity="0.4" stroke-width="1.1" stroke-linecap="round"/>`

const CAP = 'M0 -4 C1 -19 13 -28 34 -31 C52 -33 64 -30 67 -24 C67 -18 64 -13 60 -11 C40 -9 18 -8 0 -4 Z'

/** Its cap is painted, its foot and the edge around the glass are black. */
const mirror = (id: string, [x, y]: Place, paint: Hex) =>
  `<g transform="translate(${x} ${y})"><path d="M26 0 L46 2 L60 16 L34 16 Z" fill="#0c0e10"/><path d="M0 -2 C0 -18 12 -28 34 -31 C52 -33 64 -30 67 -24 C70 -14 64 -2 54 1 C40 4 4 5 0 -2 Z" fill="#101214"/><path d="${CAP}" fill="${paint}"/><path d="${CAP}" fill="url(#${id}-mirror)"/></g>`

function lamps(id: string, { headlamp, daylight, tailLamp, tailLine }: CarShape): string {
  return `<path d="${headlamp}" fill="#12171b"/><path d="${headlamp}" fill="url(#${id}-lamp)" opacity="0.8"/>
<path d="${daylight}" fill="none" stroke="#dff0ff" stroke-width="7" opacity="0.55" filter="url(#${id}-glow)"/><path d="${daylight}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
<path d="${tailLamp}" fill="url(#${id}-tail)"/><path d="${tailLine}" fill="none" stroke="#ff3b30" stroke-width="8" opacity="0.5" filter="url(#${id}-glow)"/><path d="${tailLine}" fill="none" stroke="#ff6a58" stroke-width="2.6" stroke-linecap="round"/>`
}
