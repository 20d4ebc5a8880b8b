import { nodeOf } from '../nodes'
import type { OpenPage } from '../router'

/** What a page must not go beyond, and what must not be found on it, each under its rule's name. */
export type Look = {
  counts: Record<'nodes of a page' | 'depth of a page' | 'children of a node', number>
  found: Record<'picture size' | 'picture proportions' | 'tap areas' | 'safe area' | 'contrast', Set<string>>
}
type Found = Look['found']

const TAP_PX = 44
const NOTCH_PX = 34
const CONTRAST = 4.5
const LARGE_CONTRAST = 3
const PIXEL_RATIO_MAX = 3
const STRETCH_MAX = 0.15

export const newLook = (): Look => ({
  counts: { 'nodes of a page': 0, 'depth of a page': 0, 'children of a node': 0 },
  found: {
    ...{ 'picture size': new Set(), 'picture proportions': new Set() },
    ...{ 'tap areas': new Set(), 'safe area': new Set(), contrast: new Set() },
  },
})

/** Adds what there is to see on a page at this moment, as a critical reader would put it. */
export function lookAt({ slot }: OpenPage, { counts, found }: Look) {
  const elements = [...slot.page.querySelectorAll<HTMLElement>('*:not(.host-part):not(.host-part *)')]
  const most = (name: keyof typeof counts, value: number) => (counts[name] = Math.max(counts[name], value))
  most('nodes of a page', elements.length)
  for (const element of elements) {
    most('children of a node', element.childElementCount)
    most('depth of a page', ancestors(element).length)
    const box = Element.prototype.getBoundingClientRect.call(element)
    if (!box.width || !box.height) continue
    const size = `${Math.round(box.width)}×${Math.round(box.height)}`
    if (isTappable(element)) {
      if (Math.min(box.width, box.height) < TAP_PX - 0.5) found['tap areas'].add(`${nameOf(element)} ${size}`)
      const notchTop = slot.box.getBoundingClientRect().bottom - NOTCH_PX
      const isOver = (box.top + box.bottom) / 2 > notchTop && box.bottom <= notchTop + NOTCH_PX + 1
      if (!slot.isTab && isOver && isStuck(element)) found['safe area'].add(`${nameOf(element)} ${size}`)
    }
    const faint = faintness(element)
    if (faint) found.contrast.add(`${nameOf(element)} ${faint}`)
    lookAtPicture(element, box, size, found)
  }
}

function lookAtPicture(element: HTMLElement, { width, height }: DOMRect, size: string, found: Found) {
  const image = element.querySelector<HTMLImageElement>(':scope > img.host-part')
  if (!image?.naturalWidth || /svg/.test(image.currentSrc)) return
  const { naturalWidth, naturalHeight } = image
  const finding = `${nameOf(element)} ${naturalWidth}×${naturalHeight} shown as ${size}`
  if (naturalWidth * naturalHeight > width * height * PIXEL_RATIO_MAX ** 2) found['picture size'].add(finding)
  const stretch = Math.abs(naturalWidth / naturalHeight / (width / height) - 1)
  const fills = (element.dataset.mode ?? 'scaleToFill') === 'scaleToFill'
  if (fills && stretch > STRETCH_MAX) found['picture proportions'].add(finding)
}

/** How little a text stands out from what is behind it; null where it does well or that can't be told. */
function faintness(element: HTMLElement): string | null {
  const isText = ({ nodeType, textContent }: Node) => nodeType === Node.TEXT_NODE && textContent?.trim()
  const behind = [...element.childNodes].some(isText) ? backgroundOf(element) : null
  if (!behind) return null
  const { color, fontSize, fontWeight } = getComputedStyle(element)
  const [dark, light] = [luminance(rgba(color)), luminance(behind)].sort((a, b) => a - b) as [number, number]
  const ratio = (light + 0.05) / (dark + 0.05)
  const px = parseFloat(fontSize)
  const isLarge = px >= 24 || (px >= 18.5 && Number(fontWeight) >= 700)
  return ratio < (isLarge ? LARGE_CONTRAST : CONTRAST) ? `${ratio.toFixed(2)}:1` : null
}

type Color = [red: number, green: number, blue: number, alpha: number]

/** The colour behind an element's text; null off the screen, and over a picture, where nobody can say. */
function backgroundOf(element: HTMLElement): Color | null {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element)
  const layers = document.elementsFromPoint(left + width / 2, top + height / 2)
  const at = layers.indexOf(element)
  for (const layer of at < 0 ? [] : layers.slice(at)) {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(layer)
    const color = rgba(backgroundColor)
    if (layer.tagName === 'IMG' || backgroundImage !== 'none' || Number(opacity) < 1) return null
    if (color[3] > 0) return color[3] === 1 ? color : null
  }
  return null
}

const rgba = (css: string): Color => {
  const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
  return [r, g, b, a]
}

function luminance([r, g, b]: Color) {
  const linear = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255)
}

type Listening = { _$eventTarget?: { listeners?: Record<string, unknown> } | null }

/** Somebody listens to its taps, and neither its size nor that is the platform's or the framework's own choice. */
function isTappable(element: HTMLElement) {
  const { _$eventTarget: target } = (nodeOf(element) ?? {}) as Listening
  const isOthersChoice = /^WX-(SWITCH|CHECKBOX|RADIO|SCROLL-VIEW)$/.test(element.tagName)
  return target?.listeners?.tap !== undefined && !isOthersChoice && element.ariaHidden !== 'true'
}

/** It stays where it is: nothing around it scrolls. */
function isStuck(element: HTMLElement) {
  const around = ancestors(element)
  const isFixed = around.some((one) => /fixed|sticky/.test(getComputedStyle(one).position))
  return (
    isFixed &&
    !around.some(({ scrollHeight, clientHeight, tagName }) => {
      return tagName !== 'PAGE' && scrollHeight > clientHeight + 1
    })
  )
}

/** The element and those around it, as far as the page. */
function ancestors(element: HTMLElement) {
  const all = []
  for (let at: HTMLElement | null = element; at && at.tagName !== 'PAGE'; at = at.parentElement) all.push(at)
  return all
}

const nameOf = (element: HTMLElement) => {
  const tag = element.tagName.toLowerCase().replace(/^wx-/, '')
  const text = (element.textContent ?? '').trim().slice(0, 12)
  return [tag, ...element.classList].join('.') + (text && ` “${text}”`)
}
