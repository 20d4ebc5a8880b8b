import { mix, type Hex } from '../colour'
import { mark, stage, type Paper } from './stage'

const torso =
  'M248 190C232 200 214 206 200 214L196 300C200 380 196 470 194 540Q194 552 206 553Q320 562 434 553Q446 552 446 540C444 470 440 380 444 300L440 214C426 206 408 200 392 190C372 214 268 214 248 190Z'
const leftSleeve =
  'M204 212C176 222 162 246 152 290C140 350 128 420 122 486Q121 496 131 498L160 503Q170 504 172 495C180 440 190 372 200 320Z'
const rightSleeve =
  'M436 212C464 222 478 246 488 290C500 350 512 420 518 486Q519 496 509 498L480 503Q470 504 468 495C460 440 450 372 440 320Z'
const hood = 'M252 194C240 150 262 96 320 94S400 150 388 194C372 216 350 226 320 226S268 216 252 194Z'

/** A shell against rain, its zip in the colour of the evening. */
export function jacket(colour: Hex, accent: Hex, paper: Paper): string {
  const [light, deep, dark] = [
    mix(colour, '#ffffff', 0.24),
    mix(colour, '#060a09', 0.34),
    mix(colour, '#060a09', 0.62),
  ]
  const seam = `fill="none" stroke="${dark}" stroke-opacity="0.55" stroke-width="2"`
  const thing = `<defs><linearGradient id="torso" x1="0" y1="0" x2="1" y2="0.3"><stop stop-color="${mix(colour, deep, 0.35)}"/><stop offset="0.28" stop-color="${light}"/><stop offset="0.55" stop-color="${colour}"/><stop offset="1" stop-color="${deep}"/></linearGradient><linearGradient id="left" x1="0" y1="0" x2="1" y2="0"><stop stop-color="${colour}"/><stop offset="0.35" stop-color="${light}"/><stop offset="1" stop-color="${deep}"/></linearGradient><linearGradient id="right" x1="0" y1="0" x2="1" y2="0"><stop stop-color="${deep}"/><stop offset="0.5" stop-color="${colour}"/><stop offset="1" stop-color="${dark}"/></linearGradient><radialGradient id="inside" cx="0.5" cy="0.62" r="0.6"><stop stop-color="${dark}"/><stop offset="1" stop-color="${mix(dark, '#000000', 0.5)}"/></radialGradient><linearGradient id="hood" x1="0" y1="0" x2="1" y2="0.4"><stop stop-color="${light}"/><stop offset="0.6" stop-color="${colour}"/><stop offset="1" stop-color="${deep}"/></linearGradient><filter id="wall" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="14"/></filter></defs>
<g transform="translate(16 22)" fill="#161c19" opacity="0.3" filter="url(#wall)"><path d="${torso}"/><path d="${leftSleeve}"/><path d="${rightSleeve}"/><path d="${hood}"/></g>
<path d="${leftSleeve}" fill="url(#left)"/><path d="${rightSleeve}" fill="url(#right)"/>
<path d="M126 462Q148 472 176 470L172 495Q170 504 160 503L131 498Q121 496 122 486Z" fill="${dark}" opacity="0.4"/><path d="M514 462Q492 472 464 470L468 495Q470 504 480 503L509 498Q519 496 518 486Z" fill="${dark}" opacity="0.5"/>
<path d="${hood}" fill="url(#hood)"/><path d="M276 190C268 152 284 122 320 121S372 152 364 190C352 206 338 212 320 212S288 206 276 190Z" fill="url(#inside)"/><path d="M290 178C288 152 298 136 320 136S352 152 350 178" fill="none" stroke="#fff" stroke-opacity="0.1" stroke-width="2"/>
<path d="${torso}" fill="url(#torso)"/>
<path d="M248 190C256 222 290 236 320 238C350 236 384 222 392 190L384 184C372 204 350 214 320 215S268 204 256 184Z" fill="${colour}"/><path d="M248 190C256 222 290 236 320 238C350 236 384 222 392 190" ${seam}/>
<path d="M200 250C240 268 280 274 316 275M324 275C360 274 400 268 440 250" ${seam}/><path d="M200 252C240 270 280 276 316 277M324 277C360 276 400 270 440 252" fill="none" stroke="#fff" stroke-opacity="0.12" stroke-width="2"/>
<rect x="313" y="216" width="14" height="340" fill="${dark}" opacity="0.55"/><rect x="317.5" y="214" width="5" height="342" rx="2" fill="${accent}"/><path d="M320 228L316 244Q320 250 324 244Z" fill="${mix(accent, '#ffffff', 0.3)}"/>
<path d="M222 398L258 372" stroke="${dark}" stroke-width="9" stroke-linecap="round"/><path d="M222 398L258 372" stroke="${accent}" stroke-width="3" stroke-linecap="round"/><path d="M418 398L382 372" stroke="${dark}" stroke-width="9" stroke-linecap="round"/><path d="M418 398L382 372" stroke="${accent}" stroke-width="3" stroke-linecap="round"/>
<path d="M196 534Q320 546 444 534" ${seam}/><path d="M214 330C222 400 214 470 212 530" fill="none" stroke="#fff" stroke-opacity="0.13" stroke-width="9" stroke-linecap="round"/><path d="M262 420C270 460 262 500 258 528M388 430C380 470 388 500 392 528M286 300C280 340 286 372 290 392" fill="none" stroke="#000" stroke-opacity="0.1" stroke-width="7" stroke-linecap="round"/><path d="M150 330C146 380 142 420 140 450" fill="none" stroke="#fff" stroke-opacity="0.14" stroke-width="6" stroke-linecap="round"/>
<path d="M306 230C302 262 306 268 300 286M334 230C338 262 334 268 340 286" fill="none" stroke="${mix(colour, '#ffffff', 0.55)}" stroke-width="2.4" stroke-linecap="round"/>
${mark(368, 282, 44, mix(colour, '#ffffff', 0.85), 0.95)}`
  return stage({ seed: `jacket ${colour}`, paper, thing, on: 'paper' })
}
