import { type OpenMiniProgram, openMiniProgram, until } from './automator'
import { aPhone } from './phone'

const projectPath = 'test/host/fixtures/native'
let open: OpenMiniProgram

afterEach(() => open.close())

const start = async (phone = {}) => {
  open = await openMiniProgram('weapp', { projectPath, phone })
  return open.miniProgram
}
type Options = { url?: string; delta?: number }
const call = (name: string, option: Options = {}) => open.miniProgram.callWxMethod(name, option)
const lives = () => open.miniProgram.evaluate(() => getApp().lives.splice(0)) as Promise<string[]>
declare const getApp: () => { lives: string[]; launch: unknown }
declare const require: (id: string) => unknown

test('pages live in the order that the platform says', async () => {
  await start()
  expect(await lives()).toEqual(['app launch', 'app show', 'home load', 'home show', 'home ready'])

  await call('navigateTo', { url: '/pages/second/second?a=1' })
  expect(await lives()).toEqual(['home hide', 'second load', 'second show', 'second ready'])

  await call('navigateBack')
  expect(await lives()).toEqual(['second unload', 'home show'])

  await call('switchTab', { url: '/pages/garage/garage' })
  await call('switchTab', { url: '/pages/home/home' })
  expect(await lives()).toEqual([
    'home hide',
    'garage load',
    'garage show',
    'garage ready',
    'garage hide',
    'home show',
  ])

  await call('reLaunch', { url: '/pages/second/second' })
  expect(await lives()).toEqual([
    'home unload',
    'garage unload',
    'second load',
    'second show',
    'second ready',
  ])
})

test('a finger on the tab bar is heard by the page, a call is not', async () => {
  const miniProgram = await start()
  await lives()
  await miniProgram.native().switchTab({ url: '/pages/garage/garage' })
  expect(await lives()).toEqual([
    'home hide',
    'garage load',
    'garage show',
    'garage ready',
    'garage tab 爱车',
  ])
})

test("a sub-package's code runs when its first page is opened, not before", async () => {
  await start()
  const early = await open.miniProgram.evaluate((path: string) => {
    try {
      return require(path)
    } catch (error) {
      return (error as Error).message
    }
  }, 'sub/where')
  expect(early).toMatch(/not loaded yet/)

  await call('navigateTo', { url: '/sub/pages/deep/deep' })
  expect(await lives()).toContain('deep code')
  const page = await open.miniProgram.currentPage()
  expect(await (await page?.$('.deep'))?.text()).toBe('sub')
})

test('the eleventh page is refused', async () => {
  const miniProgram = await start()
  for (let pages = 1; pages < 10; pages++) await call('navigateTo', { url: '/pages/second/second' })

  await expect(call('navigateTo', { url: '/pages/second/second' })).rejects.toThrow(
    'webview count limit exceed',
  )
  expect(await miniProgram.pageStack()).toHaveLength(10)
  await expect(call('navigateTo', { url: '/pages/garage/garage' })).rejects.toThrow('tabbar page')
  await expect(call('navigateTo', { url: '/pages/none/none' })).rejects.toThrow('is not found')
})

test('a shared link opens its page with its words', async () => {
  const miniProgram = await start({
    launch: { path: 'pages/second/second', query: { id: '7' }, scene: 1007 },
  })
  const page = await miniProgram.currentPage()
  expect(page).toMatchObject({ path: 'pages/second/second', query: { id: '7' } })
  const launch = await miniProgram.evaluate(() => getApp().launch)
  expect(launch).toMatchObject({ path: 'pages/second/second', query: { id: '7' }, scene: 1007 })
})

test('a phone remembers what was stored when the mini-program is killed and started again', async () => {
  const phone = aPhone()
  const miniProgram = await start(phone)
  await miniProgram.callWxMethod('setStorageSync', 'city', { name: '上海' })
  await until(async () => phone.storage.city)
  await open.close()

  const again = await start(phone)
  expect(await again.callWxMethod('getStorageSync', 'city')).toEqual({ name: '上海' })
})

test('night comes: the theme changes, and the bars with it', async () => {
  const miniProgram = await start()
  const before = await miniProgram.screenshot()
  await open.host?.change({ theme: 'dark' })
  expect(await miniProgram.callWxMethod('getAppBaseInfo')).toMatchObject({ theme: 'dark' })
  expect(await miniProgram.screenshot()).not.toBe(before)
})
