import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import './node-version.mjs'
import { buildAll, staleOf } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { NOTHING, runJest, sentence, sum } from './jest-run.mjs'
import { root } from './root.mjs'
import { main, say } from './say.mjs'

/** Tests that look at what was built. */
const OF_BUILDS = /journeys|builds/

/** Connections of a test to its database. A run of everything has one: nothing may ask for a second while it holds it. */
const ONE = { TEST_CONNECTIONS: '1' }
const TEN = { TEST_CONNECTIONS: '10' }

/** Lives of a thousand steps, one after the other, or with connections of their own. */
const LONG_LIVES = /(crash|model|one-person)\.test/

/** Tests in which much is asked at once, who need many connections to get in each other's way. */
async function inAHurry() {
  const folder = path.join(root, 'test/bff')
  const names = await readdir(folder, { recursive: true })
  const tests = names.filter((name) => /^(features|db)\/.*\.test\.ts$/.test(name) && !LONG_LIVES.test(name))
  const isInAHurry = await Promise.all(
    tests.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8')
      // Who opens connections of their own has as many as they like.
      return /\b(Promise\.all|many)\(/.test(text) && !text.includes('freshDatabase')
    }),
  )
  return tests.filter((_, n) => isInAHurry[n])
}

await main(async () => {
  const chosen = process.argv.slice(2)
  const everything = chosen.length === 0
  await ensureInstalled()

  const needsBuilds = everything || chosen.some((arg) => OF_BUILDS.test(arg))
  const failures = needsBuilds ? await buildAll(await staleOf(['weapp', 'alipay', 'h5', 'media'])) : []
  for (const problem of failures) console.error(problem instanceof Error ? problem.message : problem)
  const counts = [{ ...NOTHING, failed: failures.length }]

  // Old builds prove nothing about the sources as they are.
  const without =
    failures.length > 0 ? ['--testPathIgnorePatterns=/test/(journeys/|builds)', '--passWithNoTests'] : []
  counts.push(await runJest('all', [...chosen, ...without], everything ? ONE : TEN))
  if (everything) {
    say('\nOnce more with many database connections, where much is asked at once.')
    const files = (await inAHurry()).map((name) => path.join('test/bff', name))
    counts.push(
      await runJest('many-connections', ['--selectProjects', 'bff', '--runTestsByPath', ...files], TEN),
    )
  }

  const total = sum(counts)
  say(sentence(total))
  process.exitCode = total.failed > 0 ? 1 : 0
})
