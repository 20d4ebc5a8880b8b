import type { Behaviours } from './behaviour'
import { domOf } from '../nodes'
import { toFrameUnits } from '../../compile/units'

const size = (value: unknown, system: number) =>
  value === 'system' ? `${system}px` : typeof value === 'string' ? toFrameUnits(value) : ''

/** `<page-meta>` speaks for the page around it: its style, its font sizes, its title. */
export const pageMeta: Behaviours = {
  'page-meta': {
    changed(node, host) {
      const page = domOf(node).closest<HTMLElement>('page')
      if (!page) return
      const { pageStyle, rootFontSize, pageFontSize, rootBackgroundColor } = node.data
      page.style.cssText = typeof pageStyle === 'string' ? toFrameUnits(pageStyle) : ''
      page.style.fontSize = size(pageFontSize, host.phone.fontSize)
      if (typeof rootBackgroundColor === 'string') page.style.background = rootBackgroundColor
      const root = size(rootFontSize, host.phone.fontSize)
      if (root) document.documentElement.style.fontSize = root
    },
  },
  'navigation-bar': {
    changed(node, host) {
      const { title, backgroundColor, frontColor } = node.data
      if (typeof title === 'string') host.frame.setBar({ title })
      if (typeof backgroundColor === 'string') host.frame.setBar({ background: backgroundColor })
      if (typeof frontColor === 'string') host.frame.setBar({ ink: frontColor })
    },
  },
}
