import { luminance, mix, type Hex } from '../colour'
import { n } from '../ridge-line'
import type { CarShape } from './shape'

const ARCH_GAP = 1.085

/** The painted silhouette, closed below with room for the wheels. */
export function outline(shape: CarShape): string {
  const { upper, sill, wheel, ground } = shape
  const reach = wheel.radius * ARCH_GAP
  const hub = ground - wheel.radius
  const half = Math.sqrt(reach ** 2 - (sill - hub) ** 2)
  const arch = (x: number) => `L${n(x + half)} ${sill} A${n(reach)} ${n(reach)} 0 1 0 ${n(x - half)} ${sill}`
  return `${upper} ${arch(wheel.rear)} ${arch(wheel.front)} Z`
}

/** The paint as light makes it: the colour itself, toward the sky, and away from it. */
export function tones(paint: Hex) {
  const dark = luminance(paint) < 0.05
  return {
    shine: mix(paint, '#ffffff', dark ? 0.5 : 0.62),
    sky: mix(paint, '#e4eef4', 0.22),
    base: paint,
    turn: mix(paint, '#0a0f16', 0.3),
    shade: mix(paint, '#080b10', 0.55),
    deep: mix(paint, '#05070a', 0.78),
    bounce: mix(paint, '#b9b2a4', 0.16),
  }
}

export function bodyDefs(id: string, shape: CarShape, paint: Hex): string {
  const t = tones(paint)
  const { roof, belt, sill, nose, tail } = shape
  const offset = (y: number) => ((y - roof) / (sill - roof)).toFixed(3)
  const side = sill - belt
  return `<linearGradient id="${id}-paint" gradientUnits="userSpaceOnUse" x1="0" y1="${roof}" x2="0" y2="${sill}"><stop stop-color="${t.shine}"/><stop offset="0.09" stop-color="${t.sky}"/><stop offset="${offset(belt)}" stop-color="${t.sky}"/><stop offset="${offset(belt + side * 0.12)}" stop-color="${mix(t.sky, t.base, 0.45)}"/><stop offset="${offset(belt + side * 0.36)}" stop-color="${t.base}"/><stop offset="1" stop-color="${t.turn}"/></linearGradient>
<linearGradient id="${id}-flank" gradientUnits="userSpaceOnUse" x1="0" y1="${n(belt + side * 0.36)}" x2="0" y2="${sill}"><stop stop-color="${t.shade}" stop-opacity="0.55"/><stop offset="0.45" stop-color="${t.turn}" stop-opacity="0.5"/><stop offset="0.72" stop-color="${t.bounce}" stop-opacity="0.55"/><stop offset="0.9" stop-color="${t.shade}" stop-opacity="0.8"/><stop offset="1" stop-color="${t.deep}"/></linearGradient>
<linearGradient id="${id}-ends" gradientUnits="userSpaceOnUse" x1="${nose}" y1="0" x2="${tail}" y2="0"><stop stop-color="${t.deep}" stop-opacity="0.7"/><stop offset="0.022" stop-color="${t.shade}" stop-opacity="0.35"/><stop offset="0.045" stop-color="${t.shine}" stop-opacity="0.16"/><stop offset="0.085" stop-color="${t.shade}" stop-opacity="0.22"/><stop offset="0.16" stop-color="${t.shade}" stop-opacity="0"/><stop offset="0.86" stop-color="${t.shade}" stop-opacity="0"/><stop offset="0.925" stop-color="${t.shade}" stop-opacity="0.3"/><stop offset="0.965" stop-color="${t.shine}" stop-opacity="0.12"/><stop offset="0.985" stop-color="${t.shade}" stop-opacity="0.4"/><stop offset="1" stop-color="${t.deep}" stop-opacity="0.8"/></linearGradient>
<linearGradient id="${id}-line" gradientUnits="userSpaceOnUse" x1="80" y1="0" x2="1530" y2="0"><stop stop-color="#fff" stop-opacity="0"/><stop offset="0.12" stop-color="#fff" stop-opacity="0.85"/><stop offset="0.5" stop-color="#fff" stop-opacity="0.55"/><stop offset="0.85" stop-color="#fff" stop-opacity="0.9"/><stop offset="1" stop-color="#fff" stop-opacity="0.1"/></linearGradient>
<filter id="${id}-soft" x="-10%" y="-40%" width="120%" height="180%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="7"/></filter><filter id="${id}-crisp" x="-10%" y="-10%" width="120%" height="120%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="3.5"/></filter>
<clipPath id="${id}-body"><path d="${outline(shape)}"/></clipPath>`
}

export function body(id: string, shape: CarShape, paint: Hex): string {
  const t = tones(paint)
  const { wheel, ground, flank, tops, shoulder, crease } = shape
  const hub = ground - wheel.radius
  const around = (radius: number, look: string) =>
    [wheel.front, wheel.rear]
      .map((x) => `<circle cx="${x}" cy="${hub}" r="${n(radius)}" fill="none" ${look}/>`)
      .join('')
  const r = wheel.radius
  return `<path d="${outline(shape)}" fill="url(#${id}-paint)"/><g clip-path="url(#${id}-body)">
<path d="${flank}" fill="url(#${id}-flank)" filter="url(#${id}-crisp)"/>
${tops.map((top) => `<path d="${top}" fill="${t.shine}" opacity="0.7" filter="url(#${id}-soft)"/>`).join('')}
<rect width="1600" height="600" fill="url(#${id}-ends)"/>
<g filter="url(#${id}-soft)">${around(r * 1.24, `stroke="${t.shine}" stroke-opacity="0.16" stroke-width="${n(r * 0.07)}"`)}${around(r * 1.12, `stroke="${t.deep}" stroke-opacity="0.45" stroke-width="${n(r * 0.09)}"`)}</g>
<path d="${shoulder}" fill="none" stroke="${t.shine}" stroke-width="16" opacity="0.75" filter="url(#${id}-soft)"/>
<path d="${shoulder}" transform="translate(0 16)" fill="none" stroke="${t.shade}" stroke-width="18" opacity="0.4" filter="url(#${id}-soft)"/>
<path d="${shoulder}" transform="translate(0 40)" fill="none" stroke="${t.shine}" stroke-width="24" opacity="0.32" filter="url(#${id}-soft)"/>
<path d="${shoulder}" fill="none" stroke="url(#${id}-line)" stroke-width="2"/>
<path d="${crease}" transform="translate(0 9)" fill="none" stroke="${t.shine}" stroke-width="12" opacity="0.42" stroke-linecap="round" filter="url(#${id}-soft)"/>
<path d="${crease}" transform="translate(0 -6)" fill="none" stroke="${t.deep}" stroke-width="10" opacity="0.4" stroke-linecap="round" filter="url(#${id}-soft)"/>
<path d="${crease}" fill="none" stroke="url(#${id}-line)" stroke-width="1.4" opacity="0.45" stroke-linecap="round"/>
<path d="${shape.upper}" fill="none" stroke="#fff" stroke-opacity="0.55" stroke-width="4" filter="url(#${id}-hair)"/></g>`
}

/** Dark rooms for the wheels, seen where the body is cut out. */
export function wells(shape: CarShape): string {
  const { wheel, ground, sill } = shape
  const hub = ground - wheel.radius
  const reach = wheel.radius * (ARCH_GAP + 0.02)
  const well = (x: number) => `<circle cx="${x}" cy="${hub}" r="${n(reach)}"/>`
  return `<g fill="#050607"><rect x="${wheel.front}" y="${sill - 60}" width="${wheel.rear - wheel.front}" height="78" rx="10"/>${well(wheel.front)}${well(wheel.rear)}</g>`
}

/** The edge that the body rolls over around each wheel, catching a little light. */
export function archLips(shape: CarShape): string {
  const { wheel, ground, archTrim, sill } = shape
  const hub = ground - wheel.radius
  const reach = wheel.radius * ARCH_GAP
  const half = (radius: number) => Math.sqrt(radius ** 2 - (sill - hub) ** 2)
  const lip = (x: number, radius: number, look: string) =>
    `<path d="M${n(x - half(radius))} ${sill} A${n(radius)} ${n(radius)} 0 1 1 ${n(x + half(radius))} ${sill}" fill="none" ${look}/>`
  return [wheel.front, wheel.rear]
    .map((x) =>
      archTrim
        ? lip(x, reach + 7, 'stroke="#25282b" stroke-width="15"') +
          lip(x, reach + 13.5, 'stroke="#fff" stroke-opacity="0.2" stroke-width="1.6"') +
          lip(x, reach + 0.5, 'stroke="#000" stroke-opacity="0.7" stroke-width="3"')
        : lip(x, reach + 1, 'stroke="#000" stroke-opacity="0.6" stroke-width="4"') +
          lip(x, reach + 4.5, 'stroke="#fff" stroke-opacity="0.22" stroke-width="1.4"'),
    )
    .join('')
}
