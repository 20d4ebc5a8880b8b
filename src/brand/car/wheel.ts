import { mix } from '../colour'
import { n } from '../ridge-line'
import type { CarShape } from './shape'

type Wheel = CarShape['wheel']

/** What every wheel of a car shares, drawn once around 0, 0 and used twice. */
export function wheelDefs(id: string, wheel: Wheel): string {
  const { radius: r } = wheel
  const rim = r * 0.8
  return `<radialGradient id="${id}-tyre"><stop offset="0.74" stop-color="#0c0d0f"/><stop offset="0.82" stop-color="#34383c"/><stop offset="0.9" stop-color="#26292c"/><stop offset="0.97" stop-color="#17191b"/><stop offset="1" stop-color="#060708"/></radialGradient>
<linearGradient id="${id}-sheen" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#fff" stop-opacity="0.34"/><stop offset="0.35" stop-color="#fff" stop-opacity="0.03"/><stop offset="1" stop-color="#000" stop-opacity="0.5"/></linearGradient>
<linearGradient id="${id}-alloy" gradientUnits="userSpaceOnUse" x1="0" y1="${n(-rim)}" x2="0" y2="${n(rim)}"><stop stop-color="#eef1f3"/><stop offset="0.4" stop-color="#b4bac0"/><stop offset="0.72" stop-color="#777e85"/><stop offset="1" stop-color="#9aa1a7"/></linearGradient>
<linearGradient id="${id}-alloy-side" gradientUnits="userSpaceOnUse" x1="0" y1="${n(-rim)}" x2="0" y2="${n(rim)}"><stop stop-color="#6d747a"/><stop offset="0.5" stop-color="#3d4247"/><stop offset="1" stop-color="#25282c"/></linearGradient>
<radialGradient id="${id}-barrel"><stop stop-color="#2a2d31"/><stop offset="0.7" stop-color="#15171a"/><stop offset="1" stop-color="#07080a"/></radialGradient>
<linearGradient id="${id}-disc" x1="0" y1="0" x2="0.7" y2="1"><stop stop-color="#9aa0a5"/><stop offset="0.5" stop-color="#5c6166"/><stop offset="1" stop-color="#33373b"/></linearGradient>`
}

export function wheelAt(id: string, wheel: Wheel, x: number, y: number, turn: number): string {
  const { radius: r } = wheel
  const rim = r * 0.8
  const circle = (radius: number, look: string) => `<circle r="${n(radius)}" ${look}/>`
  return `<g transform="translate(${n(x)} ${n(y)})">
${circle(r, `fill="url(#${id}-tyre)"`)}${circle(r * 0.985, `fill="none" stroke="#000" stroke-width="${n(r * 0.03)}"`)}
<path d="${arc(r * 0.9, -152, -28)}" fill="none" stroke="#fff" stroke-opacity="0.16" stroke-width="${n(r * 0.045)}" stroke-linecap="round"/>
${circle(r * 0.82, 'fill="none" stroke="#000" stroke-opacity="0.55" stroke-width="1.4"')}
${circle(rim, `fill="url(#${id}-barrel)"`)}
${brake(id, rim)}
<g transform="rotate(${turn})">${spokes(id, wheel, rim)}</g>
${circle(rim - r * 0.02, `fill="none" stroke="url(#${id}-alloy)" stroke-width="${n(r * 0.042)}"`)}
${circle(rim - r * 0.05, 'fill="none" stroke="#000" stroke-opacity="0.35" stroke-width="1.2"')}
${circle(rim + r * 0.008, 'fill="none" stroke="#000" stroke-opacity="0.6" stroke-width="1.6"')}
${hub(id, rim)}
${circle(r, `fill="url(#${id}-sheen)" opacity="0.35"`)}</g>`
}

/** Disc with its cooling holes, and the caliper behind the spokes at the rear of the disc. */
function brake(id: string, rim: number): string {
  const holes = Array.from({ length: 24 }, (_, i) => {
    const [a, at] = [(i * Math.PI) / 12, rim * (i % 2 ? 0.54 : 0.62)]
    return `<circle cx="${n(at * Math.cos(a))}" cy="${n(at * Math.sin(a))}" r="${n(rim * 0.014)}"/>`
  })
  return `<circle r="${n(rim * 0.7)}" fill="url(#${id}-disc)"/><g fill="#16181b">${holes.join('')}</g><circle r="${n(rim * 0.7)}" fill="none" stroke="#000" stroke-opacity="0.5"/><circle r="${n(rim * 0.42)}" fill="#24272b"/><path d="${arc(rim * 0.6, -38, 32)}" fill="none" stroke="#15181b" stroke-width="${n(rim * 0.24)}"/><path d="${arc(rim * 0.62, -34, 28)}" fill="none" stroke="#3a3f45" stroke-width="${n(rim * 0.15)}"/>`
}

/** Each spoke twice: its side in the shadow first, then its polished face. */
function spokes(id: string, { spokes: count, design }: Wheel, rim: number): string {
  const face = faces[design](rim)
  const all = (look: string, shift: number) =>
    Array.from(
      { length: count },
      (_, i) => `<path d="${face}" transform="rotate(${n((i * 360) / count + shift)})" ${look}/>`,
    ).join('')
  return `<g fill="url(#${id}-alloy-side)" stroke="#0a0b0d" stroke-width="1">${all('', 2.4)}</g><g fill="${design === 'aero' ? '#6b7278' : `url(#${id}-alloy)`}" stroke="${mix('#ffffff', '#8b9196', 0.35)}" stroke-opacity="0.7" stroke-width="0.8">${all('', 0)}</g>`
}

/** One spoke, pointing up. */
const faces: Record<Wheel['design'], (rim: number) => string> = {
  aero: (rim) => {
    const p = (x: number, y: number) => `${n(x * rim)} ${n(-y * rim)}`
    return `M${p(-0.12, 0.13)} C${p(-0.2, 0.36)} ${p(-0.36, 0.62)} ${p(-0.46, 0.85)} C${p(-0.2, 0.99)} ${p(0.18, 1)} ${p(0.44, 0.86)} C${p(0.42, 0.72)} ${p(0.34, 0.58)} ${p(0.22, 0.5)} C${p(0.12, 0.42)} ${p(0.12, 0.28)} ${p(0.13, 0.13)} Z`
  },
  blade: (rim) => {
    const p = (x: number, y: number) => `${n(x * rim)} ${n(-y * rim)}`
    return `M${p(-0.16, 0.12)} C${p(-0.15, 0.4)} ${p(-0.2, 0.7)} ${p(-0.27, 0.94)} L${p(-0.15, 0.97)} L${p(-0.01, 0.36)} L${p(0.01, 0.36)} L${p(0.15, 0.97)} L${p(0.27, 0.94)} C${p(0.2, 0.7)} ${p(0.15, 0.4)} ${p(0.16, 0.12)} Z`
  },
  twin: (rim) => {
    const p = (x: number, y: number) => `${n(x * rim)} ${n(-y * rim)}`
    return `M${p(-0.06, 0.12)} C${p(-0.05, 0.4)} ${p(-0.04, 0.7)} ${p(-0.085, 0.96)} L${p(0.045, 0.97)} C${p(0.05, 0.7)} ${p(0.05, 0.4)} ${p(0.07, 0.12)} Z`
  },
  turbine: (rim) => {
    const p = (x: number, y: number) => `${n(x * rim)} ${n(-y * rim)}`
    return `M${p(-0.1, 0.14)} C${p(-0.09, 0.42)} ${p(-0.02, 0.72)} ${p(0.12, 0.96)} L${p(0.3, 0.92)} C${p(0.16, 0.7)} ${p(0.1, 0.42)} ${p(0.11, 0.14)} Z`
  },
}

function hub(id: string, rim: number): string {
  const nuts = Array.from({ length: 5 }, (_, i) => {
    const a = ((i * 72 + 18) * Math.PI) / 180
    return `<circle cx="${n(rim * 0.13 * Math.cos(a))}" cy="${n(rim * 0.13 * Math.sin(a))}" r="${n(rim * 0.024)}"/>`
  })
  return `<circle r="${n(rim * 0.2)}" fill="url(#${id}-alloy)"/><g fill="#2b2f33">${nuts.join('')}</g><circle r="${n(rim * 0.085)}" fill="#1b1e21"/><circle r="${n(rim * 0.085)}" fill="none" stroke="#d7dbde" stroke-opacity="0.7" stroke-width="1"/>`
}

/** An arc around 0, 0; degrees, clockwise from the right. */
export function arc(radius: number, from: number, to: number): string {
  const at = (degrees: number) =>
    `${n(radius * Math.cos((degrees * Math.PI) / 180))} ${n(radius * Math.sin((degrees * Math.PI) / 180))}`
  return `M${at(from)} A${n(radius)} ${n(radius)} 0 ${to - from > 180 ? 1 : 0} 1 ${at(to)}`
}
