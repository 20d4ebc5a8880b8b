import { builtInTags } from '../../compile/tags'
import type { Host } from '../host'
import { type Component, type DomElement, isCustom, nodeOf } from '../nodes'
import type { OpenPage } from '../router'

type Owner = Component['ownerShadowRoot']
/** Where to look, and whose own elements count: a query doesn't see into components. */
type Scope = { element: Element; owner: Owner }
export type Described = { elementId: string; tagName: string; nodeId?: string }

/** Finds elements for a test, and remembers them by the ids that the test is given. */
export function createLocator(host: Host) {
  const ids = new WeakMap<Element, string>()
  const elements = new Map<string, DomElement>()

  const describe = (element: DomElement): Described => {
    const elementId = ids.get(element) ?? `element-${elements.size + 1}`
    ids.set(element, elementId)
    elements.set(elementId, element)
    const tagName = element.tagName.toLowerCase().replace(/^wx-/, '')
    // Only a component of the mini-program's own has an id of its own: the client takes it for one with data.
    return isCustom(nodeOf(element)) ? { elementId, tagName, nodeId: elementId } : { elementId, tagName }
  }

  const query = ({ element, owner }: Scope, selector: string) =>
    [...element.querySelectorAll<DomElement>(withBuiltInTags(selector))].filter((found) => {
      const node = nodeOf(found)
      return node && ownerOf(node) === owner
    })

  const pageOf = (pageId: number): OpenPage => {
    const page = host.router.find(pageId)
    if (!page) throw new Error(`page ${pageId} not found, it may have been closed`)
    return page
  }
  const pageScope = (pageId: number): Scope => {
    const { slot, root } = pageOf(pageId)
    return {
      element: slot.page,
      owner: (root.getComponent() as unknown as Component).getShadowRoot(),
    }
  }
  const elementOf = (elementId: string): DomElement => {
    const element = elements.get(elementId)
    if (!element?.isConnected) throw new Error(`no such element ${elementId}, it may have been removed`)
    return element
  }
  const elementScope = (elementId: string): Scope => {
    const element = elementOf(elementId)
    const node = nodeOf(element) as Component
    return { element, owner: isCustom(node) ? node.getShadowRoot() : ownerOf(node) }
  }

  return {
    pageOf,
    elementOf,
    nodeOf: (elementId: string) => nodeOf(elementOf(elementId)) as Component,
    inPage: (pageId: number, selector: string) => query(pageScope(pageId), selector).map(describe),
    inElement: (elementId: string, selector: string) =>
      query(elementScope(elementId), selector).map(describe),
    byXpath(pageId: number, xpath: string) {
      const { page } = pageOf(pageId).slot
      const found = document.evaluate(toDomXpath(xpath), page, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE)
      const all = Array.from(
        { length: found.snapshotLength },
        (_, at) => found.snapshotItem(at) as DomElement,
      )
      return all.filter((element) => nodeOf(element)).map(describe)
    },
  }
}

export type Locator = ReturnType<typeof createLocator>

/** Taro nests its templates in components without an element of their own: what they show is the page's. */
function ownerOf(node: Component): Owner {
  let owner = node.ownerShadowRoot
  for (let host = hostOf(owner); host?.isVirtual?.(); host = hostOf(owner)) owner = host.ownerShadowRoot
  return owner
}

const hostOf = (owner: Owner) =>
  owner && 'getHostNode' in owner
    ? (owner.getHostNode() as unknown as Component & { isVirtual?(): boolean })
    : null

const withBuiltInTags = (selector: string, before = /(^|[\s>+~,(])([a-z][a-z0-9-]*)/g) =>
  selector.replace(
    before,
    (_, start: string, tag: string) => `${start}${builtInTags.has(tag) ? 'wx-' : ''}${tag}`,
  )

function toDomXpath(xpath: string) {
  const tagged = withBuiltInTags(xpath, /(\/|::)([a-z][a-z0-9-]*)/g)
  return tagged.startsWith('/') ? `.${tagged.replace(/^\/page\b/, '')}` : tagged
}
