import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { toAppConfig, toBundleName, toFileConfig, toWxml, toWxs } from './alipay'
import { listApiNames } from './api-names'
import type { AppConfig, Bundle, FileConfig, Platform } from './bundle'
import { SourceError, lineAt, parseJson } from './source'
import { compileStyles } from './wxss'
import { TemplateCompiler } from './wxml'

type ProjectConfig = { appid?: string; miniprogramRoot?: string }

export type Compiled = { bundle: Bundle; root: string }

/** Reads a built mini-program and makes it ready to run. Throws `SourceError` on what the platform would refuse. */
export function compileProject(projectPath: string, platform: Platform): Compiled {
  const source = openProject(projectPath, platform)
  const app = readAppConfig(source)
  const packageRoots = (app.subPackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''))
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap((sub, at) => sub.pages.map((page) => `${packageRoots[at]}/${page}`)),
  ]
  const bundle: Bundle = {
    ...{ platform, app, pages, packageRoots, themes: readThemes(source, app) },
    appId: source.config.appid ?? 'touristappid',
    ...{ configs: {}, modules: {}, styles: {}, templates: '', attributes: {}, warnings: [] },
    apiNames: listApiNames(platform),
  }
  const templates = new TemplateCompiler()
  for (const file of source.files) {
    const name = file.replace(/\.\w+$/, '')
    if (file.endsWith('.wxml')) templates.addTemplate(file, source.text(file))
    else if (file.endsWith('.wxs')) templates.addScript(file, source.text(file))
    else if (file.endsWith('.js')) bundle.modules[file] = source.text(file)
    else if (file.endsWith('.wxss')) bundle.styles[name] = compileStyles(file, source.text(file), source.find)
    else if (file.endsWith('.json') && isFileConfig(file)) bundle.configs[name] = readFileConfig(source, file)
  }
  refuseMissingPages(source, pages)
  refuseMissingComponents(source, bundle)
  return { bundle: { ...bundle, ...templates.finish() }, root: source.root }
}

function openProject(projectPath: string, platform: Platform) {
  const [configFile, isAlipay] =
    platform === 'alipay' ? ['mini.project.json', true] : ['project.config.json', false]
  const config = readIfThere(path.join(projectPath, configFile)) ?? '{}'
  const parsed = parseJson(configFile, config) as ProjectConfig
  const root = path.resolve(projectPath, parsed.miniprogramRoot ?? '.')
  const onDisk = new Map(listFiles(root).map((file) => [isAlipay ? toBundleName(file) : file, file]))

  const text = (file: string) => {
    const found = find(file)
    if (found === null) throw new SourceError(file, 1, 'is missing')
    return found
  }
  const find = (file: string) => {
    const original = onDisk.get(isAlipay ? toBundleName(file) : file)
    if (!original) return null
    const raw = readFileSync(path.join(root, original), 'utf8')
    if (!isAlipay) return raw
    return file.endsWith('.wxml') ? toWxml(raw) : file.endsWith('.wxs') ? toWxs(raw) : raw
  }
  return { root, isAlipay, config: parsed, files: [...onDisk.keys()], text, find }
}

type Source = ReturnType<typeof openProject>

function readAppConfig(source: Source): AppConfig {
  type Raw = AppConfig & { subpackages?: AppConfig['subPackages'] }
  const raw = parseJson('app.json', source.text('app.json')) as Raw
  const { subpackages, subPackages = subpackages, ...rest } = raw
  const app = { ...rest, subPackages }
  return source.isAlipay ? toAppConfig(app as Parameters<typeof toAppConfig>[0]) : app
}

function readFileConfig(source: Source, file: string): FileConfig {
  const config = parseJson(file, source.text(file)) as FileConfig
  return source.isAlipay ? toFileConfig(config) : config
}

function readThemes(source: Source, app: AppConfig): Bundle['themes'] {
  const none = { light: {}, dark: {} }
  if (!app.themeLocation) return none
  return { ...none, ...(parseJson(app.themeLocation, source.text(app.themeLocation)) as Bundle['themes']) }
}

function refuseMissingPages(source: Source, pages: string[]) {
  for (const page of pages) {
    const missing = ['.js', '.wxml'].find((kind) => !source.files.includes(page + kind))
    if (!missing) continue
    const text = source.text('app.json')
    const at = text.indexOf(`"${page.split('/').slice(-3).join('/')}"`)
    throw new SourceError('app.json', lineAt(text, at), `lists ${page}, but ${page}${missing} is missing`)
  }
}

function refuseMissingComponents(source: Source, { configs }: Bundle) {
  for (const [name, { usingComponents = {} }] of Object.entries(configs)) {
    for (const [tag, wanted] of Object.entries(usingComponents)) {
      const target = wanted.startsWith('/')
        ? wanted.slice(1)
        : path.posix.join(path.posix.dirname(name), wanted)
      if (wanted.startsWith('plugin') || source.files.includes(`${target}.js`)) continue
      const text = source.text(`${name}.json`)
      throw new SourceError(
        `${name}.json`,
        lineAt(text, text.indexOf(`"${tag}"`)),
        `uses ${wanted}, which is missing`,
      )
    }
  }
}

/** Settings of tools and the theme lie between the pages' own. */
const isFileConfig = (file: string) =>
  !/^(project(\.private)?\.config|mini\.project|theme|sitemap|package|ext|app)\.json$/.test(file)

const readIfThere = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules/.test(entry.parentPath))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}
