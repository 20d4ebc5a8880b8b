import * as glassEasel from 'glass-easel'

/** A node of the view: what the view layer knows of an element on the screen. */
export type Component = Omit<glassEasel.GeneralComponent, 'data'> & { data: Record<string, unknown> }

export type DomElement = HTMLElement & { __wxElement?: Component }

export const domOf = (component: Component) => component.$$ as unknown as DomElement
export const nodeOf = (element: Element | null) => (element as DomElement | null)?.__wxElement ?? null

const isBuiltIn = (node: { is?: string }) => String(node.is).startsWith('wx://')

/** A component of the mini-program's own, with data and methods that a test may reach. */
export const isCustom = (node: unknown): node is Component =>
  glassEasel.Component.isComponent(node) && !isBuiltIn(node)

/** The closest built-in component around `node`, itself included. */
export function closest(node: Component, tag: string): Component | null {
  return nodeOf(domOf(node).closest(`wx-${tag}`))
}

/** Fires as a built-in component does: its own events stay, touches climb. */
export function fire(
  target: Component,
  type: string,
  detail: unknown = {},
  climbs = false,
  extraFields = {},
) {
  const options = { bubbles: climbs, composed: climbs, capturePhase: climbs, extraFields }
  glassEasel.Event.triggerEvent(target, type, detail, options)
}

export const plain = <T>(value: T): T =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)

export const toCamel = (name: string) =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
