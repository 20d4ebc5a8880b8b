import { typeInto } from '../elements/fields'
import type { Host } from '../host'
import { type Component, type DomElement, fire, nodeOf, plain, toCamel } from '../nodes'
import type { Verbs } from './dispatch'
import { press } from './fingers'
import type { Locator } from './locate'
import { atPath } from './paths'

type Names = { elementId: string; names: string[] }
const CLIMBING = /^(tap|longpress|longtap|touch\w+)$/

/** What the client's richer elements can do, by the name it calls it. */
const functions: Record<string, (node: Component, ...args: never[]) => unknown> = {
  'input.input': (node, text: string) => typeInto(node, text),
  'textarea.input': (node, text: string) => typeInto(node, text),
}

/** The automator's words for an element. */
export function elementVerbs(host: Host, locator: Locator): Verbs {
  const el = ({ elementId }: Record<string, unknown>) => locator.elementOf(elementId as string)
  const node = ({ elementId }: Record<string, unknown>) => locator.nodeOf(elementId as string)
  const found = ({ elementId, selector }: Record<string, unknown>) =>
    locator.inElement(elementId as string, String(selector))
  const names = (given: Record<string, unknown>) => (given as Names).names

  return {
    'Element.getElement'(given) {
      const [first] = found(given)
      if (!first) throw new Error('no such element')
      return first
    },
    'Element.getElements': (given) => ({ elements: found(given) }),
    'Element.getOffset'(given) {
      const { left, top } = el(given).getBoundingClientRect()
      const page = host.frame.shownPage()
      return { left: left + (page?.scrollLeft ?? 0), top: top + (page?.scrollTop ?? 0) }
    },
    'Element.getDOMProperties': (given) => ({
      properties: names(given).map((name) => plain(el(given)[name as keyof HTMLElement])),
    }),
    'Element.getAttributes': (given) => ({
      attributes: names(given).map((name) => attributeOf(el(given), name)),
    }),
    'Element.getStyles'(given) {
      const style = getComputedStyle(el(given))
      return { styles: names(given).map((name) => style.getPropertyValue(name)) }
    },
    'Element.getProperties': (given) => ({
      properties: names(given).map((name) => propertyOf(node(given), name)),
    }),
    'Element.getWXML': (given) => ({
      wxml: given.type === 'outer' ? wxmlOf(el(given)) : innerWxmlOf(el(given)),
    }),
    'Element.tap': (given) => press(host, el(given)),
    'Element.triggerEvent'(given) {
      const detail = (given.detail ?? {}) as Record<string, unknown>
      const target = node(given)
      if ('value' in detail && 'value' in target.data) target.setData({ value: detail.value })
      fire(target, String(given.type), detail, CLIMBING.test(String(given.type)))
    },
    'Element.dispatchEvent': (given) => fire(node(given), String(given.eventName), given.detail ?? {}, true),
    'Element.callFunction'(given) {
      const act = functions[String(given.functionName)]
      if (!act) throw new Error(`${String(given.functionName)} is not in this host`)
      return { result: plain(act(node(given), ...((given.args ?? []) as never[]))) }
    },
    'Element.getData': (given) => ({ data: plain(atPath(node(given).data, given.path)) }),
  }
}

function attributeOf(element: DomElement, name: string): unknown {
  const node = nodeOf(element)
  if (name === 'class') return element.className
  if (name === 'id') return node?.id
  if (name.startsWith('data-')) return node?.dataset?.[toCamel(name.slice(5))]
  const property = node?.data && toCamel(name) in node.data ? node.data[toCamel(name)] : undefined
  return plain(property ?? element.getAttribute(name))
}

function propertyOf({ data }: Component, name: string): unknown {
  // The client asks first which properties there are.
  if (name === '__propPublic') return Object.fromEntries(Object.keys(data).map((key) => [key, true]))
  return plain(data[name])
}

export const innerWxmlOf = (element: Element): string => [...element.childNodes].map(wxmlOf).join('')

function wxmlOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  const element = node as DomElement
  if (element.classList?.contains('host-part')) return ''
  const tag = element.tagName.toLowerCase().replace(/^wx-/, '')
  const id = nodeOf(element)?.id
  const attributes = (id ? ` id="${id}"` : '') + (element.className ? ` class="${element.className}"` : '')
  return `<${tag}${attributes}>${innerWxmlOf(element)}</${tag}>`
}
