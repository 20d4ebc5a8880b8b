import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { runChild } from './child.mjs'
import { root } from './root.mjs'
import { CommandFailure, say } from './say.mjs'

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, dev?: boolean }> }} Lock */

/**
 * Installs the packages unless npm's own record says that they are there. Without `dev`, those that only build and
 * test may be missing.
 * @param {{ dev?: boolean }} [options]
 */
export async function ensureInstalled({ dev = true } = {}) {
  const [wanted, present] = await Promise.all([
    readLock('package-lock.json'),
    readLock('node_modules/.package-lock.json'),
  ])
  if (isComplete(wanted, present, dev)) return

  say('Installing packages. This takes a minute or two, and happens again only when they change.')
  // Not `npm ci`: it gives up when a registry lacks some optional package that is for another system anyway.
  const npm = ['npm', 'install', '--no-save', '--include=dev', '--no-audit', '--no-fund']
  const { code } = await runChild(npm, { aloud: true })
  if (code !== 0) throw new CommandFailure('The packages could not be installed; npm says why above.')
}

/** @param {string} file @returns {Promise<Lock>} */
async function readLock(file) {
  try {
    return JSON.parse(await readFile(path.join(root, file), 'utf8'))
  } catch (problem) {
    if (/** @type {NodeJS.ErrnoException} */ (problem).code === 'ENOENT') return { packages: {} }
    throw problem
  }
}

/** Optional packages are mostly for other systems, so that their absence says nothing. */
/** @param {Lock} wanted @param {Lock} present @param {boolean} dev */
export function isComplete(wanted, present, dev) {
  return Object.entries(wanted.packages).every(
    ([folder, { version, optional, dev: isDev }]) =>
      folder === '' || optional || (isDev && !dev) || present.packages[folder]?.version === version,
  )
}
