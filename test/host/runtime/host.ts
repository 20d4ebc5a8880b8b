import type { Bundle } from '../compile/bundle'
import type { Native, Phone } from '../phone'
import type { Audit } from './audit/recorder'
import type { Events } from './events'
import type { Files } from './files'
import type { Frame } from './frame'
import type { Logic } from './logic'
import type { Overlay } from './overlay'
import type { Codes, Permissions, Privacy } from './person'
import type { Router } from './router'
import type { View } from './view'

export type AnyApi = Record<string, ((...args: unknown[]) => unknown) | undefined>

/** The parts of the host, put together by hand in `main.ts`; they find each other here. */
export type Host = {
  bundle: Bundle
  phone: Phone
  native: Native
  emit(event: string, params: object): void
  /** Tells of a mistake in the mini-program: to the test, and to its own `onError`. */
  report(error: unknown): void
  audit: Audit
  codes: Codes
  events: Events
  files: Files
  frame: Frame
  logic: Logic
  overlay: Overlay
  permissions: Permissions
  privacy: Privacy
  router: Router
  view: View
  /** `wx` or `my`, whichever this platform has. */
  api: AnyApi
  listeners: Listeners
}

/** Who listens to what through `onX` and `offX`. */
export class Listeners {
  private readonly byEvent = new Map<string, Set<(...results: never[]) => unknown>>()

  add(event: string, listener: (...results: never[]) => unknown) {
    this.byEvent.set(event, (this.byEvent.get(event) ?? new Set()).add(listener))
  }

  remove(event: string, listener?: (...results: never[]) => unknown) {
    if (listener) this.byEvent.get(event)?.delete(listener)
    else this.byEvent.delete(event)
  }

  has = (event: string) => (this.byEvent.get(event)?.size ?? 0) > 0

  tell(event: string, ...results: unknown[]) {
    for (const listener of [...(this.byEvent.get(event) ?? [])]) listener(...(results as never[]))
  }
}
