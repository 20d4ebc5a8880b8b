import { fire } from '../view'
import { type Component, closest, isBuiltIn, within } from '../nodes'
import { isOn } from './behaviour'

function formValue(form: Component) {
  const named = within(form, 'input', 'textarea', 'switch', 'picker').filter(({ data }) => data.name)
  return Object.fromEntries(named.map((node) => [node.data.name, valueOf(node)]))
}

const valueOf = (node: Component) =>
  isBuiltIn(node, 'switch') ? isOn(node.data.checked) : (node.data.value ?? '')

/** A button in a form may send it off. */
export function submitFrom(button: Component) {
  const form = button.data.formType === 'submit' && closest(button, 'form')
  if (form) fire(form, 'submit', { value: formValue(form) })
}
