import { type Component, closest, domOf, fire } from '../nodes'
import { type Behaviours, isOn, mark } from './behaviour'

const THRESHOLD_PX = 50

function watchScroll(node: Component) {
  const element = domOf(node)
  let last = { left: 0, top: 0 }
  element.addEventListener('scroll', () => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element
    const [deltaX, deltaY] = [last.left - scrollLeft, last.top - scrollTop]
    last = { left: scrollLeft, top: scrollTop }
    fire(node, 'scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX, deltaY })
    const { upperThreshold, lowerThreshold } = node.data
    const left = isOn(node.data.scrollX)
      ? scrollWidth - clientWidth - scrollLeft
      : scrollHeight - clientHeight - scrollTop
    const gone = isOn(node.data.scrollX) ? scrollLeft : scrollTop
    if (deltaX + deltaY < 0 && left <= Number(lowerThreshold ?? THRESHOLD_PX)) fire(node, 'scrolltolower', {})
    if (deltaX + deltaY > 0 && gone <= Number(upperThreshold ?? THRESHOLD_PX)) fire(node, 'scrolltoupper', {})
  })
}

/** What was asked for last: a template repeats its wishes with every change, and the reader may have scrolled on. */
const asked = new WeakMap<Component, Record<string, unknown>>()

function applyWishes(node: Component) {
  const { scrollTop, scrollLeft, scrollIntoView } = node.data
  const before = asked.get(node) ?? {}
  asked.set(node, { scrollTop, scrollLeft, scrollIntoView })
  const element = domOf(node)
  if (scrollTop !== before.scrollTop && scrollTop !== null) element.scrollTop = parseFloat(String(scrollTop))
  if (scrollLeft !== before.scrollLeft && scrollLeft !== null)
    element.scrollLeft = parseFloat(String(scrollLeft))
  if (scrollIntoView && scrollIntoView !== before.scrollIntoView) {
    document.getElementById(String(scrollIntoView))?.scrollIntoView({ block: 'nearest', inline: 'start' })
  }
}

const slidesOf = (node: Component) => domOf(node).querySelectorAll(':scope > wx-swiper-item')

/** Each slide stands as far from the shown one as it comes before or after it. */
function arrange(node: Component) {
  const current = Number(node.data.current ?? 0)
  slidesOf(node).forEach((slide, at) => mark(slide as HTMLElement, 'offset', at - current))
}

export const scrollers: Behaviours = {
  'scroll-view': {
    attached: watchScroll,
    changed(node) {
      mark(domOf(node), 'x', isOn(node.data.scrollX))
      mark(domOf(node), 'y', isOn(node.data.scrollY))
      mark(domOf(node), 'flex', isOn(node.data.enableFlex))
      // The children may only just be on their way.
      queueMicrotask(() => applyWishes(node))
    },
  },
  swiper: {
    changed(node) {
      arrange(node)
    },
  },
  'swiper-item': {
    attached(node) {
      // Slides appear one by one; they are counted when the last has.
      queueMicrotask(() => {
        const swiper = closest(node, 'swiper')
        if (swiper) arrange(swiper)
      })
    },
  },
}
