import './node-version.mjs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildAll, staleOf } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { runJest, sentence } from './jest-run.mjs'
import { root } from './root.mjs'
import { main, say } from './say.mjs'

const gallery = path.join(root, 'screens')

/** The walks that look at every page of theirs. */
const GALLERY = ['--testPathPatterns', 'test/journeys/(every-page|garage|mall|person|points)', '-t', 'set to']

/** Takes a picture of every page on every build and setting, and hangs them side by side on one page. */
await main(async () => {
  await ensureInstalled()
  const failures = await buildAll(await staleOf(['weapp', 'alipay', 'h5', 'media']))
  for (const problem of failures) console.error(problem instanceof Error ? problem.message : problem)
  await rm(gallery, { recursive: true, force: true })
  const count = await runJest('screens', GALLERY, { EVERY_SETTING: '1' })

  const folders = (await readdir(gallery, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  /** @type {Map<string, Set<string>>} */
  const seen = new Map()
  for (const { name } of folders) seen.set(name, new Set(await readdir(path.join(gallery, name))))
  await writeFile(path.join(gallery, 'index.html'), page(seen))
  say(sentence(count))
  say(`Look at ${path.join(gallery, 'index.html')}`)
  process.exitCode = count.failed + failures.length > 0 ? 1 : 0
})

/**
 * A row a page, a column a build and setting.
 * @param {Map<string, Set<string>>} seen
 */
function page(seen) {
  const columns = [...seen.keys()].sort(inOrder)
  const names = [...new Set([...seen.values()].flatMap((files) => [...files]))].sort()
  const cell = (/** @type {string} */ folder, /** @type {string} */ name) =>
    seen.get(folder)?.has(name)
      ? `<img loading="lazy" src="${folder}/${name}" alt="${name} on ${folder}">`
      : ''
  const row = (/** @type {string} */ name) =>
    `<tr><th>${name.replace('.png', '')}</th>${columns.map((folder) => `<td>${cell(folder, name)}</td>`).join('')}</tr>`
  return `<!doctype html><meta charset="utf-8"><title>Every page</title>
<style>body{font:14px sans-serif;background:#777;color:#fff}img{width:300px;display:block}td,th{vertical-align:top;padding:4px}
thead th{position:sticky;top:0;background:#333}</style>
<table><thead><tr><th></th>${columns.map((folder) => `<th>${folder}</th>`).join('')}</tr></thead>
<tbody>${names.map(row).join('\n')}</tbody></table>`
}

/** The same setting on the three builds stands side by side. @param {string} a @param {string} b */
function inOrder(a, b) {
  const key = (/** @type {string} */ folder) => folder.split('-').slice(1).join('-')
  return key(a) === key(b) ? (a < b ? -1 : 1) : key(b) < key(a) ? -1 : 1
}
