import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { nodeProgram, runChild } from './child.mjs'
import { fingerprint } from './fingerprint.mjs'
import { root } from './root.mjs'
import { CommandFailure } from './say.mjs'

/** @typedef {'weapp' | 'alipay' | 'h5'} Platform */

const SOURCES = [
  'src/miniapp',
  'src/contract',
  'config',
  'types',
  'tsconfig.json',
  'babel.config.js',
  'project.config.json',
  'package.json',
  'package-lock.json',
]

/** Where a build says what it was made from. Taro empties the folder first, so a build by hand leaves none. */
const stampOf = (/** @type {string} */ folder) => path.join(root, folder, '.stamp')

/** @param {Platform} platform */
const print = (platform) => fingerprint(SOURCES, [platform, process.env.TARO_APP_API ?? ''])

/** Whether the sources have changed since `dist` was built. @param {Platform} platform */
export async function isStale(platform) {
  const stamp = await readFile(stampOf(`dist/${platform}`), 'utf8').catch(() => null)
  return stamp !== (await print(platform))
}

/**
 * Builds one kind of the mini-program beside the old one and then puts it in its place: what is in `dist` is always
 * whole.
 * @param {Platform} platform
 */
export async function build(platform) {
  const fresh = `dist/.fresh/${platform}-${process.pid}`
  const stamp = await print(platform)
  try {
    const taro = [...nodeProgram('@tarojs/cli/bin/taro'), 'build', '--type', platform]
    const { code, output } = await runChild(taro, { env: { NODE_ENV: 'production', TARO_OUTPUT: fresh } })
    if (code !== 0)
      throw new CommandFailure(`${output.trim()}\n\nThe ${platform} build failed; Taro says why above.`)
    await writeFile(stampOf(fresh), stamp)
    await replace(path.join(root, 'dist', platform), path.join(root, fresh))
  } finally {
    await rm(path.join(root, fresh), { recursive: true, force: true })
  }
}

/** @param {string} folder @param {string} fresh */
async function replace(folder, fresh) {
  const old = `${fresh}-old`
  await mkdir(folder, { recursive: true })
  await rename(folder, old)
  await rename(fresh, folder)
  await rm(old, { recursive: true, force: true })
}
