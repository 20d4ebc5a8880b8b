import './node-version.mjs'
import { atOnce } from './at-once.mjs'
import { build, isStale } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { runJest, NOTHING, sum, sentence } from './jest-run.mjs'
import { during, main, say } from './say.mjs'

/** @typedef {import('./build.mjs').Platform} Platform @typedef {import('./jest-run.mjs').Count} Count */

/** @type {Platform[]} */
const PLATFORMS = ['weapp', 'alipay', 'h5']

/** The folders of tests that look at what was built. */
const OF_BUILDS = /\b(journeys|builds)\b/

await main(async () => {
  const chosen = process.argv.slice(2)
  const everything = chosen.length === 0
  await ensureInstalled()

  const failedBuilds = everything || chosen.some((arg) => OF_BUILDS.test(arg)) ? await buildAll() : 0
  const counts = [{ ...NOTHING, failed: failedBuilds }]
  // Old builds prove nothing about the sources as they are.
  const skipped = failedBuilds ? [`--testPathIgnorePatterns=${OF_BUILDS.source}`] : []
  counts.push(await runJest('all', [...chosen, ...skipped]))
  if (everything) {
    say('\nOnce more with a single database connection: nothing may ask for a second while it holds one.')
    counts.push(await runJest('one-connection', ['--selectProjects', 'bff'], { DB_POOL_MAX: '1' }))
  }

  const total = sum(counts)
  say(sentence(total))
  process.exitCode = total.failed ? 1 : 0
})

/** Answers how many failed. */
async function buildAll() {
  const stale = await atOnce(PLATFORMS.length, PLATFORMS, isStale)
  const due = PLATFORMS.filter((_, i) => stale[i])
  if (due.length === 0) return 0
  const results = await during(`Building ${due.join(', ')}`, () => atOnce(2, due, attempt))
  return results.filter((ok) => !ok).length
}

/** @param {Platform} platform */
async function attempt(platform) {
  try {
    await build(platform)
    return true
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    return false
  }
}
