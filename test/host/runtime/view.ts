import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from '../compile/bundle'
import { builtInTags } from '../compile/tags'
import { toFrameUnits } from '../compile/units'
import { registerBuiltIns } from './elements/register'
import type { Host } from './host'
import type { Component } from './nodes'

/**
 * The view layer is WeChat's own. All that is ours here: elements are named `wx-…`, and a page's coordinates start at
 * its own corner rather than at the browser window's.
 */
class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  constructor(private readonly host: Host) {
    super()
    const createElement = (tag: string) => {
      const element = document.createElement(builtInTags.has(tag) ? `wx-${tag}` : tag)
      Object.defineProperty(element, 'id', plainId)
      return Object.assign(element, { setAttribute, getBoundingClientRect: rectInPage(host) })
    }
    this.document = {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof this.document
  }

  override getWindowWidth = () => this.host.frame.pageBox().width
  override getWindowHeight = () => this.host.frame.pageBox().height
}

function setAttribute(this: HTMLElement, name: string, value: string) {
  Element.prototype.setAttribute.call(this, name, name === 'style' ? toFrameUnits(String(value)) : value)
}

/** The view marks an id with its component; a style sheet and a test look for it as it was written. */
const plainId: PropertyDescriptor & ThisType<HTMLElement> = {
  get() {
    return this.getAttribute('id') ?? ''
  },
  set(id: string) {
    this.setAttribute('id', id.slice(id.indexOf('--') + '--'.length))
  },
}

const rectInPage = (host: Host) =>
  function (this: HTMLElement) {
    const { left, top } = host.frame.pageBox()
    const { x, y, width, height } = Element.prototype.getBoundingClientRect.call(this)
    return new DOMRect(x - left, y - top, width, height)
  }

export function createView(host: Host, bundle: Bundle) {
  glassEasel.globalOptions.writeIdToDOM = true
  const env = new MiniProgramEnv()
  const context = new PhoneBackend(host)
  const backend = env.associateBackend(context)
  const global = env.getGlobalCodeSpace()
  const space = env.createCodeSpace('', true)
  registerBuiltIns(host, bundle, global, space)

  const groups = new window.Function(`return ${bundle.templates}`)() as Record<string, unknown>
  for (const [path, content] of Object.entries(groups)) {
    space.addCompiledTemplate(path, { groupList: groups, content } as never)
  }
  for (const [path, { component, usingComponents }] of Object.entries(bundle.configs)) {
    // Style sheets are shared by all: a scope would put its mark before every class name, and a test looks for these.
    space.addComponentStaticConfig(path, { component, usingComponents, styleIsolation: 'shared' as never })
  }
  context.onEvent((target, type, detail, options) =>
    host.events.fromInput(target as Component, type, detail, options),
  )

  return {
    space,
    createRoot: (path: string) => backend.createRoot('page-root', space, path),
    attach(root: ReturnType<typeof backend.createRoot>, parent: HTMLElement, placeholder: HTMLElement) {
      const into = parent as unknown as glassEasel.GeneralBackendElement
      root.attach(into, placeholder as unknown as glassEasel.GeneralBackendElement)
    },
  }
}

export type View = ReturnType<typeof createView>
export type PageRoot = ReturnType<View['createRoot']>
