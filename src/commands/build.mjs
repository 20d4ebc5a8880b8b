import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { atOnce } from './at-once.mjs'
import { bundle } from './bundle.mjs'
import { nodeProgram, runChild } from './child.mjs'
import { fingerprint } from './fingerprint.mjs'
import { root } from './root.mjs'
import { CommandFailure, during } from './say.mjs'

/** @typedef {'weapp' | 'alipay' | 'h5' | 'media'} Name a folder below `dist` */

const OF_PICTURES = ['src/brand', 'package-lock.json']
const OF_PAGES = [
  'src/miniapp',
  'src/contract',
  'config',
  'types',
  'tsconfig.json',
  'project.config.json',
  'package.json',
  'package-lock.json',
]

/** What each folder is made from: files, and what the environment says. @type {Record<Name, () => Promise<string>>} */
const prints = {
  weapp: () => fingerprint(OF_PAGES, [process.env.TARO_APP_API]),
  alipay: () => fingerprint(OF_PAGES, [process.env.TARO_APP_API]),
  h5: () => fingerprint(OF_PAGES, [process.env.TARO_APP_API]),
  media: () => fingerprint(OF_PICTURES),
}

/** Says what a folder was made from. Taro empties its folder first, so a build by hand leaves none. */
const stampIn = (/** @type {string} */ folder) => path.join(root, folder, '.stamp')

/** Those whose sources have changed since they were built. @param {Name[]} names */
export async function staleOf(names) {
  const fresh = await atOnce(names.length, names, async (name) => {
    const stamp = await readFile(stampIn(`dist/${name}`), 'utf8').catch(() => null)
    return stamp === (await prints[name]())
  })
  return names.filter((_, i) => !fresh[i])
}

/** Builds these, two at a time, and answers with what went wrong. @param {Name[]} names */
export async function buildAll(names) {
  if (names.length === 0) return []
  const failures = await during(`Building ${names.join(', ')}`, () =>
    atOnce(2, names, (name) => build(name).catch((/** @type {unknown} */ problem) => problem)),
  )
  return failures.filter((problem) => problem !== undefined)
}

/**
 * Builds beside the old folder, then puts the new one in its place: what is in `dist` is always whole.
 * @param {Name} name
 */
async function build(name) {
  const fresh = `dist/.fresh/${name}-${process.pid}`
  const stamp = await prints[name]()
  try {
    const { code, output } = await (name === 'media' ? drawPictures(fresh) : runTaro(name, fresh))
    if (code !== 0)
      throw new CommandFailure(`${output.trim()}\n\nThe ${name} build failed; what it said is above.`)
    await writeFile(stampIn(fresh), stamp)
    await replace(path.join(root, 'dist', name), path.join(root, fresh))
  } finally {
    await rm(path.join(root, fresh), { recursive: true, force: true })
  }
}

/** @param {string} platform @param {string} fresh */
const runTaro = (platform, fresh) =>
  runChild([...nodeProgram('@tarojs/cli/bin/taro'), 'build', '--type', platform], {
    env: { NODE_ENV: 'production', TARO_OUTPUT: fresh },
  })

/** In a process of its own, whose memory the BFF need not carry on. @param {string} fresh */
async function drawPictures(fresh) {
  const program = 'dist/brand/write-pictures.js'
  await bundle('src/brand/write-pictures.ts', program)
  return runChild([process.execPath, '-e', `require('./${program}').writePictures('${fresh}')`])
}

/** @param {string} folder @param {string} fresh */
async function replace(folder, fresh) {
  const old = `${fresh}-old`
  await mkdir(folder, { recursive: true })
  await rename(folder, old)
  await rename(fresh, folder)
  await rm(old, { recursive: true, force: true })
}
