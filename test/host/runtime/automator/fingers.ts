import type { Host } from '../host'
import type { DomElement } from '../nodes'

type Point = { identifier?: number; pageX?: number; pageY?: number; clientX?: number; clientY?: number }
type Touching = { touches?: Point[]; changeTouches?: Point[]; changedTouches?: Point[] }

/** A real tap where the element is, which fails when something else lies over it. */
export async function press(host: Host, element: DomElement) {
  element.scrollIntoView({ block: 'center', inline: 'center' })
  const box = Element.prototype.getBoundingClientRect.call(element)
  if (!box.width || !box.height) throw new Error('element has no size, it can not be tapped')
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
  const hit = document.elementFromPoint(x, y)
  const isHit = hit && (element.contains(hit) || hit.contains(element))
  if (!isHit) throw new Error(`element can not be tapped at (${x}, ${y}): ${nameOf(hit)} lies over it`)
  await native(host, x, y)
}

const native = (host: Host, x: number, y: number) => host.native('tap', { x, y })

const nameOf = (element: Element | null) =>
  element ? `<${element.tagName.toLowerCase()} class="${element.className}">` : 'nothing'

/** Part of a gesture, as the browser itself would report it. */
export function touch(host: Host, element: DomElement, type: string, { touches, ...given }: Touching) {
  const box = Element.prototype.getBoundingClientRect.call(element)
  const { left, top } = host.frame.pageBox()
  const asTouch = ({ identifier = 0, pageX, pageY, clientX = pageX, clientY = pageY }: Point) =>
    new Touch({
      identifier,
      target: element,
      clientX: clientX === undefined ? box.left + box.width / 2 : clientX + left,
      clientY: clientY === undefined ? box.top + box.height / 2 : clientY + top,
    })
  const changed = (given.changeTouches ?? given.changedTouches ?? touches ?? [{}]).map(asTouch)
  const remaining = type === 'touchend' ? [] : (touches ?? [{}]).map(asTouch)
  const init = {
    bubbles: true,
    cancelable: true,
    composed: true,
    touches: remaining,
    changedTouches: changed,
  }
  element.dispatchEvent(new TouchEvent(type, init))
}
