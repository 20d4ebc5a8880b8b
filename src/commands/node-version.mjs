import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'

// Imported first by every command, and written for old versions too: a person with Node 14 should read this sentence
// and not a stack trace.
const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const needed = engines.node.replace(/[^\d.]/g, '')
const numbers = (/** @type {string} */ version) => version.split('.').map(Number)
const [major = 0, minor = 0] = numbers(process.versions.node)
const [majorMin = 0, minorMin = 0] = numbers(needed)

if (major < majorMin || (major === majorMin && minor < minorMin)) {
  console.error(`Chezhu needs Node ${needed} or newer, and this is Node ${process.versions.node}.`)
  process.exit(1)
}
