import type { Host } from '../host'
import type { DomElement } from '../nodes'

/** A real tap where the element is, which fails when something else lies over it. */
export async function press(host: Host, element: DomElement) {
  element.scrollIntoView({ block: 'center', inline: 'center' })
  await atRest(element)
  const box = Element.prototype.getBoundingClientRect.call(element)
  if (!box.width || !box.height) throw new Error('element has no size, it can not be tapped')
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
  const hit = document.elementFromPoint(x, y)
  const isHit = hit && (element.contains(hit) || hit.contains(element))
  if (!isHit) throw new Error(`element can not be tapped at (${x}, ${y}): ${nameOf(hit)} lies over it`)
  await host.native('tap', { x, y })
}

/** A thumb waits for what still moves, a second at most. */
async function atRest(element: DomElement) {
  let before = ''
  for (let frame = 0; frame < 60; frame++) {
    const { x, y } = Element.prototype.getBoundingClientRect.call(element)
    if (before === `${x} ${y}`) return
    before = `${x} ${y}`
    await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)))
  }
}

const nameOf = (element: Element | null) =>
  element ? `<${element.tagName.toLowerCase()} class="${element.className}">` : 'nothing'
