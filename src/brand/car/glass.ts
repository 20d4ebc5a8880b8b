import type { CarShape } from './shape'

export function glassDefs(id: string, { roof, belt, panes }: CarShape): string {
  const from = `gradientUnits="userSpaceOnUse" x1="0" y1="${roof}" x2="0" y2="${belt}"`
  return `<linearGradient id="${id}-glass" ${from}><stop stop-color="#8fa3b0"/><stop offset="0.3" stop-color="#5a6b77"/><stop offset="0.62" stop-color="#27323a"/><stop offset="0.8" stop-color="#171e24"/><stop offset="1" stop-color="#39444b"/></linearGradient>
<linearGradient id="${id}-screen" ${from}><stop stop-color="#c3d0d8"/><stop offset="0.5" stop-color="#66767f"/><stop offset="1" stop-color="#20282e"/></linearGradient>
<linearGradient id="${id}-sweep" gradientUnits="userSpaceOnUse" x1="0" y1="${roof}" x2="0" y2="${belt}"><stop stop-color="#fff" stop-opacity="0.4"/><stop offset="1" stop-color="#fff" stop-opacity="0.04"/></linearGradient>
<linearGradient id="${id}-gloss" ${from}><stop stop-color="#23282c"/><stop offset="0.45" stop-color="#0d0f11"/><stop offset="1" stop-color="#08090a"/></linearGradient>
<clipPath id="${id}-panes"><path d="${panes.join(' ')}"/></clipPath>`
}

/** Dark glass in a dark frame: the sky at its top, the cabin behind, one slanted reflection across. */
export function glass(id: string, { roof, belt, frame, panes, screens, cabin }: CarShape): string {
  const height = belt - roof + 20
  const sweep = (x: number, wide: number) =>
    `<path d="M${x} ${belt + 10} l${height * 0.9} ${-height} h${wide} l${-height * 0.9} ${height} Z" fill="url(#${id}-sweep)"/>`
  return `${screens.map((screen) => `<path d="${screen}" fill="url(#${id}-screen)" stroke="#0b0d0f" stroke-opacity="0.75" stroke-width="1.2"/>`).join('')}
<path d="${frame}" fill="url(#${id}-gloss)"/><path d="${frame}" fill="none" stroke="#fff" stroke-opacity="0.18" stroke-width="1.2"/>
<path d="${panes.join(' ')}" fill="url(#${id}-glass)"/><g clip-path="url(#${id}-panes)"><path d="${cabin}" fill="#0b0e11" opacity="0.62"/>${sweep(560, 90)}${sweep(680, 22)}${sweep(1000, 70)}</g>
<path d="${panes.join(' ')}" fill="none" stroke="#000" stroke-opacity="0.7" stroke-width="1.6"/>`
}
