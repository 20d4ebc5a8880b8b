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

function shadow(id: string, { ground, wheel }: CarShape): string {
  const wide = (wheel.rear - wheel.front) / 2
  const middle = (wheel.rear + wheel.front) / 2
  const tyre = (x: number) =>
    `<ellipse cx="${x}" cy="${ground - 2}" rx="${wheel.radius * 0.72}" ry="7" opacity="0.8"/>`
  return `<g fill="#05070a" filter="url(#${id}-soft)"><ellipse cx="${middle + 10}" cy="${ground + 2}" rx="${wide + 240}" ry="17" opacity="0.55"/><ellipse cx="${middle}" cy="${ground - 2}" rx="${wide + 60}" ry="11" opacity="0.6"/>${tyre(wheel.front)}${tyre(wheel.rear)}</g>`
}
