import type { CarShape } from './shape'

/** The same lamps once more, lit, for a car that stands in the dusk. */
export function carLamps({ id, daylight, tailLine, headlamp }: CarShape): string {
  const glow = `${id}-lit`
  const [x, y] = startOf(headlamp)
  return `<defs><filter id="${glow}" filterUnits="userSpaceOnUse" x="-100" y="0" width="1800" height="640"><feGaussianBlur stdDeviation="9"/></filter><radialGradient id="${glow}-beam" gradientUnits="userSpaceOnUse" cx="${x}" cy="${y + 6}" r="150"><stop stop-color="#fff6e0" stop-opacity="0.55"/><stop offset="0.3" stop-color="#fff0d0" stop-opacity="0.18"/><stop offset="1" stop-color="#fff0d0" stop-opacity="0"/></radialGradient></defs>
<circle cx="${x}" cy="${y + 6}" r="150" fill="url(#${glow}-beam)"/>
<g fill="none" stroke-linecap="round"><path d="${daylight}" stroke="#fff3d8" stroke-width="12" opacity="0.7" filter="url(#${glow})"/><path d="${daylight}" stroke="#fff" stroke-width="4"/><path d="${tailLine}" stroke="#ff2d22" stroke-width="16" opacity="0.8" filter="url(#${glow})"/><path d="${tailLine}" stroke="#ff7a66" stroke-width="3.5"/></g>`
}

function startOf(path: string): [x: number, y: number] {
  const [x = 0, y = 0] = (path.match(/-?[\d.]+/g) ?? []).map(Number)
  return [x, y]
}
