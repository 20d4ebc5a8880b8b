import { nodeOf } from '../nodes'
import type { OpenPage } from '../router'

export type Finding = { element: string; found: string }
export type Look = {
  nodes: number
  depth: number
  childrenMax: number
  smallTaps: Finding[]
  unsafeTaps: Finding[]
  largePictures: Finding[]
  distortedPictures: Finding[]
  faintTexts: Finding[]
}

export const TAP_PX = 44
const NOTCH_PX = 34
const CONTRAST = 4.5
const LARGE_CONTRAST = 3
const PIXEL_RATIO_MAX = 3

/** What there is to see on a page at this moment, as a critical reader would put it. */
export function lookAt({ slot }: OpenPage): Look {
  const { page } = slot
  const elements = [...page.querySelectorAll<HTMLElement>('*:not(.host-part):not(.host-part *)')]
  const bottomEdge = slot.box.getBoundingClientRect().bottom
  const look: Look = {
    nodes: elements.length,
    depth: 0,
    childrenMax: 0,
    ...{ smallTaps: [], unsafeTaps: [], largePictures: [], distortedPictures: [], faintTexts: [] },
  }
  for (const element of elements) {
    look.childrenMax = Math.max(look.childrenMax, element.childElementCount)
    look.depth = Math.max(look.depth, depthOf(element, page))
    const { width, height, bottom } = Element.prototype.getBoundingClientRect.call(element)
    if (!width || !height) continue
    if (isTappable(element)) {
      const found = `${Math.round(width)}×${Math.round(height)}`
      if (Math.min(width, height) < TAP_PX - 0.5) look.smallTaps.push({ element: nameOf(element), found })
      const overNotch = bottom > bottomEdge - NOTCH_PX + 1 && bottom <= bottomEdge + 1
      if (!slot.isTab && overNotch && isFixed(element))
        look.unsafeTaps.push({ element: nameOf(element), found })
    }
    const faint = faintness(element)
    if (faint) look.faintTexts.push({ element: nameOf(element), found: faint })
    lookAtPicture(element, width, height, look)
  }
  return look
}

function lookAtPicture(element: HTMLElement, width: number, height: number, look: Look) {
  const image = element.querySelector<HTMLImageElement>(':scope > img.host-part')
  if (!image?.naturalWidth || /svg/.test(image.currentSrc)) return
  const { naturalWidth, naturalHeight } = image
  const found = `${naturalWidth}×${naturalHeight} shown as ${Math.round(width)}×${Math.round(height)}`
  const shown = width * height * PIXEL_RATIO_MAX ** 2
  if (naturalWidth * naturalHeight > shown) look.largePictures.push({ element: nameOf(element), found })
  const stretch = naturalWidth / naturalHeight / (width / height)
  const fills = (element.dataset.mode ?? 'scaleToFill') === 'scaleToFill'
  if (fills && Math.abs(stretch - 1) > 0.15) look.distortedPictures.push({ element: nameOf(element), found })
}

/** How little a text stands out from what is behind it; null where it does well or that can't be told. */
function faintness(element: HTMLElement): string | null {
  const ownText = [...element.childNodes].some(
    (child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim(),
  )
  if (!ownText) return null
  const style = getComputedStyle(element)
  const behind = backgroundOf(element)
  if (!behind) return null
  const ratio = contrast(rgba(style.color), behind)
  const size = parseFloat(style.fontSize)
  const isLarge = size >= 24 || (size >= 18.5 && Number(style.fontWeight) >= 700)
  return ratio < (isLarge ? LARGE_CONTRAST : CONTRAST) ? `${ratio.toFixed(2)}:1` : null
}

type Color = [red: number, green: number, blue: number, alpha: number]

/** The colour behind an element's text; null off the screen, and over a picture, where nobody can say. */
function backgroundOf(element: HTMLElement): Color | null {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element)
  const layers = document.elementsFromPoint(left + width / 2, top + height / 2)
  const at = layers.indexOf(element)
  if (at < 0) return null
  for (const layer of layers.slice(at)) {
    const style = getComputedStyle(layer)
    const color = rgba(style.backgroundColor)
    if (layer.tagName === 'IMG' || style.backgroundImage !== 'none' || Number(style.opacity) < 1) return null
    if (color[3] === 1) return color
    if (color[3] > 0) return null
  }
  return null
}

const rgba = (css: string): Color => {
  const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
  return [r, g, b, a]
}

function contrast(one: Color, other: Color) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance([r, g, b]: Color) {
  const linear = [r, g, b].map((value) =>
    value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!
}

type Listening = { _$eventTarget?: { listeners?: Record<string, unknown> } | null }

/** Somebody listens to its taps, and its size isn't the platform's own choice. */
function isTappable(element: HTMLElement) {
  const node = nodeOf(element) as Listening | null
  const listens =
    node?._$eventTarget?.listeners?.tap !== undefined && !/^WX-(SWITCH|CHECKBOX|RADIO)$/.test(element.tagName)
  return listens && element.getAttribute('aria-hidden') !== 'true'
}

function isFixed(element: HTMLElement) {
  for (let at: HTMLElement | null = element; at && at.tagName !== 'PAGE'; at = at.parentElement) {
    if (getComputedStyle(at).position === 'fixed') return true
  }
  return false
}

function depthOf(element: HTMLElement, top: HTMLElement) {
  let depth = 0
  for (let at: HTMLElement | null = element; at && at !== top; at = at.parentElement) depth++
  return depth
}

const nameOf = (element: HTMLElement) => {
  const tag = element.tagName.toLowerCase().replace(/^wx-/, '')
  const text = (element.textContent ?? '').trim().slice(0, 12)
  return `${tag}${element.className ? `.${[...element.classList].join('.')}` : ''}${text ? ` “${text}”` : ''}`
}
