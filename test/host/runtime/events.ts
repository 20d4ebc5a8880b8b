import * as glassEasel from 'glass-easel'
import type { Host } from './host'
import { type Component, closest, domOf, isCustom, plain } from './nodes'

type InputDetail = Record<string, unknown> & { touches?: TouchList; changedTouches?: TouchList }
type Shadowed = glassEasel.ShadowedEvent<unknown> & { touches?: unknown; changedTouches?: unknown }

export function createEvents(host: Host) {
  let gestureOpen = false

  /** Touches as a page sees them, measured from its own corner. */
  const asTouches = (list: TouchList | undefined) => {
    const { left, top } = host.frame.pageBox()
    const scrolled = host.frame.shownPage()?.scrollTop ?? 0
    return [...(list ?? [])].map(({ identifier, clientX, clientY, force }) => {
      const [x, y] = [clientX - left, clientY - top]
      return { identifier, clientX: x, clientY: y, pageX: x, pageY: y + scrolled, force }
    })
  }

  /** Opened by a real tap and closed when the code it started returns: some calls want to be made inside. */
  const openGesture = () => {
    gestureOpen = true
    setTimeout(() => (gestureOpen = false))
  }

  /** Real input that the view recognised, on its way to the mini-program. */
  const fromInput = (target: Component, type: string, detail: InputDetail, options: object) => {
    const button = closest(target, 'button')
    if (button?.data.disabled) return undefined
    if (type === 'tap') openGesture()
    const { left, top } = host.frame.pageBox()
    const told = type === 'tap' ? { x: Number(detail.x) - left, y: Number(detail.y) - top } : {}
    const extraFields = {
      touches: asTouches(detail.touches),
      changedTouches: asTouches(detail.changedTouches),
    }
    const event = new glassEasel.Event(type, told, { ...options, extraFields })
    glassEasel.Event.dispatchEvent(target as never, event)
    return event.getEventBubbleStatus()
  }

  return {
    fromInput,
    openGesture,
    inGesture: () => gestureOpen,
    /** What the mini-program's own handlers are given instead of the view's event. */
    plainly,
    withPlainEvents,
  }
}

export type Events = ReturnType<typeof createEvents>

function plainTarget(target: unknown) {
  const caller = target as { _$?: Component } | null
  const node = caller?._$ ?? (target as Component | null)
  const element = node && (domOf(node) as HTMLElement | undefined)
  return {
    id: node?.id ?? '',
    dataset: plain(node?.dataset ?? {}),
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
    ...(node && !isCustom(node) && { tagName: element?.tagName.toLowerCase().replace(/^wx-/, '') }),
  }
}

const plainly = (event: Shadowed) => ({
  type: event.type,
  timeStamp: event.timeStamp,
  target: plainTarget(event.target),
  currentTarget: plainTarget(event.currentTarget),
  mark: event.mark ?? {},
  detail: plain(event.detail) ?? {},
  touches: event.touches ?? [],
  changedTouches: event.changedTouches ?? [],
})

const isShadowed = (value: unknown): value is Shadowed =>
  typeof (value as { wrapShadowedEvent?: unknown } | null)?.wrapShadowedEvent === 'function'

/** The same methods, given events as plain data: on a phone they have crossed from one thread to another. */
export function withPlainEvents<Methods extends Record<string, unknown>>(methods: Methods): Methods {
  const wrapped = Object.entries(methods).map(([name, method]) => {
    if (typeof method !== 'function') return [name, method]
    const plainMethod = function (this: unknown, first: unknown, ...rest: unknown[]) {
      return method.call(this, isShadowed(first) ? plainly(first) : first, ...rest) as unknown
    }
    return [name, plainMethod]
  })
  return Object.fromEntries(wrapped) as Methods
}
