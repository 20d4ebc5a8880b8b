import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import axeCore from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../support/browser'
import { PATIENCE_MS, until, type Person, type Setting } from './person'

export const screensFolder = path.resolve('screens')

/** Large text is what the phone's settings make of the browser's default size. */
const LARGE_PX = 22

export async function openBrowser(setting: Setting): Promise<Browser> {
  const args = setting.text === 'large' ? [`--blink-settings=defaultFontSize=${LARGE_PX}`] : []
  return launchChromium({ args })
}

export type BrowserPerson = Person & { page: Page; seriousViolations(): Promise<string[]> }

/** A person with the H5 build open in a browser the size of a phone. */
export async function aBrowserPerson(
  browser: Browser,
  origin: string,
  setting: Setting,
): Promise<BrowserPerson> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    colorScheme: setting.theme,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['geolocation'],
    geolocation: { latitude: 31.2304, longitude: 121.4737 },
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // Refusals and an offline moment are answers; the browser logs them as failed resources all the same.
    const isResource = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isResource) complaints.push(message.text())
  })
  await page.goto(origin)

  // Taro keeps the pages below the top one in the document, and shows both while one slides over the other.
  const top = page.locator('.taro_page').filter({ visible: true }).last()
  const visible = (selector: string) => top.locator(selector).filter({ visible: true })
  const folder = path.join(screensFolder, `h5-${setting.theme}${setting.text === 'large' ? '-large' : ''}`)

  return {
    build: 'h5',
    page,
    tap: (selector) => visible(selector).first().click(),
    fill: async (selector, text) => {
      const field = visible(
        `${selector} input, ${selector} textarea, input${selector}, textarea${selector}`,
      ).first()
      await field.fill(text)
    },
    see: (words) => page.getByText(words).filter({ visible: true }).first().waitFor(),
    read: async (selector) => {
      await visible(selector).first().waitFor()
      return visible(selector).first().innerText()
    },
    count: (selector) => visible(selector).count(),
    at: (wanted) =>
      until(`page ${wanted}`, async () => new URL(page.url()).pathname === `/${wanted}`).then(() => {}),
    tab: (words) =>
      page.locator('.taro-tabbar__tabbar-item, .weui-tabbar__item', { hasText: words }).first().click(),
    back: async () => void (await page.goBack()),
    look: async (name) => {
      await mkdir(folder, { recursive: true })
      await page.evaluate(() => document.fonts.ready)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' })
    },
    offline: (isOffline) => context.setOffline(isOffline),
    complaints: () => complaints,
    seriousViolations: async () => {
      await page.evaluate(axeCore.source)
      return page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') }
        const { violations } = await axe.run(document, { resultTypes: ['violations'] })
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
          )
      })
    },
    close: () => context.close(),
  }
}
