import type { Host } from '../host'
import { appVerbs } from './app-verbs'
import { elementVerbs } from './element-verbs'
import { createLocator } from './locate'
import { pageVerbs } from './page-verbs'

export type Params = Record<string, unknown>
export type Verbs = Record<string, (params: Params) => unknown>

/** Answers the automator's requests; what a verb did has reached the mini-program when it returns. */
export function createDispatch(host: Host) {
  const locator = createLocator(host)
  const verbs: Verbs = { ...appVerbs(host), ...pageVerbs(host, locator), ...elementVerbs(host, locator) }
  return async (method: string, params: Params) => {
    const verb = verbs[method]
    if (!verb) throw new Error(`${method} is not in this host`)
    if (/^Element\.(tap|callFunction|triggerEvent)$/.test(method)) host.audit.acted()
    const result = await verb(params)
    await new Promise((resolve) => setTimeout(resolve))
    return result ?? {}
  }
}
