/**
 * Taro as tests need it: storage in memory, hooks that note what a page asked for, and everything
 * else fails loudly until a test says how a platform behaves (`Taro.request = …`).
 */
const storage = new Map<string, unknown>()

const unsaid = (name: string) => () => {
  throw new Error(`this test has not said what Taro.${name} does`)
}

const Taro = {
  getStorageSync: (key: string): unknown => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => void storage.delete(key),
  clearStorageSync: () => storage.clear(),
  getCurrentPages: (): unknown[] => [{}],
  stopPullDownRefresh: () => undefined,
  getSystemInfoSync: () => ({ brand: 'Apple', model: 'iPhone 15' }),
  request: unsaid('request'),
  login: unsaid('login'),
  getFuzzyLocation: unsaid('getFuzzyLocation'),
  getLocation: unsaid('getLocation'),
  getSetting: unsaid('getSetting'),
  openSetting: unsaid('openSetting'),
  requestSubscribeMessage: unsaid('requestSubscribeMessage'),
  addPhoneCalendar: unsaid('addPhoneCalendar'),
  makePhoneCall: unsaid('makePhoneCall'),
  chooseMedia: unsaid('chooseMedia'),
  chooseImage: unsaid('chooseImage'),
  uploadFile: unsaid('uploadFile'),
  openLocation: unsaid('openLocation'),
  shareFileMessage: unsaid('shareFileMessage'),
  navigateTo: unsaid('navigateTo'),
  redirectTo: unsaid('redirectTo'),
  switchTab: unsaid('switchTab'),
  navigateBack: unsaid('navigateBack'),
  showToast: unsaid('showToast'),
}

export default Taro

/** What the page under test asked Taro's hooks for, so that a test can open, show or pull it. */
export const page = {
  params: {} as Record<string, string>,
  didShow: [] as (() => void)[],
  ready: [] as (() => void)[],
  pulledDown: [] as (() => unknown)[],
  unloaded: [] as (() => void)[],
}

export const useRouter = () => ({ params: page.params })
export const useDidShow = (callback: () => void) => void page.didShow.push(callback)
export const useReady = (callback: () => void) => void page.ready.push(callback)
export const useUnload = (callback: () => void) => void page.unloaded.push(callback)
export const usePullDownRefresh = (callback: () => unknown) => void page.pulledDown.push(callback)
