import type { Host } from '../host'
import { plain } from '../nodes'
import type { WxReturns } from './shapes'

const SDK_VERSION = '3.8.0'
const RATIO = 2

export const systemApi = (host: Host) => {
  const { bundle, frame, phone } = host
  const safeArea = () => {
    const { width, height } = phone.screen
    const [top, bottom] = [frame.statusBarHeight, height - frame.bottomInset]
    return { left: 0, right: width, top, bottom, width, height: bottom - top }
  }
  const windowInfo = () => ({
    pixelRatio: RATIO,
    screenWidth: phone.screen.width,
    screenHeight: phone.screen.height,
    windowWidth: frame.pageBox().width,
    windowHeight: frame.pageBox().height,
    screenTop: frame.pageBox().top,
    statusBarHeight: frame.statusBarHeight,
    safeArea: safeArea(),
  })
  const deviceInfo = () => ({
    brand: 'devtools',
    model: 'iPhone X',
    platform: 'devtools' as const,
    system: 'iOS 17.0',
    benchmarkLevel: 1,
    memorySize: '3072',
  })
  const appBaseInfo = () => ({
    SDKVersion: SDK_VERSION,
    version: '8.0.60',
    language: 'zh_CN',
    enableDebug: false,
    fontSizeSetting: phone.fontSize,
    fontSizeScaleFactor: phone.fontSize / 16,
    ...(bundle.app.darkmode && { theme: phone.theme }),
  })
  const launch = () => {
    const { path = bundle.app.entryPagePath ?? bundle.pages[0] ?? '', query, scene } = phone.launch
    return {
      path,
      query: plain(query),
      scene,
      shareTicket: '',
      referrerInfo: {} as never,
      apiCategory: 'default' as const,
    }
  }
  const systemInfo = () => ({ ...windowInfo(), ...deviceInfo(), ...appBaseInfo() })

  return {
    launch,
    systemInfo,
    returns: {
      getSystemInfoSync: systemInfo,
      getWindowInfo: windowInfo,
      getAppBaseInfo: appBaseInfo,
      getLaunchOptionsSync: launch,
      getEnterOptionsSync: launch,
      nextTick: (act) => void Promise.resolve().then(act),
      createSelectorQuery: () => host.router.top()?.instance.createSelectorQuery() as never,
    } satisfies WxReturns,
  }
}

/** Events a mini-program may listen to; some of them never happen here. */
const eventNames = (
  'Error UnhandledRejection PageNotFound AppShow AppHide NetworkStatusChange ThemeChange WindowResize ' +
  'KeyboardHeightChange NeedPrivacyAuthorization'
).split(' ')

export function listenerApi({ listeners }: Host) {
  const pairs = eventNames.flatMap((name) => {
    const event = name.charAt(0).toLowerCase() + name.slice(1)
    return [
      [`on${name}`, (listener: () => void) => listeners.add(event, listener)],
      [`off${name}`, (listener?: () => void) => listeners.remove(event, listener)],
    ] as const
  })
  return Object.fromEntries(pairs)
}
