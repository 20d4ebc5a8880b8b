import { document, type TaroElement, type TaroNode, TaroRootElement, TaroText } from '@tarojs/runtime'
import fc from 'fast-check'
import { sendLess } from '@/miniapp/platform/lean-nodes'

sendLess()

type Sent = { nn?: string; cn?: Sent[]; v?: string }
type Page = { root: Sent }

/** What the templates make of what was sent: a view's own words, then its children. */
const shown = ({ nn, v = '', cn = [] }: Sent): string => (nn === TEXT ? v : `<${v}${cn.map(shown).join('')}>`)
const TEXT = '9'

/** What the framework itself has. */
const meant = (node: TaroNode): string =>
  node instanceof TaroText ? node.nodeValue : `<${node.childNodes.map(meant).join('')}>`

/** A page as the platform keeps it: each path of a change is set, and what is missing on the way is made. */
function aPage() {
  const page: Page = { root: {} }
  const root = new TaroRootElement()
  const sent: object[] = []
  root.ctx = {
    setData(change: Record<string, unknown>, done?: () => void) {
      sent.push(change)
      for (const [path, value] of Object.entries(JSON.parse(JSON.stringify(change)) as object)) {
        const keys = path.replace(/\[|\]/g, '').split('.')
        const last = keys.pop() ?? ''
        const place = keys.reduce<Record<string, unknown>>(
          (at, key) => (at[key] ??= {}) as Record<string, unknown>,
          page as never,
        )
        place[last] = value
      }
      done?.()
    },
  } as never
  return { root: root as TaroElement, sent, read: () => shown(page.root) }
}

const aView = () => document.createElement('view')
const wait = () => jest.advanceTimersByTime(1)

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('words that are all there is in a view are a field of it, and a view with only a look is bare', () => {
  const { root, sent } = aPage()
  const [view, words] = [aView(), document.createTextNode('云雀')]
  view.appendChild(words)
  root.appendChild(view)
  wait()
  expect(sent).toEqual([{ 'root.cn': [{ sid: view.sid, v: '云雀' }] }])

  words.nodeValue = '溪川'
  wait()
  expect(sent.at(-1)).toEqual({ 'root.cn.[0].v': '溪川' })
})

test('a view that gets a child beside its words, and loses it, shows what it should', () => {
  const { root, read } = aPage()
  const [view, spinner] = [aView(), aView()]
  view.appendChild(document.createTextNode('保存'))
  root.appendChild(view)
  wait()
  view.insertBefore(spinner, view.firstChild)
  wait()
  expect(read()).toBe('<<<>保存>>')
  view.removeChild(spinner)
  wait()
  expect(read()).toBe('<<保存>>')
})

test('whatever is done to a tree, the page shows it', () => {
  const place = fc.nat({ max: 30 })
  const kind = fc.constantFrom('add', 'add', 'say', 'remove', 'remove', 'replace', 'move')
  const act = fc.record({ kind, place, to: place, isWords: fc.boolean(), isSent: fc.boolean() })
  fc.assert(
    fc.property(fc.array(act, { minLength: 10, maxLength: 60 }), (acts) => {
      const { root, read } = aPage()
      for (const one of acts) {
        change(root, one)
        if (one.isSent) wait()
      }
      wait()
      expect(read()).toBe(meant(root))
    }),
    { numRuns: 300 },
  )
})

type Act = { kind: string; place: number; to: number; isWords: boolean }

function change(root: TaroElement, { kind, place, to, isWords }: Act) {
  const nodes = everyNode(root)
  const views = nodes.filter((node) => !(node instanceof TaroText))
  const parent = views[place % views.length] as TaroElement
  const chosen = nodes[1 + (to % nodes.length)]
  const made = isWords ? document.createTextNode(`${to}`) : aView()
  if (kind === 'add') parent.insertBefore(made, parent.childNodes[to % 3])
  else if (kind === 'say' && chosen instanceof TaroText) chosen.nodeValue = `said ${place}`
  else if (kind === 'remove' && chosen) chosen.parentNode?.removeChild(chosen)
  else if (kind === 'replace' && chosen) chosen.parentNode?.replaceChild(made, chosen)
  else if (kind === 'move' && chosen && !everyNode(chosen).includes(parent)) parent.appendChild(chosen)
}

const everyNode = (node: TaroNode): TaroNode[] => [node, ...node.childNodes.flatMap(everyNode)]
