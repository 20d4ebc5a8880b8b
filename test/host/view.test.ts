import { type OpenMiniProgram, openMiniProgram, until } from './automator'

let open: OpenMiniProgram
let page: NonNullable<Awaited<ReturnType<OpenMiniProgram['miniProgram']['currentPage']>>>

beforeAll(async () => {
  open = await openMiniProgram('weapp', { projectPath: 'test/host/fixtures/native' })
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.miniProgram.callWxMethod('reLaunch', { url: '/pages/home/home' })
  page = (await open.miniProgram.currentPage())!
})

const one = async (selector: string) => {
  const element = await page.$(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element
}
const text = async (selector: string) => (await one(selector)).text()

test('templates, scripts and conditions show what the data says', async () => {
  expect(await text('.loud')).toBe('HELLO!')
  expect(await text('#car-A1')).toBe('A1 10 km')
  expect(await text('.few')).toBe('一辆')
})

test('setData reaches into lists by path', async () => {
  await page.setData({ 'cars[0].km': 11, 'cars[1]': { plate: 'B2', km: 20 } })
  expect(await page.data('cars[0].km')).toBe(11)
  expect(
    await Promise.all((await page.$$('.car')).map((car: { text(): Promise<string> }) => car.text())),
  ).toEqual(['A1 11 km', 'B2 20 km'])
  expect(await text('.many')).toBe('多辆')
})

test('a tap climbs until somebody catches it', async () => {
  await (await one('.climbing')).tap()
  expect(await text('.heard')).toBe('tap inner tap outer')
  await page.setData({ heard: '' })
  await (await one('.stopping')).tap()
  expect(await text('.heard')).toBe('tap stopped')
})

test('what lies under something else or is disabled does not hear a tap', async () => {
  await expect((await one('.covered')).tap()).rejects.toThrow(/lies over it/)
  await (await one('.disabled')).tap()
  expect(await text('.heard')).toBe('')
})

test('a component observes its properties and speaks by events', async () => {
  const counter = await one('#counter')
  const inside = await counter.$('.count')
  await inside?.tap()
  expect(await text('.heard')).toBe('counted 3')
  await page.setData({ start: 7 })
  expect(await (counter as unknown as { data(): Promise<object> }).data()).toMatchObject({
    count: 7,
    seen: [2, 3, 7],
  })
  expect(await page.$('.count')).toBeNull()
  expect(await text('.slotted')).toBe('辆')
})

test('fields tell their values, as long as they may be', async () => {
  const field = await one('.name')
  const before = await open.miniProgram.screenshot()
  await (field as unknown as { input(text: string): Promise<void> }).input('欧阳小明明')
  expect(await page.data('name')).toBe('欧阳小明')
  expect(await open.miniProgram.screenshot()).not.toBe(before)
})

test("a member's picture comes as a file, when its button is pressed", async () => {
  await (await one('.avatar')).tap()
  expect(await text('.heard')).toMatch(/^wxfile:\/\/tmp_/)
})

test('sizes, styles and markup can be asked for', async () => {
  const { width } = await (await one('.home')).size()
  expect(Number(width)).toBe(375)
  expect(await (await one('.climbing')).style('height')).toBe('44px')
  expect(await (await one('.outer')).attribute('data-who')).toBe('outer')
  expect(await (await one('.outer')).wxml()).toContain('<view class="stopping">不冒泡</view>')
  const [first] = await page.getElementsByXpath('//text')
  expect(await first?.text()).toBe('HELLO!')
})

test('a page is as tall as its bars leave it, and scrolls by itself', async () => {
  expect(await open.miniProgram.callWxMethod('getWindowInfo')).toMatchObject({
    windowWidth: 375,
    windowHeight: 641,
  })
  await open.miniProgram.pageScrollTo(60)
  expect(await page.scrollTop()).toBe(60)
})

test('a mistake is told to the test and to the app, and the next page works', async () => {
  const told = new Promise<{ message: string }>((resolve) =>
    open.miniProgram.on('exception', resolve as never),
  )
  await page.callMethod('fail').catch(() => undefined)
  await open.miniProgram.evaluate(() => void Promise.reject(new Error('forgotten')))
  expect((await told).message).toMatch(/forgotten/)
  expect(await until(() => text('.loud'))).toBe('HELLO!')
})

test('code sees nothing of the browser it runs in', async () => {
  const seen = (await page.callMethod('scope')) as string[]
  expect(new Set(seen)).toEqual(new Set(['undefined']))
  const made = await open.miniProgram.evaluate(() => {
    try {
      return String(new Function('return window')())
    } catch (error) {
      return (error as Error).message
    }
  })
  expect(made).toMatch(/not allowed/)
})

test('logs and exposed functions reach the test', async () => {
  const logged = new Promise((resolve) => open.miniProgram.on('console', resolve as never))
  await open.miniProgram.evaluate(() => console.log('hello', { from: 'page' }))
  expect(await logged).toEqual({ type: 'log', args: ['hello', { from: 'page' }] })

  const heard = new Promise((resolve) => void open.miniProgram.exposeFunction('tellTest', resolve))
  await open.miniProgram.evaluate('function () { tellTest(42) }')
  expect(await heard).toBe(42)
})
