import * as glassEasel from 'glass-easel'
import type { Bundle, Theme } from '../compile/bundle'
import type { Native, Network, Phone } from '../phone'
import { createMy } from './api/my'
import { createServices, createWx } from './api/wx'
import { createAudit } from './audit/recorder'
import { createDispatch } from './automator/dispatch'
import { builtInStyles } from './elements/sheet'
import { createEvents } from './events'
import { createFiles } from './files'
import { createFrame } from './frame'
import { frameStyles } from './frame-styles'
import { Failure } from './api/failure'
import { type Host, Listeners } from './host'
import { createLogic } from './logic'
import { createOverlay } from './overlay'
import { createCodes, createPermissions, createPrivacy } from './person'
import { createRouter } from './router'
import { addStyle } from './style'
import { createView } from './view'

export type Start = { bundle: Bundle; phone: Phone }

/** The whole host, put together by hand. Its parts know each other through `host`, once all are there. */
function startMiniProgram({ bundle, phone }: Start, native: Native, emit: Host['emit']) {
  const host = { bundle, phone, native, emit, listeners: new Listeners() } as Host
  host.report = (error) => report(host, error)
  document.documentElement.style.setProperty('--rpx', `${phone.screen.width / 750}px`)
  addStyle(frameStyles + builtInStyles)

  host.audit = createAudit(host)
  host.codes = createCodes(phone)
  host.files = createFiles(phone)
  const back = () => host.router.moves.navigateBack()
  host.frame = createFrame(bundle, phone, back, (path) => host.router.tapTab(path))
  host.overlay = createOverlay(() => host.events.openGesture())
  host.permissions = createPermissions(phone, host.overlay)
  host.privacy = createPrivacy(phone, host.overlay, host.listeners)
  host.events = createEvents(host)
  host.view = createView(host, bundle)
  host.router = createRouter(host)
  const services = createServices(host)
  host.api = bundle.platform === 'alipay' ? createMy(host, services) : createWx(host, services)
  host.logic = createLogic(host)
  catchMistakes(host)

  return {
    launch: () => launch(host, services.system.launch()),
    dispatch: createDispatch(host),
    change: (wish: Change) => change(host, wish),
  }
}

function launch(host: Host, options: { path: string; query: Record<string, string> }) {
  const tellApp = (lifecycle: string, told: unknown) => {
    const method = host.logic.app()[lifecycle] as ((told: unknown) => void) | undefined
    try {
      method?.call(host.logic.app(), told)
    } catch (error) {
      host.report(error)
    }
  }
  host.audit.begin()
  host.logic.start()
  tellApp('onLaunch', options)
  tellApp('onShow', options)
  const isKnown = host.bundle.pages.includes(options.path)
  if (!isKnown) {
    const missing = { path: options.path, query: options.query, isEntryPage: true }
    tellApp('onPageNotFound', missing)
    host.listeners.tell('pageNotFound', missing)
  }
  if (host.router.top()) return
  const search = Object.entries(options.query).map(([name, value]) => `${name}=${value}`)
  const path = isKnown ? options.path : host.bundle.pages[0]
  host.router.moves.reLaunch({ url: `/${path}${search.length ? `?${search.join('&')}` : ''}` })
}

/** What may happen to a phone while the mini-program runs. */
export type Change = { network?: Network; theme?: Theme; picture?: string }

function change({ phone, frame, listeners, router }: Host, { network, theme, picture }: Change) {
  if (picture) phone.picture = picture
  if (network && network !== phone.network) {
    phone.network = network
    const isConnected = network !== 'none'
    listeners.tell('networkStatusChange', {
      isConnected,
      networkType: network,
      networkAvailable: isConnected,
    })
  }
  if (theme && theme !== phone.theme) {
    frame.setTheme(theme, router.slots())
    listeners.tell('themeChange', { theme })
  }
}

function report({ audit, emit, listeners }: Host, thrown: unknown) {
  const error = thrown instanceof Error ? thrown : new Error(describe(thrown))
  audit.exception(error.message)
  emit('App.exceptionThrown', { name: error.name, message: error.message, stack: error.stack })
  console.error('[mini-program]', error.stack ?? error.message)
  listeners.tell('error', `${error.message}\n${error.stack ?? ''}`)
}

const describe = (thrown: unknown) =>
  typeof thrown === 'object' && thrown
    ? ((thrown as Error).message ?? JSON.stringify(thrown))
    : String(thrown)

function catchMistakes(host: Host) {
  glassEasel.addGlobalErrorListener((error: unknown) => {
    host.report(error)
    return false
  })
  window.addEventListener('error', ({ error, message }) => host.report(error ?? message))
  window.addEventListener('unhandledrejection', (event) => {
    // What the platform says no to is the caller's to hear; WeChat only tells of the rejection.
    host.listeners.tell('unhandledRejection', { reason: event.reason, promise: event.promise })
    const { errMsg, error } = (event.reason ?? {}) as { errMsg?: unknown; error?: unknown }
    const isRefusal = event.reason instanceof Failure || errMsg !== undefined || typeof error === 'number'
    if (!isRefusal) host.report(event.reason)
  })
}

export type Running = ReturnType<typeof startMiniProgram>

declare global {
  interface Window {
    startMiniProgram: typeof startMiniProgram
    miniProgram: Running
    hostNative: Native
    hostEmit: Host['emit']
  }
}

window.startMiniProgram = startMiniProgram
