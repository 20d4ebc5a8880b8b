import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from '../../compile/bundle'
import { builtInTags, commonProperties } from '../../compile/tags'
import type { Host } from '../host'
import { type Component, domOf, toCamel } from '../nodes'
import { type Behaviours, isOn } from './behaviour'
import { buttons } from './buttons'
import { fields } from './fields'
import { pickers } from './pickers'
import { pictures } from './pictures'
import { scrollers } from './scrollers'

const behaviours: Behaviours = { ...buttons, ...fields, ...pickers, ...pictures, ...scrollers }

export function registerBuiltIns(host: Host, bundle: Bundle, global: CodeSpace, space: CodeSpace) {
  for (const tag of builtInTags) {
    const names = [...(commonProperties[tag] ?? []), ...(bundle.attributes[tag] ?? [])]
    const spoken = names.filter((name) => /^(aria-|role$)/.test(name))
    const { attached, changed } = behaviours[tag] ?? {}
    const definition = global
      .component(`wx://${tag}`)
      .definition({
        properties: Object.fromEntries(names.map((name) => [toCamel(name), null])),
        observers: {
          '**'() {
            const node = nodeOf(this)
            if (!hasElement(node)) return
            speak(node, spoken)
            changed?.(node, host)
          },
        },
        lifetimes: {
          attached() {
            const node = nodeOf(this)
            speak(node, spoken)
            attached?.(node, host)
            changed?.(node, host)
          },
        },
      })
      .register()
    space.getComponentSpace().setGlobalUsingComponent(tag, definitionOf(definition))
  }
}

type Definition = Parameters<ReturnType<CodeSpace['getComponentSpace']>['setGlobalUsingComponent']>[1]
const definitionOf = (registered: unknown) => (registered as { _$: Definition })._$
const nodeOf = (caller: unknown) => (caller as { _$: Component })._$

/** Values that come with the template are there before the element is, and some come when it has gone. */
const hasElement = (node: Component) => '$$' in node && node.$$ !== null

/** What a screen reader is told, as the browser's own accessibility tree understands it, and what nobody is shown. */
function speak(node: Component, names: string[]) {
  if ('hidden' in node.data) domOf(node).hidden = isOn(node.data.hidden)
  for (const name of names) {
    const value = node.data[toCamel(name)]
    const attribute = name === 'aria-role' ? 'role' : name
    if (value === null || value === undefined || value === '') domOf(node).removeAttribute(attribute)
    else domOf(node).setAttribute(attribute, String(value))
  }
}
