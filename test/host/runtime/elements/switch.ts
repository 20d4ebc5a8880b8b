import { fire } from '../view'
import { type Component, domOf } from '../nodes'
import { type Behaviours, isOn, mark } from './behaviour'

export function flip(node: Component) {
  if (isOn(node.data.disabled)) return
  const value = !isOn(node.data.checked)
  node.setData({ checked: value })
  fire(node, 'change', { value })
}

export const switches: Behaviours = {
  switch: {
    attached: (node) => node.addListener('tap', () => flip(node)),
    changed: (node) => mark(domOf(node), 'checked', isOn(node.data.checked)),
  },
}
