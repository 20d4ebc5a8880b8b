import { type Hex } from '../colour'
import { archLips, body, bodyDefs, tones, wells } from './body'
import { detailDefs, details } from './details'
import { glass, glassDefs } from './glass'
import type { CarShape } from './shape'
import { wheelAt, wheelDefs } from './wheel'

/** A car in this paint, as a piece of SVG 1600 × 600 that stands beside others in one document. */
export function drawCar(shape: CarShape, paint: Hex): string {
  const id = `${shape.id}-${paint.slice(1)}`
  const { wheel, ground } = shape
  const hub = ground - wheel.radius
  const t = tones(paint)
  return `<defs>${bodyDefs(id, shape, paint)}${glassDefs(id, shape)}${detailDefs(id)}${wheelDefs(id, wheel)}<linearGradient id="${id}-mirror" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${t.shine}" stop-opacity="0.9"/><stop offset="0.4" stop-color="${t.base}" stop-opacity="0"/><stop offset="1" stop-color="${t.deep}" stop-opacity="0.85"/></linearGradient></defs>
${shadow(id, shape)}${rails(shape)}${wells(shape)}${wheelAt(id, wheel, wheel.front, hub, 8)}${wheelAt(id, wheel, wheel.rear, hub, 23)}
${body(id, shape, paint)}${glass(id, shape)}${details(id, shape, paint)}${archLips(shape)}`
}

/** Roof rails, where a car has them: a bar that stands a little off the roof. */
const rails = ({ rails }: CarShape) =>
  rails
    ? `<path d="${rails}" fill="none" stroke="#15181a" stroke-width="7" stroke-linecap="round"/><path d="${rails}" transform="translate(0 -2)" fill="none" stroke="#8d959b" stroke-width="1.8" stroke-linecap="round"/>`
    : ''

/** Wide and faint under the whole car, dense under its floor, black where the tyres touch. */
function shadow(id: string, { ground, wheel, nose, tail }: CarShape): string {
  const middle = (nose + tail) / 2
  const wide = (tail - nose) / 2
  const tyre = (x: number) =>
    `<ellipse cx="${x}" cy="${ground - 1}" rx="${wheel.radius * 0.6}" ry="5" opacity="0.85"/>`
  return `<defs><filter id="${id}-under" x="-10%" y="-150%" width="120%" height="400%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="16 7"/></filter></defs><g fill="#04060a"><g filter="url(#${id}-under)"><ellipse cx="${middle}" cy="${ground + 4}" rx="${wide - 20}" ry="15" opacity="0.42"/><ellipse cx="${middle}" cy="${ground - 1}" rx="${wide - 130}" ry="10" opacity="0.72"/></g><g filter="url(#${id}-hair)">${tyre(wheel.front)}${tyre(wheel.rear)}</g></g>`
}
