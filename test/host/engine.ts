import type { Browser, Page } from 'playwright-core'
import { turnClock, turnedByMs } from '../support/clock'
import type { NativeCalls, Phone } from './phone'
import { createRequests } from './requests'
import type { Change, Start } from './runtime/main'

type Emit = (event: string, params: object) => void
type NativeHandlers = {
  [Name in keyof NativeCalls]: (
    asked: NativeCalls[Name][0],
  ) => Promise<NativeCalls[Name][1]> | NativeCalls[Name][1]
}

const PIXEL_RATIO = 2

/** What a mini-program runs in, with a browser's memory of its own, and what reaches out of it. */
export async function openEngine(browser: Browser, origin: string, script: string, start: Start, emit: Emit) {
  const { phone } = start
  const context = await browser.newContext({
    viewport: phone.screen,
    deviceScaleFactor: PIXEL_RATIO,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: phone.theme,
  })
  try {
    await context.addInitScript(turnClock, turnedByMs())
    for (const [origin, real] of Object.entries(phone.hosts)) {
      await context.route(`${origin}/**`, (route) => {
        void route.continue({ url: route.request().url().replace(origin, real) })
      })
    }
    const page = await context.newPage()
    if (process.env.HOST_DEBUG) page.on('console', (message) => console.info('[page]', message.text()))
    const native = nativeCalls(page, phone)
    await page.exposeFunction('hostNative', (name: keyof NativeCalls, asked: never) => native[name](asked))
    await page.exposeFunction('hostEmit', emit)
    await page.goto(origin)
    await page.evaluate(script)
    await page.evaluate((given) => {
      window.miniProgram = window.startMiniProgram(given, window.hostNative, window.hostEmit)
    }, start)
    await page.evaluate(() => window.miniProgram.launch())

    return {
      async dispatch(method: string, params: Record<string, unknown>): Promise<unknown> {
        if (method === 'App.captureScreenshot') return { data: (await page.screenshot()).toString('base64') }
        if (method === 'Tool.close') return {}
        const answer = await page.evaluate(
          ([verb, given]) =>
            window.miniProgram.dispatch(verb, given).then(
              (result) => ({ result, failed: null }),
              (error: { errMsg?: string; message?: string }) => ({
                result: null,
                failed: error.errMsg ?? error.message ?? JSON.stringify(error),
              }),
            ),
          [method, params] as const,
        )
        if (answer.failed !== null) throw new Error(answer.failed)
        return answer.result
      },
      async change(wish: Change) {
        if (wish.theme) await page.emulateMedia({ colorScheme: wish.theme })
        if (wish.network) await context.setOffline(wish.network === 'none')
        await page.evaluate((given) => window.miniProgram.change(given), wish)
      },
      close: () => context.close(),
    }
  } catch (error) {
    await context.close()
    throw error
  }
}

function nativeCalls(page: Page, { storage, hosts }: Phone): NativeHandlers {
  return {
    ...createRequests(hosts),
    async tap({ x, y }) {
      await page.touchscreen.tap(x, y)
      return null
    },
    // The phone object outlives the browser: given to the next start, it remembers.
    store({ key, text }) {
      if (text === null) Reflect.deleteProperty(storage, key)
      else storage[key] = text
      return null
    },
  }
}
