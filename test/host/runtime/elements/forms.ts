import { fire } from '../view'
import { type Component, closest, domOf, within } from '../nodes'
import { type Behaviours, isOn } from './behaviour'
import { checkedIn } from './choices'

const NAMED = ['input', 'textarea', 'switch', 'slider', 'picker', 'checkbox-group', 'radio-group']

function formValue(form: Component) {
  const named = within(form, ...NAMED).filter(({ data }) => data.name)
  return Object.fromEntries(named.map((node) => [node.data.name, valueOf(node)]))
}

function valueOf(node: Component) {
  const tag = node.is.replace('wx://', '')
  if (tag === 'switch') return isOn(node.data.checked)
  if (tag === 'checkbox-group') return checkedIn(node, 'checkbox')
  if (tag === 'radio-group') return checkedIn(node, 'radio')
  return node.data.value ?? ''
}

export function submitFrom(button: Component) {
  const type = button.data.formType
  const form = (type === 'submit' || type === 'reset') && closest(button, 'form')
  if (!form) return
  if (type === 'reset') for (const node of within(form, 'input', 'textarea')) node.setData({ value: '' })
  fire(form, String(type), type === 'submit' ? { value: formValue(form) } : {})
}

/** What navigator's `open-type` means in calls. */
const CALLS: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

export const forms: Behaviours = {
  navigator: {
    attached(node, host) {
      node.addListener('tap', () => {
        const { openType, url, delta } = node.data
        const call = CALLS[String(openType ?? 'navigate')]
        if (call) host.api[call]?.({ url, delta: Number(delta ?? 1), fail: () => undefined })
      })
    },
  },
  progress: {
    changed(node) {
      domOf(node).style.setProperty('--percent', `${Number(node.data.percent ?? 0)}%`)
    },
  },
}
