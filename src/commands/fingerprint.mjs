import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { root } from './root.mjs'

/**
 * One short text for the content of all these files and folders. It changes when any of them does.
 * @param {string[]} paths
 * @param {(string | undefined)[]} [words] what else the result depends on
 */
export async function fingerprint(paths, words = []) {
  const hash = createHash('sha256').update(JSON.stringify(words))
  const files = (await Promise.all(paths.map(filesOf))).flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))))
  files.forEach((file, i) => hash.update(`\0${file}\0`).update(contents[i] ?? ''))
  return hash.digest('hex')
}

/** @param {string} at @returns {Promise<string[]>} */
async function filesOf(at) {
  const found = await stat(path.join(root, at)).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [at]
  const entries = await readdir(path.join(root, at), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
}
