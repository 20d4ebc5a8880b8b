import { withPlainEvents } from './events'
import type { Host } from './host'
import { plain } from './nodes'
import { addStyle } from './style'

type Methods = Record<string, (...args: never[]) => unknown>
type Definition = Record<string, unknown> & { methods?: Methods }
type BehaviorDefinition = Parameters<ReturnType<Host['view']['space']['behavior']>['definition']>[0]
type Module = { exports: unknown }

/** What a phone's logic layer has: the language, timers and a console. Everything else is a browser's. */
const LANGUAGE = new Set(
  (
    'Object Array Number Boolean String Symbol BigInt Date Promise RegExp Error AggregateError EvalError RangeError ' +
    'ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer SharedArrayBuffer DataView Atomics ' +
    'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array ' +
    'BigInt64Array BigUint64Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect Infinity NaN ' +
    'undefined parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape ' +
    'unescape setTimeout clearTimeout setInterval clearInterval'
  ).split(' '),
)

export function createLogic(host: Host) {
  const { bundle } = host
  const modules = new Map<string, Module>()
  const openPackages = new Set<string>()
  const entered = new Set<string>()
  /** The page or component whose file runs: what it registers, it registers under this name. */
  let current = ''
  let app: Record<string, unknown> = {}
  let logs = false

  const component = () => host.view.space.component(current)
  const register = (definition: Definition) => {
    const methods = withPlainEvents(definition.methods ?? {})
    component()
      .definition({ ...definition, methods })
      .register()
  }
  const provided: Record<string, unknown> = {
    [bundle.platform === 'alipay' ? 'my' : 'wx']: host.api,
    App: (definition: Definition) => (app = definition),
    Page: (definition: Definition) => component().pageDefinition(withPlainEvents(definition)).register(),
    Component: register,
    Behavior: (definition: BehaviorDefinition) =>
      host.view.space.behavior().definition(definition).register(),
    getApp: () => app,
    getCurrentPages: () => host.router.instances(),
    console: logicConsole(host, () => logs),
    Function: LogicFunction,
    ...(bundle.platform === 'alipay' && { navigator: { userAgent: 'AlipayClient/10.5.0 MiniProgram' } }),
  }

  const requireFile = (file: string): unknown => {
    const loaded = modules.get(file)
    if (loaded) return loaded.exports
    const source = bundle.modules[file]
    const owner = bundle.packageRoots.find((root) => file.startsWith(`${root}/`))
    if (source === undefined) throw new Error(`module '${file}' is not defined`)
    if (owner && !openPackages.has(owner))
      throw new Error(`module '${file}' is in the package ${owner}, not loaded yet`)
    const module: Module = { exports: {} }
    modules.set(file, module)
    const names = ['require', 'module', 'exports', ...Object.keys(provided)]
    const run = inLogicScope(names, file, source)
    run(requireFrom(file), module, module.exports, ...Object.values(provided))
    return module.exports
  }
  const requireFrom = (file: string) => {
    const load = (id: string) => {
      const wanted = decodeURIComponent(new URL(id, `http://h/${file}`).pathname.slice(1))
      const found = [wanted, `${wanted}.js`, `${wanted}/index.js`].find(
        (name) => bundle.modules[name] !== undefined,
      )
      return requireFile(found ?? wanted)
    }
    return Object.assign(load, { async: async (id: string) => load(id) })
  }

  const runAs = (name: string) => {
    if (entered.has(name)) return
    entered.add(name)
    const { usingComponents = {} } = bundle.configs[name] ?? {}
    for (const used of Object.values({ ...bundle.app.usingComponents, ...usingComponents })) {
      if (!used.startsWith('plugin')) runAs(new URL(used, `http://h/${name}`).pathname.slice(1))
    }
    const outer = current
    current = name
    requireFile(`${name}.js`)
    current = outer
    if (bundle.configs[name]?.component) addStyle(bundle.styles[name] ?? '')
  }

  return {
    start() {
      addStyle(bundle.styles.app ?? '')
      current = 'app'
      requireFile('app.js')
      if (bundle.app.lazyCodeLoading !== 'requiredComponents') bundle.app.pages.forEach(runAs)
    },
    /** Loads a page's code, and first its package's when the page is the first one visited there. */
    enter(path: string) {
      const root = bundle.packageRoots.find((name) => path.startsWith(`${name}/`))
      if (root && !openPackages.has(root)) {
        openPackages.add(root)
        const isLazy = bundle.app.lazyCodeLoading === 'requiredComponents'
        if (!isLazy) bundle.pages.filter((page) => page.startsWith(`${root}/`)).forEach(runAs)
      }
      runAs(path)
    },
    app: () => app,
    enableLogs: () => (logs = true),
    /** A function that a test sends over, in the mini-program's own scope. */
    evaluate(source: string) {
      const scope = { require: requireFrom('app.js'), ...provided, ...bindings }
      return inLogicScope(Object.keys(scope), 'test', `return (${source})`)(...Object.values(scope)) as (
        ...args: unknown[]
      ) => unknown
    },
    bind(name: string, act: (...args: unknown[]) => void) {
      bindings[name] = act
    },
  }
}

const bindings: Record<string, unknown> = {}

export type Logic = ReturnType<typeof createLogic>

/** Some libraries find the global object by `Function('return this')()`; phones give them an empty one. */
function LogicFunction(...source: string[]) {
  if (source.at(-1) === 'return this') return () => ({})
  throw new Error('Function constructor is not allowed in mini-programs')
}
LogicFunction.prototype = Function.prototype

/** Runs code where the browser's names mean nothing. */
function inLogicScope(names: string[], file: string, source: string): (...args: unknown[]) => unknown {
  // The outer function isn't strict, so that it may name a parameter `eval`.
  const body = `return function(${names.join()}){"use strict";${source}\n}\n//# sourceURL=appservice/${file}`
  return (new window.Function(...browserNames(), body) as () => (...args: unknown[]) => unknown)()
}

let shadowed: string[] | null = null

function browserNames(): string[] {
  if (shadowed) return shadowed
  const names = new Set<string>(['globalThis', 'global', 'eval'])
  for (
    let scope: object | null = window;
    scope && scope !== Object.prototype;
    scope = Object.getPrototypeOf(scope) as object
  ) {
    for (const name of Object.getOwnPropertyNames(scope)) names.add(name)
  }
  shadowed = [...names].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !LANGUAGE.has(name))
  return shadowed
}

function logicConsole(host: Host, isListening: () => boolean) {
  const say =
    (type: string) =>
    (...args: unknown[]) => {
      if (isListening()) host.emit('App.logAdded', { type, args: args.map(asData) })
      console.debug(`[${type}]`, ...args)
    }
  const methods = 'log info warn error debug group groupEnd time timeEnd trace table'.split(' ')
  return Object.fromEntries(methods.map((type) => [type, say(type)]))
}

function asData(value: unknown): unknown {
  try {
    return plain(value)
  } catch {
    return String(value) // a circular thing is still worth a line in the log
  }
}
