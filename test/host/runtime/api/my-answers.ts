import type { Host } from '../host'
import { Failure, MyFailure } from './failure'
import { myPaymentApi } from './payment'
import { answerTo } from './person'
import type { MyAnswers, MyReturns } from './shapes'
import type { Services } from './wx'

const TEMPLATES_MAX = 3
const TIMEOUT_MS = 30_000

/** What `my.*` answers, made of what the host can do for `wx.*`. */
export function myAnswers(host: Host, { answers, network, storage }: Services) {
  const { codes, overlay, permissions, phone } = host
  const position = { latitude: String(phone.location.latitude), longitude: String(phone.location.longitude) }
  const needLocation = async () => {
    const wasAsked = 'scope.userLocation' in permissions.settings()
    if (await permissions.ask('scope.userLocation')) return
    // Who refuses here does so for good: asked again, the platform shows no dialog any more.
    throw new MyFailure(wasAsked ? 2002 : 2003, '用户拒绝给小程序授权')
  }
  const typed = {
    async request({ url, method, data, headers, header = headers, timeout = TIMEOUT_MS, dataType = 'json' }) {
      const id = network.newId()
      const answer = await network.send({ url, method, data, header, timeout }, id)
      const { status, header: headersSent, text } = answer
      if (status < 200 || status > 299) {
        throw new MyFailure(19, 'http status error', { status, data: jsonOr(text), headers: headersSent })
      }
      const told = { status, headers: headersSent, statusCode: status, header: headersSent }
      if (dataType !== 'json') return { ...told, data: text }
      const parsed = jsonOr(text)
      if (typeof parsed === 'string') throw new MyFailure(14, 'JSON parse data error')
      return { ...told, data: parsed as Record<string, unknown> }
    },
    async uploadFile({ url, filePath, name, fileName = name, headers, header = headers, formData }) {
      const option = { url, filePath, name: fileName, header, formData }
      const { status, header: told, text } = await network.upload(option, network.newId())
      return { data: text, statusCode: status, header: told }
    },
    getAuthCode({ scopes = 'auth_base' }) {
      const authSuccessScopes = [scopes].flat() as 'auth_base'[]
      return { authCode: codes.next('login'), authSuccessScopes, authErrorScopes: {} }
    },
    async getLocation() {
      await needLocation()
      return { ...position, accuracy: '65', horizontalAccuracy: '65' }
    },
    async requestSubscribeMessage({ entityIds }) {
      if (!entityIds?.length || entityIds.length > TEMPLATES_MAX) throw new MyFailure(203, '参数错误')
      // Told as a success: the platform puts this mistake there.
      if (!host.events.inGesture()) return { errorCode: 10005, errorMessage: '请在用户点击后调用' }
      const isAccepted = (id: string) => answerTo(id, phone) === 'accept'
      const subscribed = entityIds.filter(isAccepted)
      return {
        ...Object.fromEntries(entityIds.map((id) => [id, isAccepted(id) ? 'accept' : 'reject'])),
        behavior: subscribed.length ? 'subscribe' : 'cancel',
        ...{ show: true, keep: false, refuse: false },
        result: {
          subscribeEntityIds: entityIds,
          subscribedEntityIds: subscribed,
          unsubscribedEntityIds: entityIds.filter((id) => !isAccepted(id)),
          currentSubscribedEntityIds: subscribed,
        },
      }
    },
    getStorage: ({ key }) => ({ data: storage.has(key) ? storage.read(key) : null }),
    showToast: ({ content = '', type = 'none', duration = 2000 }) =>
      overlay.showToast({ title: content, icon: type === 'success' ? 'success' : 'none', duration }),
    hideToast: overlay.hideToast,
    async confirm({ title, content, confirmButtonText, cancelButtonText }) {
      const texts = { confirmText: confirmButtonText, cancelText: cancelButtonText }
      return { confirm: await overlay.openDialog({ title, content, ...texts }) }
    },
    setNavigationBar: ({ title, backgroundColor, frontColor }) =>
      host.frame.setBar({
        ...(title && { title }),
        ...(backgroundColor && { background: backgroundColor }),
        ...(frontColor && { ink: frontColor }),
      }),
    setTabBarStyle: (style) => host.frame.tabs.setStyle(style),
    setBackgroundColor() {},
    async makePhoneCall({ number }) {
      await answers.makePhoneCall({ phoneNumber: number })
    },
    async openLocation({ latitude: wanted, name }) {
      await answers.openLocation({ latitude: Number(wanted), longitude: 0, name })
    },
    async chooseImage() {
      const tempFilePaths = (await answers.chooseMedia()).tempFiles.map(({ tempFilePath }) => tempFilePath)
      return { apFilePaths: tempFilePaths, tempFilePaths }
    },
    async scan() {
      const { result } = await answers.scanCode()
      return { code: result, qrCode: result, result, rawData: '', imageChannel: 'camera', scanType: 'QR' }
    },
    setClipboard: () => answers.setClipboardData(),
    getSetting: () => ({ authSetting: permissions.settings() }),
    getOpenUserInfo() {
      if (permissions.settings()['scope.userInfo'] !== true) throw new MyFailure(40003, '用户未授权')
      const known = { code: '10000', msg: 'Success', avatar: 'http://face/picture.png', nickName: '山雀' }
      return { response: JSON.stringify({ response: known }) }
    },
    getPhoneNumber() {
      // Encrypted by the platform for the BFF alone; a test that needs a real one mocks this call.
      if (permissions.settings()['scope.phoneNumber'] !== true) throw new MyFailure(40003, '用户未授权')
      return { response: JSON.stringify({ response: codes.next('phone'), sign: '', sign_type: 'RSA2' }) }
    },
  } satisfies MyAnswers
  const { navigateTo, redirectTo, navigateBack, reLaunch, switchTab } = answers
  const { pageScrollTo, stopPullDownRefresh, openSetting } = answers
  return {
    ...typed,
    ...myPaymentApi(host),
    ...{ navigateTo, redirectTo, navigateBack, reLaunch, switchTab },
    ...{ pageScrollTo, stopPullDownRefresh, openSetting },
  }
}

/** An empty body and one that isn't JSON stay text. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // the caller tells it from JSON by its type
  }
}

export function myReturns({ phone }: Host, { storage, system }: Services) {
  const { nextTick, createSelectorQuery } = system.returns
  const written = (act: () => void) => {
    try {
      act()
      return { success: true }
    } catch (error) {
      if (error instanceof Failure) return { success: false, error: 2, errorMessage: error.message }
      throw error
    }
  }
  const typed = {
    getStorageSync: ({ key }) => ({ data: storage.has(key) ? storage.read(key) : null, success: true }),
    setStorageSync: ({ key, data }) => written(() => storage.returns.setStorageSync(key, data)),
    removeStorageSync: ({ key }) => written(() => storage.returns.removeStorageSync(key)) as never,
    getSystemInfoSync: () => ({ ...system.systemInfo(), app: 'alipay', fontSizeSetting: phone.fontSize }),
    getLaunchOptionsSync: () => system.launch(),
    getEnterOptionsSync: () => system.launch(),
  } satisfies MyReturns
  return { ...typed, nextTick, createSelectorQuery }
}
