import { luminance, mix, type Hex } from '../colour'
import { mark, round, shade, type Paper, stage } from './stage'

const steel: Hex = '#b9c0c2'

/** A slim flask with a steel collar and a handle to carry it by. */
export function thermos(colour: Hex, paper: Paper): string {
  const lid = mix(colour, '#101512', 0.72)
  const ink = luminance(colour) > 0.4 ? '#3d5f4f' : mix(colour, '#ffffff', 0.82)
  const thing = `<defs><linearGradient id="body" x1="0" y1="0" x2="1" y2="0">${round(colour)}</linearGradient><linearGradient id="steel" x1="0" y1="0" x2="1" y2="0">${round(steel)}</linearGradient><linearGradient id="lid" x1="0" y1="0" x2="1" y2="0">${round(lid)}</linearGradient><linearGradient id="fall" x1="0" y1="0" x2="0" y2="1"><stop offset="0.55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.22"/></linearGradient></defs>
${shade(320, 86)}
<path d="M268 130C262 66 378 66 372 130L358 134C360 88 280 88 282 134Z" fill="url(#lid)"/><path d="M276 122C276 84 364 84 364 122" fill="none" stroke="#fff" stroke-opacity="0.14" stroke-width="2"/>
<path d="M262 132Q262 122 272 120Q320 112 368 120Q378 122 378 132V178Q320 192 262 178Z" fill="url(#lid)"/><path d="M262 140Q320 152 378 140" fill="none" stroke="#000" stroke-opacity="0.25" stroke-width="2"/>
<path d="M264 178Q320 192 376 178V196Q320 210 264 196Z" fill="url(#steel)"/>
<path d="M264 196Q320 210 376 196C386 210 408 220 408 252V516Q408 538 320 538Q232 538 232 516V252C232 220 254 210 264 196Z" fill="url(#body)"/><path d="M264 196Q320 210 376 196C386 210 408 220 408 252V516Q408 538 320 538Q232 538 232 516V252C232 220 254 210 264 196Z" fill="url(#fall)"/>
<path d="M232 500Q232 520 320 522Q408 520 408 500V516Q408 538 320 538Q232 538 232 516Z" fill="url(#steel)" opacity="0.92"/><path d="M232 500Q232 520 320 522Q408 520 408 500" fill="none" stroke="#000" stroke-opacity="0.3" stroke-width="1.5"/>
<path d="M254 262C254 240 262 234 268 226V486Q260 485 254 482Z" fill="#fff" opacity="0.13"/>
${mark(276, 318, 92, ink, 0.92)}`
  return stage({ seed: `thermos ${colour}`, paper, thing })
}
