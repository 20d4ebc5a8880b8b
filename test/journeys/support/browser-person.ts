import axeCore from 'axe-core'
import type { Browser, Page, Request } from 'playwright-core'
import { turnClock, turnedByMs } from '../../support/clock'
import { agreedBefore, CONSENTS } from './consents'
import { hang } from './gallery'
import { PATIENCE_MS, until, type Circumstances, type Person, type Setting } from './person'

/** What the phone's settings make of the browser's default size. */
const textPx = { normal: 16, large: 22 }

/** Pictures for a gallery are as sharp as a phone's; drawing them so takes a browser without a graphics card long. */
const SHARPNESS = process.env['EVERY_SETTING'] ? 2 : 1

/** As it comes, or set to move nothing, and kept from fetching pages ahead: most of what takes a browser long here. */
export type Pace = 'usual' | 'spared'

/**
 * A person with the H5 build open in a browser the size of a phone, set as the first of `settings` says. Wherever they
 * look, they look at the page in all of them.
 */
export async function aBrowserPerson(
  browser: Browser,
  origin: string,
  settings: readonly [Setting, ...Setting[]],
  pace: Pace,
  { link = '', hidesPlace = false, isUnasked = false }: Circumstances = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: SHARPNESS,
    hasTouch: true,
    reducedMotion: pace === 'spared' ? 'reduce' : 'no-preference',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: hidesPlace ? [] : ['geolocation'],
    geolocation: { latitude: 31.2304, longitude: 121.4737 },
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(turnClock, turnedByMs())
  if (!isUnasked) {
    const kept = { key: CONSENTS, text: JSON.stringify({ data: agreedBefore }) }
    await context.addInitScript(({ key, text }) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, text)
    }, kept)
  }
  if (pace === 'spared') await context.addInitScript(withoutPrefetch)
  const page = await context.newPage()
  const complaints = listen(page)
  const underWay = asked(page)
  let shown: Buffer | undefined
  let barriers: string[] = []
  page.on('filechooser', (chooser) => {
    const files = shown ? [{ name: 'photo.png', mimeType: 'image/png', buffer: shown }] : []
    void chooser.setFiles(files)
  })
  const cdp = await context.newCDPSession(page)
  const set = async ({ theme, text }: Setting) => {
    await page.emulateMedia({ colorScheme: theme })
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: textPx[text] } })
  }
  await set(settings[0])
  /** What is found at each setting, which is the first again afterwards. */
  async function inEach<T>(find: (setting: Setting) => Promise<T>): Promise<T[]> {
    const found: T[] = []
    for (const setting of settings) {
      if (settings.length > 1) await set(setting)
      found.push(await find(setting))
    }
    if (settings.length > 1) await set(settings[0])
    return found
  }
  await page.goto(`${origin}${link}`)

  // Taro keeps the pages below the top one in the document, and shows both while one slides over the other.
  const top = page.locator('.taro_page').filter({ visible: true }).last()
  const visible = (selector: string) => top.locator(selector).filter({ visible: true })
  /** A page slides in from the right: nobody hits what is still on its way. */
  const inPlace = () => until('the page in place', async () => (await top.boundingBox())?.x === 0)

  return {
    build: 'h5',
    tap: async (selector, { last, words } = {}) => {
      const found = words ? visible(selector).filter({ hasText: words }) : visible(selector)
      await inPlace()
      await (last ? found.last() : found.first()).click()
    },
    fill: (selector, text) => visible(`${selector} input, ${selector} textarea`).first().fill(text),
    see: (words) => page.getByText(words).filter({ visible: true }).first().waitFor(),
    read: async (selector) => {
      await visible(selector).first().waitFor()
      return visible(selector).first().innerText()
    },
    count: (selector) => visible(selector).count(),
    at: async (wanted) => {
      await until(`page ${wanted}`, async () => new URL(page.url()).pathname === `/${wanted}`)
    },
    open: async (link) => {
      await page.goto(`${origin}${link}`)
    },
    tab: (words) => page.locator('.weui-tabbar__item', { hasText: words }).first().click(),
    back: async () => {
      // Taro hides the page below a moment late, and would do so after it has come back.
      const shown = page.locator('.taro_page').filter({ visible: true })
      await until('one page alone', async () => (await shown.count()) === 1)
      await page.goBack()
    },
    share: async () => {
      const { pathname, search } = new URL(page.url())
      return pathname + search
    },
    show: async (png) => void (shown = png),
    snap: () => page.screenshot({ animations: 'disabled' }),
    aim: async () => {
      throw new Error('a browser has no scanner')
    },
    agree: () => page.locator('.taro-model__confirm').filter({ visible: true }).last().click(),
    atTill: (act) => page.getByRole('button', { name: act === 'pay' ? '确认支付' : '取消' }).click(),
    look: async (name) => {
      await until('no answer missing', async () => underWay.size === 0)
      await inPlace()
      await page.evaluate(drawn)
      // What was said before goes by itself; nobody waits for it here.
      await page
        .locator('.taro__toast')
        .evaluateAll((all) => all.forEach((one) => (one.style.display = 'none')))
      const found = await inEach(async (setting) => {
        await hang('h5', setting, name, await page.screenshot({ animations: 'disabled' }))
        return seriousViolations(page, setting)
      })
      barriers = [...new Set(found.flat())]
    },
    offline: (isOffline) => context.setOffline(isOffline),
    restart: async () => {
      await page.goto(`${origin}/pages/home/index`)
    },
    barriers: async () => barriers,
    secondOpinion: async () => null,
    complaints: async () => complaints,
    close: () => context.close(),
  }
}

/** In the page: what webpack would have fetched ahead is left for when it is needed. */
function withoutPrefetch() {
  const append = Node.prototype.appendChild
  HTMLHeadElement.prototype.appendChild = function <T extends Node>(child: T): T {
    const isAhead = child instanceof HTMLLinkElement && child.rel === 'prefetch'
    return isAhead ? child : (append.call(this, child) as T)
  }
}

/** What the page waits for an answer to. */
function asked(page: Page): Set<Request> {
  const underWay = new Set<Request>()
  page.on('request', (request) => underWay.add(request))
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => underWay.delete(request))
  return underWay
}

/** In the page: what has come is on the screen. */
const drawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))

function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // Refusals and an offline moment are answers; the browser logs them as failed resources all the same.
    const isResource = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isResource) complaints.push(message.text())
  })
  return complaints
}

/** Of what axe knows; in the dark only colours are others, and large text has those that normal text has. */
async function seriousViolations(page: Page, { theme, text }: Setting): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  const options: axeCore.RunOptions = {
    resultTypes: ['violations'],
    ...(theme === 'dark' && { runOnly: ['color-contrast'] }),
    ...(text === 'large' && { rules: { 'color-contrast': { enabled: false } } }),
  }
  return page.evaluate(async (chosen) => {
    const { axe } = window as unknown as { axe: typeof axeCore }
    const { violations } = await axe.run(document, chosen)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
      )
  }, options)
}
