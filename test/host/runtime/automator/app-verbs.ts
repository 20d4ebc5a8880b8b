import type { Host } from '../host'
import { plain } from '../nodes'
import { asText, judge } from '../audit/rules'
import type { Verbs } from './dispatch'
import { createMocks } from './mocks'

const SDK_VERSION = '3.8.0'

/** The automator's words for the tool, the application and what the platform draws around it. */
export function appVerbs(host: Host): Verbs {
  const { logic, overlay, router } = host
  const mocks = createMocks(host)
  const describe = ({ id, path, query }: ReturnType<typeof router.pages>[number]) => ({
    pageId: id,
    path,
    query,
  })

  const native: Record<string, (given: { url?: string }) => void> = {
    confirmModal: () => overlay.answer('confirm'),
    cancelModal: () => overlay.answer('cancel'),
    authorizeAllow: () => overlay.answer('confirm'),
    authorizeCancel: () => overlay.answer('cancel'),
    switchTab: ({ url = '' }) => router.tapTab(url.replace(/^\//, '')),
  }

  return {
    'Tool.getInfo': () => ({ SDKVersion: SDK_VERSION, version: 'linux-host' }),
    'Tool.close': () => ({}),
    async 'Tool.stopAudits'() {
      const report = await judge(host)
      return { report: asText(report), data: JSON.stringify(report) }
    },
    'Tool.native'({ method, data }) {
      const act = native[String(method)]
      if (!act) throw new Error(`Tool.native ${String(method)} is not in this host`)
      act(data ?? {})
    },
    'App.getPageStack': () => ({ pageStack: router.pages().map(describe) }),
    'App.getCurrentPage'() {
      const page = router.top()
      if (!page) throw new Error('no page is open')
      return describe(page)
    },
    async 'App.callWxMethod'({ method, args = [] }) {
      const call = host.api[String(method)]
      if (typeof call !== 'function') throw new Error(`${String(method)} is not a function`)
      return { result: plain(await call(...(args as unknown[]))) }
    },
    'App.mockWxMethod': (given) => mocks.set(given as never),
    async 'App.callFunction'({ functionDeclaration, args = [] }) {
      const result: unknown = await logic.evaluate(String(functionDeclaration))(...(args as unknown[]))
      return { result: plain(result) }
    },
    'App.enableLog': () => void logic.enableLogs(),
    'App.addBinding'({ name }) {
      logic.bind(String(name), (...args) => host.emit('App.bindingCalled', { name, args: plain(args) }))
    },
  }
}
