import type { Hex } from '../colour'
import { drawCar } from '../car/draw-car'
import type { CarShape } from '../car/shape'
import { mark, stage, type Paper } from './stage'

/** A car one could put on a shelf, on a walnut base under a clear hood. */
export function modelCar(shape: CarShape, paint: Hex, paper: Paper): string {
  const scale = 0.312
  const [left, floor] = [320 - (1600 * scale) / 2, 458]
  const thing = `<defs><linearGradient id="walnut" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#7a5236"/><stop offset="0.5" stop-color="#5d3c26"/><stop offset="1" stop-color="#3c2517"/></linearGradient><linearGradient id="deck" x1="0" y1="0" x2="1" y2="0"><stop stop-color="#a87950"/><stop offset="0.5" stop-color="#8d6140"/><stop offset="1" stop-color="#6f4a30"/></linearGradient><linearGradient id="clear" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#fff" stop-opacity="0.5"/><stop offset="0.3" stop-color="#fff" stop-opacity="0.08"/><stop offset="1" stop-color="#fff" stop-opacity="0.22"/></linearGradient><linearGradient id="brass" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#ead9a8"/><stop offset="0.5" stop-color="#bf9f5a"/><stop offset="1" stop-color="#94733a"/></linearGradient></defs>
<ellipse cx="346" cy="546" rx="270" ry="18" fill="#20261f" opacity="0.3" filter="url(#soft)"/>
<path d="M104 428H536L574 482H66Z" fill="url(#deck)"/>${grain()}<path d="M66 482H574V532Q574 540 566 540H74Q66 540 66 532Z" fill="url(#walnut)"/><path d="M66 483H574" stroke="#d6ab80" stroke-opacity="0.6" stroke-width="2"/>
<g transform="translate(${left} ${floor - shape.ground * scale}) scale(${scale})">${drawCar(shape, paint)}</g>
<path d="M112 250Q112 242 120 242H520Q528 242 528 250V430H112Z" fill="url(#clear)" opacity="0.5"/><path d="M82 226Q82 214 94 214H546Q558 214 558 226V474H82Z" fill="url(#clear)" opacity="0.34"/><path d="M82 474V226Q82 214 94 214H546Q558 214 558 226V474" fill="none" stroke="#fff" stroke-opacity="0.75" stroke-width="2"/><path d="M94 220L236 220L150 474H90V232Z" fill="#fff" opacity="0.13"/><path d="M280 220H316L230 474H194Z" fill="#fff" opacity="0.1"/>
<rect x="262" y="496" width="116" height="32" rx="3" fill="url(#brass)"/>${mark(300, 493, 40, '#4a3414', 0.9)}`
  return stage({ seed: `model ${shape.id}`, paper, thing, on: 'paper' })
}

const grain = () =>
  [440, 451, 463, 473]
    .map(
      (y, i) =>
        `<path d="M${100 - (y - 428) * 0.7} ${y}C200 ${y - 4 + i} 330 ${y + 5} ${540 + (y - 428) * 0.7} ${y - 2}" fill="none" stroke="#5b3a22" stroke-opacity="0.22" stroke-width="1.4"/>`,
    )
    .join('')
