import { mix, type Hex } from '../colour'
import { tones } from './body'
import type { CarShape, Place } from './shape'

export function detailDefs(id: string): string {
  return `<linearGradient id="${id}-lamp" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#f7fbff"/><stop offset="0.5" stop-color="#9fb0bc"/><stop offset="1" stop-color="#2c353c"/></linearGradient>
<linearGradient id="${id}-tail" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#4a0a0c"/><stop offset="0.6" stop-color="#a3161a"/><stop offset="1" stop-color="#d8262a"/></linearGradient>
<linearGradient id="${id}-plastic" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#2d3135"/><stop offset="0.35" stop-color="#1b1e21"/><stop offset="1" stop-color="#0b0c0e"/></linearGradient>
<filter id="${id}-hair" x="-5%" y="-10%" width="110%" height="120%"><feGaussianBlur stdDeviation="1.6"/></filter><filter id="${id}-glow" x="-60%" y="-200%" width="220%" height="500%"><feGaussianBlur stdDeviation="6"/></filter>`
}

export function details(id: string, shape: CarShape, paint: Hex): string {
  const t = tones(paint)
  const { cladding, shuts, handles, flap, mirror, mirrorFoot } = shape
  const shut = shuts.join(' ')
  return `<g clip-path="url(#${id}-body)">${cladding.map((part) => `<path d="${part}" fill="url(#${id}-plastic)"/>`).join('')}</g>
<g fill="none"><path d="${shut}" transform="translate(1.6 0.6)" stroke="#fff" stroke-opacity="0.28" stroke-width="1.3"/><path d="${shut}" stroke="${mix(paint, '#000000', 0.85)}" stroke-opacity="0.62" stroke-width="2"/></g>
${handles.map((at) => handle(at, t.deep)).join('')}
<circle cx="${flap[0]}" cy="${flap[1]}" r="23" fill="none" stroke="${t.deep}" stroke-opacity="0.4" stroke-width="1.6"/>
<path d="${mirrorFoot}" fill="#101214"/><path d="${mirror}" fill="${t.base}"/><path d="${mirror}" fill="url(#${id}-mirror)"/>
${lamps(id, shape)}`
}

/** Flush with the door: only its recess and the upper edge of the bar show. */
const handle = ([x, y]: Place, deep: Hex) =>
  `<rect x="${x}" y="${y}" width="66" height="11" rx="5.5" fill="${deep}" fill-opacity="0.28" stroke="${deep}" stroke-opacity="0.55" stroke-width="1.2"/><path d="M${x + 6} ${y + 2.4} h54" stroke="#fff" stroke-opacity="0.45" stroke-width="1.4" stroke-linecap="round"/>`

function lamps(id: string, { headlamp, daylight, tailLamp, tailLine }: CarShape): string {
  return `<path d="${headlamp}" fill="#12171b"/><path d="${headlamp}" fill="url(#${id}-lamp)" opacity="0.8"/>
<path d="${daylight}" fill="none" stroke="#dff0ff" stroke-width="7" opacity="0.55" filter="url(#${id}-glow)"/><path d="${daylight}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
<path d="${tailLamp}" fill="url(#${id}-tail)"/><path d="${tailLine}" fill="none" stroke="#ff3b30" stroke-width="8" opacity="0.5" filter="url(#${id}-glow)"/><path d="${tailLine}" fill="none" stroke="#ff6a58" stroke-width="2.6" stroke-linecap="round"/>`
}
