import './node-version.mjs'
import { atOnce } from './at-once.mjs'
import { nodeProgram, runChild } from './child.mjs'
import { fingerprint } from './fingerprint.mjs'
import { ensureInstalled } from './install.mjs'
import { main, say } from './say.mjs'

/** What a finding in one file may depend on without that file changing: what it remembers starts anew then. */
const FAR_REACHING = [
  '.config',
  'tsconfig.json',
  'package-lock.json',
  'types',
  'src/contract',
  'src/commands',
]

/** The slowest come first, so that two at a time end together. */
const checks = async () => [
  {
    name: 'lint',
    program: 'eslint/bin/eslint.js',
    args: ['--config', '.config/eslint.mjs', '--max-warnings=0', '.'],
    cache: `eslint/${(await fingerprint(FAR_REACHING)).slice(0, 12)}/`,
  },
  { name: 'types', program: 'typescript/bin/tsc', args: ['--pretty'] },
  {
    name: 'format',
    program: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '.'],
    cache: 'prettier',
  },
  { name: 'styles', program: 'stylelint/bin/stylelint.mjs', args: ['src/**/*.scss'], cache: 'stylelint' },
  { name: 'unused', program: 'knip/bin/knip.js', args: ['--no-progress'] },
]

await main(async () => {
  await ensureInstalled()
  const results = await atOnce(2, await checks(), runCheck)
  const failures = results.filter(({ code }) => code !== 0)

  for (const { name, output } of failures) say(`── ${name} ──\n${output.trim()}\n`)
  for (const { name, code, seconds } of results) {
    say(`${name.padEnd(8)}${code === 0 ? 'ok    ' : 'FAILED'}${seconds.padStart(8)} s`)
  }
  process.exitCode = failures.length > 0 ? 1 : 0
})

/** @param {{ name: string, program: string, args: string[], cache?: string }} check */
async function runCheck({ name, program, args, cache }) {
  const startedAt = Date.now()
  const remembering = cache ? ['--cache', `--cache-location=.cache/${cache}`] : []
  const { code, output } = await runChild([...nodeProgram(program), ...remembering, ...args])
  return { name, code, output, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) }
}
