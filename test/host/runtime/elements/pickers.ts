import { fire } from '../view'
import type { Host } from '../host'
import type { Component } from '../nodes'
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

/** The wheels of one mode. A region's names are not at hand here: it is typed, province, city and district. */
function choiceOf({ data: { mode, range, rangeKey, value } }: Component): Choice {
  const options = Array.isArray(range) ? (range as unknown[]) : []
  if (mode === 'multiSelector') {
    const chosen = Array.isArray(value) ? (value as number[]) : []
    const wheels = options.map((column, at) =>
      wheel(words(column as unknown[], rangeKey), Number(chosen[at] ?? 0)),
    )
    const element = document.createElement('div')
    element.append(...wheels)
    return { element, value: () => wheels.map(({ selectedIndex }) => selectedIndex) }
  }
  if (mode === 'date' || mode === 'time' || mode === 'region') {
    const input = document.createElement('input')
    input.type = mode === 'region' ? 'text' : mode
    input.value = Array.isArray(value) ? value.join(' ') : String(value ?? '')
    return { element: input, value: () => (mode === 'region' ? input.value.split(' ') : input.value) }
  }
  const only = wheel(words(options, rangeKey), Number(value ?? 0))
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
