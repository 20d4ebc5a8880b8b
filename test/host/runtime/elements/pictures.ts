import { type Component, domOf, fire } from '../nodes'
import { type Behaviours, addPart, isOn, mark } from './behaviour'

const imageOf = (node: Component) => domOf(node).querySelector<HTMLImageElement>('img.host-part')
const partOf = (node: Component) => domOf(node).querySelector<HTMLElement>('.host-part')

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
