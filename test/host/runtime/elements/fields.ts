import { type Component, domOf, fire } from '../nodes'
import { type Behaviours, addPart, isOn, mark } from './behaviour'

type Field = HTMLInputElement | HTMLTextAreaElement

const fieldOf = (node: Component) => domOf(node).querySelector<Field>('.host-part')
const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))

const behaviour = (tag: 'input' | 'textarea') => ({
  attached(node: Component) {
    const field = addPart(domOf(node), tag)
    field.addEventListener('input', () => typeInto(node, field.value))
    field.addEventListener('focus', () => fire(node, 'focus', { value: field.value, height: 0 }))
    field.addEventListener('blur', () =>
      fire(node, 'blur', { value: field.value, cursor: field.value.length }),
    )
    field.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter' && tag === 'input')
        fire(node, 'confirm', { value: field.value })
    })
  },
  changed(node: Component) {
    const field = fieldOf(node)
    if (!field) return
    const { value, placeholder, disabled, password, focus, type } = node.data
    if (field.value !== text(value)) field.value = text(value)
    field.placeholder = text(placeholder)
    field.disabled = isOn(disabled)
    mark(domOf(node), 'grows', isOn(node.data.autoHeight))
    if (tag === 'input') (field as HTMLInputElement).type = isOn(password) ? 'password' : 'text'
    field.inputMode = type === 'number' ? 'numeric' : type === 'digit' ? 'decimal' : 'text'
    if (isOn(focus) && document.activeElement !== field) field.focus({ preventScroll: true })
  },
})

export const fields: Behaviours = { input: behaviour('input'), textarea: behaviour('textarea') }

/** What typing does, whether by keys or by a test's `input()`. */
export function typeInto(node: Component, typed: string) {
  if (isOn(node.data.disabled)) return
  const lengthMax = Number(node.data.maxlength ?? 140)
  const value = lengthMax >= 0 ? String(typed).slice(0, lengthMax) : String(typed)
  const field = fieldOf(node)
  if (field) field.value = value
  node.setData({ value })
  fire(node, 'input', { value, cursor: value.length, keyCode: 0 })
}
