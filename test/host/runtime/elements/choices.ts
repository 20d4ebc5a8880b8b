import { fire } from '../view'
import { type Component, closest, domOf, nodeOf, within } from '../nodes'
import { type Behaviours, addPart, isOn, mark } from './behaviour'

const onTap = (act: (node: Component) => void) => (node: Component) => {
  node.addListener('tap', () => {
    if (!isOn(node.data.disabled)) act(node)
  })
}

const showChecked = (node: Component) => {
  mark(domOf(node), 'checked', isOn(node.data.checked))
  mark(domOf(node), 'disabled', isOn(node.data.disabled))
}

export function flip(node: Component) {
  if (isOn(node.data.disabled)) return
  const value = !isOn(node.data.checked)
  node.setData({ checked: value })
  fire(node, 'change', { value })
}

export function slideTo(node: Component, value: number) {
  node.setData({ value })
  fire(node, 'changing', { value })
  fire(node, 'change', { value })
}

function check(node: Component) {
  node.setData({ checked: !isOn(node.data.checked) })
  tellGroup(node, 'checkbox-group', 'checkbox')
}

function choose(node: Component) {
  const group = closest(node, 'radio-group')
  for (const other of group ? within(group, 'radio') : [node]) other.setData({ checked: other === node })
  tellGroup(node, 'radio-group', 'radio')
}

function tellGroup(node: Component, groupTag: string, tag: string) {
  const group = closest(node, groupTag)
  if (group) fire(group, 'change', { value: checkedIn(group, tag) })
}

/** What a group stands for in a form: the one radio's value, or all the ticked boxes'. */
export function checkedIn(group: Component, tag: string) {
  const checked = within(group, tag).flatMap((node) => (isOn(node.data.checked) ? [node.data.value] : []))
  return tag === 'radio' ? checked[0] : checked
}

/** A tap on the words beside a control is a tap on the control. */
function tapLabelled(label: Component, event: { target: unknown }) {
  const named = typeof label.data.for === 'string' && label.data.for
  const control = named
    ? nodeOf(document.getElementById(named))
    : within(label, 'checkbox', 'radio', 'switch', 'input', 'button')[0]
  const tapped = (event.target as { _$?: Component })._$ ?? (event.target as Component)
  if (!control || domOf(control).contains(domOf(tapped))) return
  fire(control, 'tap', {}, false)
}

export const choices: Behaviours = {
  switch: { attached: onTap(flip), changed: showChecked },
  checkbox: { attached: onTap(check), changed: showChecked },
  radio: { attached: onTap(choose), changed: showChecked },
  label: { attached: (node) => node.addListener('tap', (event) => tapLabelled(node, event)) },
  slider: {
    attached: (node) => void addPart(domOf(node), 'i'),
    changed(node) {
      const { min, max, value } = node.data
      const share = (Number(value ?? 0) - Number(min ?? 0)) / (Number(max ?? 100) - Number(min ?? 0))
      const bar = domOf(node).querySelector<HTMLElement>('.host-part')
      if (bar) bar.style.width = `${share * 100}%`
    },
  },
}
