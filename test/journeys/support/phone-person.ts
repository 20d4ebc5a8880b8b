import type { Browser } from 'playwright-core'
import { openMiniProgram, type OpenMiniProgram } from '../../host/automator'
import { compileProject, type Compiled } from '../../host/compile/project'
import { aPhone } from '../../host/phone'
import { inWords, type Report } from '../../host/runtime/audit/rules'
import { compareWithWcc, compileTemplates, type Gwx } from '../../host/wcc'
import type { Bff } from './bff'
import { agreedBefore, CONSENTS } from './consents'
import { hang } from './gallery'
import { until, type Build, type Circumstances, type Person, type Setting, type Which } from './person'

type MiniProgram = OpenMiniProgram['miniProgram']
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
/** What a journey needs of an element; only fields can be typed into. */
type Element = {
  tap(): Promise<void>
  text(): Promise<string>
  offset(): Promise<{ left: number; top: number }>
  input?(text: string): Promise<void>
}

/** What the automator's functions find around them, where they run. */
declare const getApp: () => { toasts?: string[] }

/** Taro continues a deep tree in a component of its own. */
const nested = { comp: 'comp' }
let gwx: Gwx | undefined
/** Each build is compiled once for all phones of a file. */
const programs: Partial<Record<Build, Compiled>> = {}

const fontPx = { normal: 16, large: 22 }

/** Where the builds look for the BFF; on this phone that address leads to the journey's own. */
const BUILT_FOR = 'http://127.0.0.1:3000'

/** A person with the WeChat or Alipay build open, driven through the automator as on the developer tools. */
export async function aPhonePerson(
  browser: Browser,
  build: Exclude<Build, 'h5'>,
  { origin, phonePayloadFor, tills }: Pick<Bff, 'origin' | 'phonePayloadFor' | 'tills'>,
  setting: Setting,
  name: string,
  { link, hidesPlace, wantsSilence, isUnasked }: Circumstances = {},
): Promise<Person> {
  const phone = aPhone({
    theme: setting.theme,
    fontSize: fontPx[setting.text],
    // What follows the second colon tells codes of one person apart.
    codes: { login: `dev:${name}:`, phone: `dev:${name}:` },
    hosts: { [BUILT_FOR]: origin, 'http://till': tills[build] },
    ...(link && { launch: fromCard(link) }),
    ...(hidesPlace && {
      permissions: { 'scope.userFuzzyLocation': 'refuse', 'scope.userLocation': 'refuse' },
    }),
    ...(isUnasked ? { privacy: 'ask' } : { storage: { [CONSENTS]: JSON.stringify(agreedBefore) } }),
    ...(wantsSilence && { subscriptions: 'reject' }),
  })
  const complaints: string[] = []
  const start = async () => {
    const compiled = (programs[build] ??= compileProject(`dist/${build}`, build))
    const opened = await openMiniProgram(build, { phone, compiled, browser })
    const { miniProgram } = opened
    miniProgram.on('exception', (error: { message?: string; stack?: string }) =>
      complaints.push(error.stack ?? error.message ?? 'something unnamed'),
    )
    await keepToasts(miniProgram)
    // A chat takes any file.
    if (build === 'weapp') {
      await miniProgram.mockWxMethod('downloadFile', { statusCode: 200, tempFilePath: 'wxfile://tmp' })
      await miniProgram.mockWxMethod('shareFileMessage', { errMsg: 'shareFileMessage:ok' })
    }
    // Only Alipay itself can encrypt a number for the BFF.
    if (build === 'alipay')
      await miniProgram.mockWxMethod('getPhoneNumber', { response: phonePayloadFor(name) })
    return opened
  }
  let opened = await start()

  const page = async () => {
    const top = await opened.miniProgram.currentPage()
    if (!top) throw new Error('no page is open')
    return top
  }
  const all = async (selector: string) => (await (await page()).$$(selector)) as Element[]
  const find = (selector: string, { last, words }: Which = {}) =>
    until(selector, async () => {
      const found = await all(selector)
      const fitting = words ? await withWords(found, words) : found
      return last ? fitting.at(-1) : fitting[0]
    })

  return {
    build,
    tap: async (selector, which) => {
      // What still slides over it makes the tap fail, and a person wait.
      await until(`a tap on ${selector}`, async () => {
        const element = await find(selector, which)
        if (!opened.host) await atRest(element)
        await element.tap()
        return true
      })
    },
    fill: async (selector, text) => {
      const field = await find(selector)
      if (!field.input) throw new Error(`${selector} is no field`)
      await field.input(text)
    },
    see: async (words) => {
      await until(`"${words}"`, async () => (await wordsOf(opened.miniProgram, await page())).includes(words))
    },
    read: async (selector) => (await find(selector)).text(),
    count: async (selector) => (await all(selector)).length,
    at: async (wanted) => {
      await until(`page ${wanted}`, async () => (await page()).path === wanted)
    },
    open: async (link) => {
      await opened.miniProgram.callWxMethod('reLaunch', { url: link })
    },
    tab: async (words) => {
      const url = tabs[words]
      if (!url) throw new Error(`no tab ${words}`)
      await opened.miniProgram.callWxMethod('switchTab', { url })
    },
    back: async () => {
      await opened.miniProgram.callWxMethod('navigateBack', {})
    },
    share: async () => {
      const card = (await (await page()).callMethod('onShareAppMessage', { from: 'menu' })) as {
        path: string
      }
      return card.path
    },
    show: async (png) => {
      const path = `data:image/png;base64,${png.toString('base64')}`
      const { miniProgram } = opened
      if (build === 'weapp')
        await miniProgram.mockWxMethod('chooseMedia', { tempFiles: [{ tempFilePath: path }] })
      else await miniProgram.mockWxMethod('chooseImage', { apFilePaths: [path], tempFilePaths: [path] })
      await opened.host?.change({ picture: path })
      // What was sent is what comes back: this host keeps no files.
      await miniProgram.mockWxMethod('downloadFile', {
        apFilePath: path,
        tempFilePath: path,
        statusCode: 200,
      })
    },
    snap: async () => {
      const png = await opened.miniProgram.screenshot()
      return png ? Buffer.from(png, 'base64') : null
    },
    aim: async (text) => {
      if (build === 'weapp') await opened.miniProgram.mockWxMethod('scanCode', { result: text })
      else await opened.miniProgram.mockWxMethod('scan', { code: text })
    },
    agree: () =>
      until('a question', () =>
        opened.miniProgram
          .native()
          .confirmModal()
          .then(() => true),
      ).then(() => undefined),
    atTill: (act) =>
      until('a sheet to pay in', async () => {
        const sheet = opened.miniProgram.native()
        await (act === 'pay' ? sheet.confirmModal() : sheet.cancelModal())
        return true
      }).then(() => undefined),
    look: async (name) => {
      for (const corner of await all('.close-sheet')) await atRest(corner, SHEET_LOOKS)
      // What was said before goes by itself; nobody waits for it here.
      await opened.miniProgram.callWxMethod('hideToast', {})
      const png = await opened.miniProgram.screenshot()
      if (png) await hang(build, setting, name, Buffer.from(png, 'base64'))
    },
    offline: async (isOffline) => opened.host?.change({ network: isOffline ? 'none' : 'wifi' }),
    restart: async () => {
      complaints.push(...(await lostPoints(opened)))
      await opened.close()
      opened = await start()
    },
    // What axe can read is the browser's; here the audit of the host looks at contrast and tap areas.
    barriers: async () => [],
    secondOpinion: async () => {
      if (build !== 'weapp' || !opened.host) return null
      gwx ??= compileTemplates(`dist/${build}`)
      // What ticks may have changed between the two: a page that is right is so at a second look.
      const opinion = await compareWithWcc(gwx, await page(), nested)
      return opinion.actual === opinion.expected ? opinion : compareWithWcc(gwx, await page(), nested)
    },
    complaints: async () => [...complaints, ...(await lostPoints(opened))],
    close: () => opened.close(),
  }
}

/** A card in a chat between two people. */
const SCENE_CARD = 1007

function fromCard(link: string) {
  const [path = '', search = ''] = link.replace(/^\//, '').split('?')
  // As the platforms hand it over: still encoded.
  const query = Object.fromEntries(search.split('&').map((pair) => pair.split('=') as [string, string]))
  return { path, query, scene: SCENE_CARD }
}

const tabs: Record<string, string> = {
  首页: '/pages/home/index',
  社区: '/pages/feed/index',
  爱车: '/pages/garage/index',
  我的: '/pages/me/index',
}

/**
 * The rules of the experience score that this start has broken; the developer tools would say it in other words. How long
 * something took proves nothing among other tests: the benchmark judges that.
 */
async function lostPoints({ host, miniProgram }: OpenMiniProgram): Promise<string[]> {
  if (!host) return []
  const { rules } = (await miniProgram.stopAudits()) as unknown as Report
  const broken = rules.filter(({ passed, weight, isTimed }) => weight > 0 && !passed && !isTimed)
  return broken.map((rule) => [inWords(rule), ...rule.details].join(', '))
}

/** A sheet that is still coming up would be gone from under the thumb. */
async function atRest(element: Element, looks = 2) {
  let before = ''
  let same = 0
  await until('an element at rest', async () => {
    const { left, top } = await element.offset()
    const now = `${left} ${top}`
    same = now === before ? same + 1 : 1
    before = now
    return same >= looks
  })
}

/** A sheet that has been asked for may take a moment before it moves. */
const SHEET_LOOKS = 6

async function withWords(elements: Element[], words: string): Promise<Element[]> {
  const texts = await Promise.all(elements.map((element) => element.text()))
  return elements.filter((_, n) => texts[n]?.includes(words))
}

/** Notices lie over the page, where an automator can't look: they are noted as the program shows them. */
async function keepToasts(miniProgram: MiniProgram) {
  await miniProgram.mockWxMethod(
    'showToast',
    function (this: { origin: (o: unknown) => unknown }, option: { title?: string; content?: string }) {
      const app = getApp()
      app.toasts = [...(app.toasts ?? []), option.title ?? option.content ?? '']
      return this.origin(option)
    },
  )
}

async function wordsOf(miniProgram: MiniProgram, page: Page): Promise<string> {
  const toasts = (await miniProgram.evaluate(() => getApp().toasts ?? [])) as string[]
  const root = await page.$('.screen')
  return [await root?.text(), ...toasts].join('\n')
}
