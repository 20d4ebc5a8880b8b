import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { endpoints } from '@/contract'
import { links, parse } from '@/miniapp/lib/links'

const ROOT = path.resolve(__dirname, '..')
const KB = 1000
const MB = 1000 * KB

const platforms = [
  { name: 'weapp', template: '.wxml', own: 'wx', other: 'my' },
  { name: 'alipay', template: '.axml', own: 'my', other: 'wx' },
] as const

type AppJson = {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  preloadRule: Record<string, { packages: string[] }>
  tabBar: { list?: Tab[]; items?: Tab[] }
  requiredPrivateInfos?: string[]
  permission: Record<string, { desc: string }>
}
type Tab = {
  pagePath: string
  iconPath?: string
  selectedIconPath?: string
  icon?: string
  activeIcon?: string
}

/** A mini-program as `npm run build:…` left it. */
function open(name: 'weapp' | 'alipay') {
  const dir = path.join(ROOT, 'dist', name)
  if (!existsSync(path.join(dir, 'app.json'))) throw new Error(`build it first: npm run build:${name}`)
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(dir, file)).isFile(),
  )
  const read = (file: string) => readFileSync(path.join(dir, file), 'utf8')
  const scripts = files.filter((file) => file.endsWith('.js')).map((file) => ({ file, code: read(file) }))
  const app = JSON.parse(read('app.json')) as AppJson
  const pages = [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((p) => `${root}/${p}`)),
  ]
  const bytes = (belongs: (file: string) => boolean) =>
    files.filter(belongs).reduce((sum, file) => sum + statSync(path.join(dir, file)).size, 0)
  return { dir, files, read, scripts, app, pages, bytes }
}

/** Taro's runtime comes in these; the rest is ours. */
const isRuntime = (file: string) => /^(app|taro|runtime|vendors)\.js$/.test(file)

describe.each(platforms)('on $name', ({ name, template, own, other }) => {
  const built = open(name)
  const ours = built.scripts.filter(({ file }) => !isRuntime(file))
  const saying = (pattern: RegExp, scripts = built.scripts) =>
    scripts.filter(({ code }) => pattern.test(code)).map(({ file }) => file)

  test('every page of the app is there, with its script, its template and its settings', () => {
    for (const page of built.pages)
      for (const extension of ['.js', '.json', template]) expect(built.files).toContain(page + extension)
  })

  test('every page has a link, and every link a page', () => {
    const linked = Object.values(links).map((link) => (link as (params: object) => string)({}).split('?')[0])
    expect(linked.sort()).toEqual(built.pages.map((page) => `/${page}`).sort())
  })

  test('the tab bar has the four places, with icons small enough', () => {
    const tabs = built.app.tabBar.list ?? built.app.tabBar.items ?? []
    expect(tabs.map(({ pagePath }) => parse(pagePath)?.name)).toEqual(['home', 'feed', 'garage', 'me'])
    const icons = tabs.flatMap((tab) => [tab.iconPath ?? tab.icon, tab.selectedIconPath ?? tab.activeIcon])
    for (const icon of icons) expect(statSync(path.join(built.dir, String(icon))).size).toBeLessThan(40 * KB)
  })

  test('what is loaded ahead exists', () => {
    const roots = built.app.subPackages.map(({ root }) => root)
    for (const [page, { packages }] of Object.entries(built.app.preloadRule)) {
      expect(built.pages).toContain(page)
      expect(roots).toEqual(expect.arrayContaining(packages))
    }
  })

  test('packages are as small as we promised', () => {
    const roots = built.app.subPackages.map(({ root }) => `${root}/`)
    for (const root of roots) expect(built.bytes((file) => file.startsWith(root))).toBeLessThan(2 * MB)
    const main = built.bytes((file) => !roots.some((root) => file.startsWith(root)))
    expect(main).toBeLessThanOrEqual(900 * KB)
  })

  test('nothing asks for a process, which a phone does not have', () => {
    expect(saying(/(?<![\w$.'"-])process\s*[.[]/)).toEqual([])
  })

  test(`the other platform is not named, and ${own} by Taro's runtime alone`, () => {
    expect(saying(new RegExp(`(?<![\\w$.])${other}\\.\\w`))).toEqual([])
    expect(saying(new RegExp(`(?<![\\w$.])${own}\\.\\w`), ours)).toEqual([])
  })

  test('our code asks nothing of a browser', () => {
    const browser =
      /(?<![\w$.])(navigator|document|window|localStorage|crypto)\.|new (Blob|URL|URLSearchParams)\(/
    expect(saying(browser, ours)).toEqual([])
  })

  test('no schema of the contract is carried along', () => {
    expect(saying(/TypeBox/)).toEqual([])
    for (const { summary } of Object.values(endpoints))
      expect(built.scripts.filter(({ code }) => code.includes(summary))).toEqual([])
  })
})

const uses = (name: 'weapp' | 'alipay', api: string) =>
  open(name).scripts.some(({ code }) => new RegExp(`\\.${api}\\(`).test(code))

test('WeChat declares the private APIs it uses, and no other', () => {
  const { app } = open('weapp')
  const nameable = ['getFuzzyLocation', 'getLocation', 'chooseLocation', 'choosePoi', 'chooseAddress']
  expect(app.requiredPrivateInfos).toEqual(nameable.filter((api) => uses('weapp', api)))
  expect(app.permission).toEqual({ 'scope.userFuzzyLocation': { desc: expect.any(String) } })
})

test('Alipay says why it wants the location, and is told nothing that is only for WeChat', () => {
  const { app } = open('alipay')
  expect(app.permission).toEqual({ 'scope.userLocation': { desc: expect.any(String) } })
  for (const key of ['requiredPrivateInfos', '__usePrivacyCheck__', 'darkmode', 'themeLocation'])
    expect(app).not.toHaveProperty(key)
})

test('each platform is built with its own way to the location and the calendar', () => {
  expect(['getFuzzyLocation', 'addPhoneCalendar'].filter((api) => uses('weapp', api))).toHaveLength(2)
  expect(['getFuzzyLocation', 'addPhoneCalendar'].filter((api) => uses('alipay', api))).toHaveLength(0)
  expect(uses('alipay', 'getLocation')).toBe(true)
})

test('the way to the BFF costs a phone about a kilobyte and a half', async () => {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'src/miniapp/platform/http.ts')],
    minify: true,
    write: false,
    format: 'esm',
  })
  expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(1650)
})
