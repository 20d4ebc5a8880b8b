import type { Host } from '../host'
import { type Component, fire } from '../nodes'
import { type Behaviours, isOn } from './behaviour'

type Choice = { element: HTMLElement; value(): unknown }

const words = (options: unknown[], key: unknown) =>
  options.map((option) =>
    String(typeof key === 'string' && key ? (option as Record<string, unknown>)[key] : option),
  )

function wheel(options: string[], chosen: number): HTMLSelectElement {
  const select = document.createElement('select')
  select.size = Math.min(7, Math.max(2, options.length))
  select.append(...options.map((option) => new Option(option)))
  select.selectedIndex = chosen
  return select
}

/** One wheel, or a day; the other modes are not in this host. */
function choiceOf({ data: { mode, range, rangeKey, value } }: Component): Choice {
  if (mode === 'date') {
    const input = Object.assign(document.createElement('input'), { type: 'date', value: String(value ?? '') })
    return { element: input, value: () => input.value }
  }
  const only = wheel(words(Array.isArray(range) ? range : [], rangeKey), Number(value ?? 0))
  return { element: only, value: () => only.selectedIndex }
}

async function open(node: Component, host: Host) {
  const choice = choiceOf(node)
  const confirmed = await host.overlay.openSheet(choice.element)
  if (!confirmed) return fire(node, 'cancel', {})
  const value = choice.value()
  node.setData({ value })
  // WeChat gives one wheel's index as text, Alipay as a number.
  const told = typeof value === 'number' && host.bundle.platform === 'weapp' ? String(value) : value
  fire(node, 'change', { value: told })
}

export const pickers: Behaviours = {
  picker: {
    attached(node, host) {
      node.addListener('tap', () => {
        if (!isOn(node.data.disabled)) void open(node, host)
      })
    },
  },
}
