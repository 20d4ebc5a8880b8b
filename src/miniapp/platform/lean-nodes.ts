import { hydrate, type TaroElement, TaroNode, TaroRootElement, TaroText } from '@tarojs/runtime'
import { hooks } from '@tarojs/shared'

type Sent = { nn?: string; cn?: unknown[]; v?: string }

/** What the framework's own types leave out. */
type Inner = { updateChildNodes(isClean?: boolean): void }
type Payload = { path: string }
type Outer = { updatePayloads: Payload[]; enqueueUpdate(this: Outer, payload: Payload): void }
type Change = (this: TaroElement, ...args: unknown[]) => unknown

/**
 * The framework sends a page to the view as a tree of nodes. These say the same in fewer bytes and fewer nodes:
 * words that are all there is in a view are a field of it, a view without children has no list of them, and a view
 * that only has a look doesn't say what it is. The templates that read it are made by `config/lean-nodes.js`.
 */
export function sendLess() {
  hooks.tap('modifyHydrateData', (data: Sent, node: TaroElement) => {
    const words = wordsIn(node)
    if (words !== null) data.v = words
    if (words !== null || (/^(view|image)$/.test(node.nodeName) && node.childNodes.length === 0))
      delete data.cn
    if (data.nn === 'pure-view') delete data.nn
  })

  const inner = TaroNode.prototype as unknown as Inner & Record<'insertBefore' | 'removeChild', Change>
  const { updateChildNodes, insertBefore, removeChild } = inner
  inner.updateChildNodes = function (this: TaroElement, isClean) {
    updateChildNodes.call(this, isClean || wordsIn(this) !== null)
  }
  inner.insertBefore = tellingWords(insertBefore)
  inner.removeChild = tellingWords(removeChild)

  // A node that is sent whole needs nothing that was to be said of it, or of what stood there, before.
  const outer = TaroRootElement.prototype as unknown as Outer
  const { enqueueUpdate } = outer
  outer.enqueueUpdate = function (payload) {
    const isOlder = ({ path }: Payload) => path === payload.path || path.startsWith(`${payload.path}.`)
    if (payload.path.endsWith(']')) this.updatePayloads = this.updatePayloads.filter((one) => !isOlder(one))
    enqueueUpdate.call(this, payload)
  }

  const pathOf = Object.getOwnPropertyDescriptor(TaroNode.prototype, '_path')?.get
  Object.defineProperty(TaroText.prototype, '_path', {
    get(this: TaroText): string {
      const parent = this.parentNode as TaroElement | null
      return parent && wordsIn(parent) !== null ? parent._path : (pathOf?.call(this) as string)
    },
  })
}

/** The words of a view in which there is nothing else. */
function wordsIn({ nodeName, childNodes }: TaroElement): string | null {
  const [only, more] = childNodes
  return nodeName === 'view' && only instanceof TaroText && !more ? only.nodeValue : null
}

/** A view that comes to have only words, or more than them, is sent anew. */
const tellingWords = (change: Change): Change =>
  function (...args) {
    const before = wordsIn(this)
    const answer = change.apply(this, args)
    if (before !== null || wordsIn(this) !== null) {
      this.enqueueUpdate({ path: this._path, value: () => hydrate(this) })
    }
    return answer
  }
