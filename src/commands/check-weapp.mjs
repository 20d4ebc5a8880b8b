import './node-version.mjs'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { buildAll, staleOf } from './build.mjs'
import { runChild } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { CommandFailure, during, main, say } from './say.mjs'

/** WeChat's own checker weighs 276 MB: it is fetched by who asks for it, and kept beside what else can be fetched again. */
const CHECKER = {
  name: 'miniprogram-ci',
  version: '2.1.42',
  folder: path.join(root, '.cache/miniprogram-ci'),
}
const SECOND_MS = 1000

/** @typedef {{ name: string, success: boolean, text: string, detail?: unknown }} Finding */

/** What WeChat would say of `dist/weapp` before an upload, without an upload or an account. */
await main(async () => {
  await ensureInstalled()
  const failures = await buildAll(await staleOf(['weapp']))
  if (failures.length > 0) throw failures[0]
  await ensureChecker()

  const startedAt = Date.now()
  const findings = await check()
  for (const { name, success, text, detail } of findings) {
    say(`${success ? 'ok    ' : 'FAILED'}  ${name.toLowerCase().replaceAll('_', ' ')}`)
    if (!success) say(`        ${text} ${JSON.stringify(detail ?? '')}`)
  }
  const failed = findings.filter(({ success }) => !success).length
  const seconds = ((Date.now() - startedAt) / SECOND_MS).toFixed(1)
  say(`\n${findings.length - failed} passed, ${failed} failed (${seconds} s)`)
  process.exitCode = failed > 0 ? 1 : 0
})

async function ensureChecker() {
  const { name, version, folder } = CHECKER
  const description = path.join(folder, 'node_modules', name, 'package.json')
  const present = await readFile(description, 'utf8').catch(() => '{}')
  if (JSON.parse(present).version === version) return

  await mkdir(folder, { recursive: true })
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts']
  const { code, output } = await during(`Fetching ${name} ${version}`, () =>
    runChild(['npm', 'install', '--prefix', folder, ...quiet, `${name}@${version}`]),
  )
  if (code !== 0) throw new CommandFailure(`${output.trim()}\n\n${name} could not be fetched.`)
}

/** @returns {Promise<Finding[]>} */
async function check() {
  const requireChecker = createRequire(path.join(CHECKER.folder, 'checker.cjs'))
  const ci = requireChecker(CHECKER.name)
  const { DefaultProjectAttr } = requireChecker(`${CHECKER.name}/dist/config/config`)
  const project = new ci.Project({
    appid: 'wx0000000000000000',
    type: 'miniProgram',
    projectPath: path.join(root, 'dist/weapp'),
    privateKey: 'only an upload needs one',
    ignores: [],
  })
  // Asked of WeChat otherwise: how large packages may be, and the like.
  project.attr = async () => DefaultProjectAttr

  const compiled = await quietly(() => compile(ci, project))
  return [compiled, ...(await quietly(() => ci.checkCodeQuality(project)))]
}

/**
 * Compiles every page, style sheet, script and setting as an upload would.
 * @param {any} ci
 * @param {object} project
 * @returns {Promise<Finding>}
 */
async function compile(ci, project) {
  const setting = { es6: false, minifyWXML: true, minifyWXSS: true }
  const wanted = { project, version: '0', desc: '', setting, onProgressUpdate() {} }
  try {
    await ci.getCompiledResult(wanted, path.join(root, '.cache/miniprogram-ci/compiled.zip'))
    return { name: 'COMPILES', success: true, text: '' }
  } catch (problem) {
    const { code = '', message } = /** @type {{ code?: number, message: string }} */ (problem)
    return { name: 'COMPILES', success: false, text: `${code} ${message}` }
  }
}

/**
 * The checker lists every file on the console.
 * @template T
 * @param {() => Promise<T>} work
 */
async function quietly(work) {
  const { log, info } = console
  console.log = console.info = () => {}
  try {
    return await work()
  } finally {
    Object.assign(console, { log, info })
  }
}
