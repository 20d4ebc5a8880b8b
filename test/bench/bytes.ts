import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { inProject } from '@/bff/lib/root'
import { heading, note, print, type Figure } from './table'

const KB = 1000
const MAIN_KB_MAX = 900

type AppJson = { subPackages: { root: string }[] }

/** What a phone has to load, of what has been built. */
export async function benchBytes(): Promise<void> {
  heading('Bytes')
  print([
    ...(await packagesOf('weapp')),
    ...(await packagesOf('alipay')),
    ...(await firstPage()),
    ...(await callSize()),
  ])
}

/** A mini-program's packages: the main one, which is loaded first, then each other with its pages. */
async function packagesOf(platform: 'weapp' | 'alipay'): Promise<Figure[]> {
  const dir = inProject('dist', platform)
  if (!existsSync(path.join(dir, 'app.json'))) return missing(platform)
  const { subPackages } = JSON.parse(await readFile(path.join(dir, 'app.json'), 'utf8')) as AppJson
  const files = await sizesIn(dir)
  const total = sum(files)
  const parts = subPackages.map(({ root }) => ({
    what: `${platform}, ${root}`,
    value: sum(files.filter(({ file }) => file.startsWith(`${root}/`))) / KB,
    unit: 'kB',
  }))
  const main = total / KB - parts.reduce((all, { value }) => all + value, 0)
  return [
    { what: `${platform}, main package`, value: main, unit: 'kB', goal: { atMost: MAIN_KB_MAX } },
    ...parts,
    { what: `${platform}, total`, value: total / KB, unit: 'kB' },
  ]
}

/** Scripts and styles that the page itself names, as a web server would send them. */
async function firstPage(): Promise<Figure[]> {
  const dir = inProject('dist/h5')
  if (!existsSync(path.join(dir, 'index.html'))) return missing('h5')
  const html = await readFile(path.join(dir, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file]) => file!)
  const sizes = await Promise.all(
    named.map(async (file) => gzipSync(await readFile(path.join(dir, file))).length),
  )
  return [
    { what: 'h5, first scripts and styles, gzip', value: sizes.reduce((a, b) => a + b, 0) / KB, unit: 'kB' },
  ]
}

/** The phone's whole knowledge of the BFF: of the contract it has only types. */
async function callSize(): Promise<Figure[]> {
  const entryPoints = [inProject('src/miniapp/platform/http.ts')]
  const { outputFiles } = await build({ entryPoints, minify: true, write: false, format: 'esm' })
  return [{ what: 'call, minified', value: outputFiles[0]!.contents.length / KB, unit: 'kB' }]
}

function missing(platform: string): Figure[] {
  note(`dist/${platform} is not built: npm run build:${platform}`)
  return []
}

async function sizesIn(dir: string): Promise<{ file: string; bytes: number }[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name)
        return { file: path.relative(dir, file), bytes: (await readFile(file)).length }
      }),
  )
}

const sum = (files: readonly { bytes: number }[]) => files.reduce((all, { bytes }) => all + bytes, 0)
