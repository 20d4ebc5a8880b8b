import { Failure } from './api/failure'
import type { Slot } from './frame'
import type { Host } from './host'
import { addStyle } from './style'
import type { PageRoot } from './view'

const PAGES_MAX = 10
const REACH_BOTTOM_PX = 50

type Query = Record<string, string>
export type PageInstance = ReturnType<PageRoot['get']> & Record<string, unknown>
export type OpenPage = {
  id: number
  path: string
  query: Query
  root: PageRoot
  instance: PageInstance
  slot: Slot
  style: HTMLStyleElement
}

/** The page stack, and what each way of moving on it means for the pages' lives. */
export function createRouter(host: Host) {
  const stack: OpenPage[] = []
  const tabs = new Map<string, OpenPage>()
  const isTab = (path: string) => host.frame.tabs.paths.includes(path)
  const top = () => stack.at(-1)
  let nextId = 1

  const tell = (page: OpenPage, lifecycle: string, ...args: unknown[]) => {
    const method = page.instance[lifecycle] as ((...args: unknown[]) => unknown) | undefined
    try {
      return method?.apply(page.instance, args)
    } catch (error) {
      host.report(error)
    }
  }

  const open = (path: string, query: Query): OpenPage => {
    host.logic.enter(path)
    const slot = host.frame.addSlot(path, isTab(path))
    const placeholder = slot.page.appendChild(document.createElement('div'))
    const root = host.view.createRoot(path)
    const instance = root.get() as PageInstance
    const page = {
      id: nextId++,
      path,
      query,
      root,
      instance,
      slot,
      style: addStyle(host.bundle.styles[path] ?? ''),
    }
    Object.assign(instance, { route: path, __route__: path, options: query, __wxWebviewId__: page.id })
    instance.getPageId = () => `pageId:${page.id}`
    host.audit.watchPage(page)
    watchScroll(page)
    // Shown before it is filled, so that what it measures while it appears has a size.
    host.frame.show(slot, path, stack.length > 0)
    host.view.attach(root, slot.page, placeholder)
    return page
  }
  const show = (page: OpenPage, isNew: boolean) => {
    page.style.disabled = false
    host.frame.show(page.slot, page.path, stack.length > 1)
    if (isNew) tell(page, 'onLoad', page.query)
    tell(page, 'onShow')
    page.root.getComponent().triggerPageLifetime('show', [])
    if (isNew) tell(page, 'onReady')
    if (isNew) host.audit.look(page)
  }
  const hide = (page: OpenPage) => {
    host.audit.look(page)
    tell(page, 'onHide')
    page.root.getComponent().triggerPageLifetime('hide', [])
    page.style.disabled = true
  }
  const close = (page: OpenPage) => {
    host.audit.look(page)
    tell(page, 'onUnload')
    page.root.release()
    page.slot.box.remove()
    page.style.remove()
    tabs.delete(page.path)
  }
  const watchScroll = (page: OpenPage) => {
    const { page: scroller } = page.slot
    let isNearEnd = false
    scroller.addEventListener('scroll', () => {
      tell(page, 'onPageScroll', { scrollTop: scroller.scrollTop })
      const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
      if (left <= REACH_BOTTOM_PX && !isNearEnd) tell(page, 'onReachBottom')
      isNearEnd = left <= REACH_BOTTOM_PX
    })
  }
  const find = (call: string, url: string) => {
    const target = parseUrl(url, top()?.path)
    if (!host.bundle.pages.includes(target.path)) throw new Failure(call, `page "${url}" is not found`)
    return target
  }
  const push = (path: string, query: Query) => {
    const page = open(path, query)
    stack.push(page)
    if (isTab(path)) tabs.set(path, page)
    show(page, true)
  }

  const moves = {
    navigateTo({ url }: { url: string }) {
      const { path, query } = find('navigateTo', url)
      if (isTab(path)) throw new Failure('navigateTo', 'can not navigateTo a tabbar page')
      if (stack.length >= PAGES_MAX) throw new Failure('navigateTo', `webview count limit exceed`)
      const before = top()
      if (before) hide(before)
      push(path, query)
    },
    redirectTo({ url }: { url: string }) {
      const { path, query } = find('redirectTo', url)
      if (isTab(path)) throw new Failure('redirectTo', 'can not redirectTo a tabbar page')
      const before = stack.pop()
      if (before) close(before)
      push(path, query)
    },
    navigateBack({ delta = 1 }: { delta?: number } = {}) {
      if (stack.length < 2) throw new Failure('navigateBack', 'cannot navigate back at first page.')
      const count = Math.min(Math.max(1, Number(delta) || 1), stack.length - 1)
      for (const page of stack.splice(-count).reverse()) close(page)
      show(stack.at(-1) as OpenPage, false)
    },
    reLaunch({ url }: { url: string }) {
      const { path, query } = find('reLaunch', url)
      for (const page of new Set([...stack.splice(0).reverse(), ...tabs.values()])) close(page)
      push(path, query)
    },
    switchTab({ url }: { url: string }) {
      const { path } = find('switchTab', url)
      if (!isTab(path)) throw new Failure('switchTab', 'can not switch to no-tabBar page')
      if (stack.length === 1 && top()?.path === path) return
      for (const page of stack.splice(1).reverse()) close(page)
      const before = stack.pop()
      if (before) (isTab(before.path) ? hide : close)(before)
      const kept = tabs.get(path)
      if (!kept) return push(path, {})
      stack.push(kept)
      show(kept, false)
    },
  }
  return {
    moves,
    tell,
    top,
    pages: () => [...stack],
    instances: () => stack.map(({ instance }) => instance),
    find: (id: number) => [...stack, ...tabs.values()].find((page) => page.id === id),
    slots: () =>
      [...new Set([...stack, ...tabs.values()])].map(({ slot, path }): [Slot, string] => [slot, path]),
    /** A finger on the tab bar; unlike a call, the page hears of it. */
    tapTab(path: string) {
      moves.switchTab({ url: `/${path}` })
      const index = host.frame.tabs.paths.indexOf(path)
      const { pagePath = path, text = '' } = host.bundle.app.tabBar?.list[index] ?? {}
      const page = top()
      if (page) tell(page, 'onTabItemTap', { index, pagePath, text })
    },
  }
}

export type Router = ReturnType<typeof createRouter>

export function parseUrl(url: string, base = ''): { path: string; query: Query } {
  const [address = '', search = ''] = String(url).split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    }),
  )
  return { path: new URL(address, `http://h/${base}`).pathname.slice(1).replace(/\.html$/, ''), query }
}
