import type { Host } from '../host'
import { plain } from '../nodes'
import type { Verbs } from './dispatch'
import type { Locator } from './locate'
import { atPath } from './paths'

type OnPage = { pageId: number; selector: string; path?: string }

/** The automator's words for a page. */
export function pageVerbs(host: Host, locator: Locator): Verbs {
  const instanceOf = (pageId: unknown) => locator.pageOf(pageId as number).instance
  return {
    'Page.getElement'(given) {
      const [first] = found(given)
      if (!first) throw new Error('no such element')
      return first
    },
    'Page.getElements': (given) => ({ elements: found(given) }),
    'Page.getElementsByXpath': (given) => ({
      elements: locator.byXpath(given.pageId as number, String(given.selector)),
    }),
    'Page.getData': ({ pageId, path }) => ({ data: plain(atPath(instanceOf(pageId).data, path)) }),
    'Page.setData': ({ pageId, data }) =>
      new Promise((resolve) => instanceOf(pageId).setData(data as never, () => resolve({}))),
    async 'Page.callMethod'({ pageId, method, args = [] }) {
      const instance = instanceOf(pageId)
      const call = instance[String(method)]
      if (typeof call !== 'function') throw new Error(`page.${String(method)} not exists`)
      return { result: plain((await call.apply(instance, args as unknown[])) as unknown) }
    },
    /** `document.documentElement.scrollTop`: a page is a window of its own on a phone; here it scrolls in its frame. */
    'Page.getWindowProperties'({ pageId, names }) {
      const { page } = locator.pageOf(pageId as number).slot
      return {
        properties: (names as string[]).map((name) => page[name.split('.').at(-1) as keyof HTMLElement]),
      }
    },
  }

  function found(given: Record<string, unknown>) {
    const { pageId, selector } = given as OnPage
    return locator.inPage(pageId, selector)
  }
}
