import type { Host } from '../host'
import type { Component } from '../nodes'

/** What makes a built-in component more than a box: once when it appears, and after each change of its properties. */
export type Behaviour = {
  attached?(node: Component, host: Host): void
  changed?(node: Component, host: Host): void
}

export type Behaviours = Record<string, Behaviour>

/** An attribute for the style sheet to see; a template may overwrite `style` and `class` at any time. */
export function mark(element: HTMLElement, name: string, value: unknown) {
  if (value === undefined || value === null || value === false || value === '')
    element.removeAttribute(`data-${name}`)
  else element.setAttribute(`data-${name}`, String(value))
}

/** A part of a component's own, as its inner picture or text field: tests and templates don't see it. */
export function addPart<Tag extends keyof HTMLElementTagNameMap>(parent: HTMLElement, tag: Tag) {
  const part = document.createElement(tag)
  part.className = 'host-part'
  parent.appendChild(part)
  return part
}

/** Templates hand over booleans, and hand-written ones sometimes words. */
export const isOn = (value: unknown) => value === true || value === 'true' || value === ''
