import { fire } from '../view'
import { type Component, domOf } from '../nodes'
import { type Behaviours, addPart, isOn, mark } from './behaviour'

type RichNode = {
  type?: string
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

const imageOf = (node: Component) => domOf(node).querySelector<HTMLImageElement>('img.host-part')
const partOf = (node: Component) => domOf(node).querySelector<HTMLElement>('.host-part')

/** Content from elsewhere: it may look like anything, but it may not act. */
const FORBIDDEN = /^(script|style|iframe|object|embed|link|meta)$/i

function toElement({ type, name = 'div', text, attrs = {}, children = [] }: RichNode): Node {
  if (type === 'text' || text !== undefined) return document.createTextNode(text ?? '')
  const element = document.createElement(FORBIDDEN.test(name) ? 'div' : name)
  for (const [attribute, value] of Object.entries(attrs)) {
    if (!attribute.startsWith('on')) element.setAttribute(attribute, value)
  }
  element.append(...children.map(toElement))
  return element
}

function parseRich(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('*')) {
    if (FORBIDDEN.test(element.tagName)) element.remove()
    for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name)
  }
  return [...body.childNodes]
}

export const pictures: Behaviours = {
  image: {
    attached(node) {
      const element = domOf(node)
      const image = addPart(element, 'img')
      // A picture may arrive when its place is gone.
      image.onload = () => {
        if (!element.isConnected) return
        mark(element, 'loaded', true)
        fire(node, 'load', { width: image.naturalWidth, height: image.naturalHeight })
      }
      image.onerror = () => fire(node, 'error', { errMsg: `GET ${String(node.data.src)} fail` })
      if (isOn(node.data.lazyLoad)) image.loading = 'lazy'
    },
    changed(node, host) {
      const image = imageOf(node)
      const source = typeof node.data.src === 'string' && node.data.src ? host.files.urlOf(node.data.src) : ''
      mark(domOf(node), 'mode', node.data.mode ?? 'scaleToFill')
      if (!image || image.getAttribute('src') === source) return
      mark(domOf(node), 'loaded', false)
      if (source) image.src = source
      else image.removeAttribute('src')
    },
  },
  'rich-text': {
    attached: (node) => void addPart(domOf(node), 'div'),
    changed(node) {
      const { nodes } = node.data
      partOf(node)?.replaceChildren(
        ...(typeof nodes === 'string' ? parseRich(nodes) : ((nodes ?? []) as RichNode[]).map(toElement)),
      )
    },
  },
  map: {
    attached: (node) => void addPart(domOf(node), 'span'),
    changed(node) {
      const { latitude, longitude, markers } = node.data
      const count = Array.isArray(markers) ? `，${markers.length} 个标记` : ''
      const part = partOf(node)
      if (part)
        part.textContent = `地图 ${Number(latitude ?? 0).toFixed(4)}, ${Number(longitude ?? 0).toFixed(4)}${count}`
    },
  },
}
