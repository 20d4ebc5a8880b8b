import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { wxmlToJs } from 'miniprogram-compiler'

/** WeChat's own compilers, which are stricter than the host's: a second opinion on what was built. */
const OUTPUT_MAX = 64 << 20

type TreeNode = { tag: string; attr?: Record<string, unknown>; children?: (TreeNode | string)[] }
/** The tree that a template makes of data; null for a template that isn't there. */
export type Gwx = (file: string, json: string) => TreeNode | null

/** Compiles every template of a build; throws the compiler's own complaint. */
export function compileTemplates(projectPath: string): Gwx {
  const script = wxmlToJs(path.resolve(projectPath), { maxBuffer: OUTPUT_MAX })
  const scope: Record<string, unknown> = { __wxAppCode__: {}, console }
  scope.window = scope
  // The data is read inside, because the templates' scripts know their own kind of objects only.
  const render = `function (file, json) { const render = $gwx(file); return render ? render(JSON.parse(json), {}, {}) : null }`
  return vm.runInNewContext(
    `(function () {${script.replace(/return \$gwx;\s*$/, `return ${render}`)}})()`,
    scope,
  ) as Gwx
}

/** Compiles every style sheet of a build; throws the compiler's own complaint. */
export function compileStyleSheets(projectPath: string) {
  const binary = path.resolve('node_modules/miniprogram-compiler/bin/linux/wcsc')
  chmodSync(binary, 0o755)
  const sheets = readdirSync(projectPath, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.wxss'))
  const { status, stderr } = spawnSync(binary, ['-db', '-pc', '0', ...sheets], {
    cwd: projectPath,
    maxBuffer: OUTPUT_MAX,
  })
  if (status !== 0) throw new Error(stderr.toString())
}

/** What WeChat's templates make of a page's data, as the host writes a page: `<view class="a">…</view>`. */
export function renderWithWcc(
  gwx: Gwx,
  pagePath: string,
  data: object,
  components: Record<string, string> = {},
): string {
  const render = (file: string, given: object) => {
    const tree = gwx(`${file}.wxml`, JSON.stringify(given))
    if (!tree) throw new Error(`${file}.wxml was not compiled`)
    return tree.children ?? []
  }
  const asText = (node: TreeNode | string): string => {
    if (typeof node === 'string') return node
    const { tag, attr = {}, children = [] } = node
    const name = tag.replace(/^wx-/, '')
    // A virtual host has no element of its own, only what it shows.
    const component = components[name]
    if (component) return render(component, attr).map(asText).join('')
    const id = attr.id ? ` id="${String(attr.id)}"` : ''
    const className = attr.class ? ` class="${String(attr.class).trim()}"` : ''
    return `<${name}${id}${className}>${children.map(asText).join('')}</${name}>`
  }
  return inOneWay(render(pagePath, data).map(asText).join(''))
}

/** The compilers differ only in the white space between elements, and a class that came later stands last here. */
const inOneWay = (markup: string) =>
  markup
    .replace(/ class="([^"]*)"/g, (_, names: string) => ` class="${names.split(' ').sort().join(' ')}"`)
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .trim()

type Marked = { outerWxml(): Promise<string> }
type Page = { path: string; data(): Promise<unknown>; getElementsByXpath(xpath: string): Promise<Marked[]> }

/** A page's live data in WeChat's templates, beside what the host shows for it: the two should be the same. */
export async function compareWithWcc(gwx: Gwx, page: Page, components: Record<string, string> = {}) {
  const roots = await page.getElementsByXpath('/page/page-root/*|/page/*[not(self::page-root)]')
  const shown = await Promise.all(roots.map((root) => root.outerWxml()))
  const expected = renderWithWcc(gwx, page.path, (await page.data()) as object, components)
  return { expected, actual: inOneWay(shown.join('')) }
}
