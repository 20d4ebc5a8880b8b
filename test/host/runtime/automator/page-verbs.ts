import type { Host } from '../host'
import { plain } from '../nodes'
import type { Verbs } from './dispatch'
import type { Locator } from './locate'
import { atPath } from './paths'

type OnPage = { pageId: number; selector: string; path?: string }

/** The automator's words for a page. */
export function pageVerbs(host: Host, locator: Locator): Verbs {
  const instanceOf = (pageId: unknown) => locator.pageOf(pageId as number).instance
  const first = <T>(found: T[]): T => {
    const [element] = found
    if (element === undefined) throw new Error('no such element')
    return element
  }
  return {
    'Page.getElement': (given) => first(found(given)),
    'Page.getElements': (given) => ({ elements: found(given) }),
    'Page.getElementByXpath': (given) => first(foundByXpath(given)),
    'Page.getElementsByXpath': (given) => ({ elements: foundByXpath(given) }),
    'Page.getData': ({ pageId, path }) => ({ data: plain(atPath(instanceOf(pageId).data, path)) }),
    'Page.setData': ({ pageId, data }) =>
      new Promise((resolve) => instanceOf(pageId).setData(data as never, () => resolve({}))),
    async 'Page.callMethod'({ pageId, method, args = [] }) {
      const instance = instanceOf(pageId)
      const call = instance[String(method)]
      if (typeof call !== 'function') throw new Error(`page.${String(method)} not exists`)
      return { result: plain((await call.apply(instance, args as unknown[])) as unknown) }
    },
    'Page.getWindowProperties'({ pageId, names }) {
      const { page } = locator.pageOf(pageId as number).slot
      return { properties: (names as string[]).map((name) => windowProperty(page, name)) }
    },
  }

  function found(given: Record<string, unknown>) {
    const { pageId, selector } = given as OnPage
    return locator.inPage(pageId, selector)
  }
  function foundByXpath(given: Record<string, unknown>) {
    const { pageId, selector } = given as OnPage
    return locator.byXpath(pageId, selector)
  }
}

/** A page is a window of its own on a phone; here it scrolls inside its frame. */
function windowProperty(page: HTMLElement, name: string): unknown {
  const [, scrolling] = /^document\.(?:documentElement|body)\.(\w+)$/.exec(name) ?? []
  if (scrolling) return page[scrolling as keyof HTMLElement]
  const sizes: Record<string, unknown> = {
    innerWidth: page.clientWidth,
    innerHeight: page.clientHeight,
    scrollX: page.scrollLeft,
    scrollY: page.scrollTop,
  }
  return name in sizes ? sizes[name] : atPath(window, name)
}
