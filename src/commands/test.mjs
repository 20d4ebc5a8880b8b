import './node-version.mjs'
import { buildAll, staleOf } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { NOTHING, runJest, sentence, sum } from './jest-run.mjs'
import { main, say } from './say.mjs'

/** Tests that look at what was built. */
const OF_BUILDS = /journeys|builds/

/**
 * Tests of what speaks to a database through the pool. Who may call what says nothing about connections, and lives of a
 * thousand steps take the same ways as short ones.
 */
const ON_A_DATABASE = [
  ...['--selectProjects', 'bff', '--testPathPatterns', 'bff/(features|db/sql)|/wire'],
  ...['--testPathIgnorePatterns', '/(crash|model|transfers)\\.test'],
]

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
  counts.push(await runJest('all', [...chosen, ...without]))
  if (everything) {
    say('\nOnce more with a single database connection: nothing may ask for a second while it holds one.')
    counts.push(await runJest('one-connection', ON_A_DATABASE, { DB_POOL_MAX: '1' }))
  }

  const total = sum(counts)
  say(sentence(total))
  process.exitCode = total.failed > 0 ? 1 : 0
})
