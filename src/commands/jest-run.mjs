import { mkdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { nodeProgram, runChild } from './child.mjs'
import { root } from './root.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @type {Count} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 }

/**
 * Runs jest, which speaks for itself, and counts.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export async function runJest(name, args, env = {}) {
  const report = path.join(root, '.cache/test', `${name}.json`)
  await mkdir(path.dirname(report), { recursive: true })
  await rm(report, { force: true })
  // Journeys wait a lot, for pages and for PostgreSQL: jest's own choice would leave one core of two idle.
  const atOnce = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`
  const jest = [...nodeProgram('jest/bin/jest.js'), '--config', 'test/jest.config.js', '--json', atOnce]
  const { code } = await runChild([...jest, `--outputFile=${report}`, ...args], {
    aloud: true,
    env: { NODE_ENV: 'test', ...env },
  })
  const text = await readFile(report, 'utf8').catch(() => 'null')
  return countOf(JSON.parse(text), code)
}

/**
 * A file that can't even be loaded counts as a failed test, and so does a run that ends badly without naming one.
 * @param {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number,
 *   numPendingTests: number, numTodoTests: number } | null} report
 * @param {number} code
 * @returns {Count}
 */
export function countOf(report, code) {
  const passed = report?.numPassedTests ?? 0
  const failed = report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 0
  const skipped = report ? report.numPendingTests + report.numTodoTests : 0
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped }
}

/** @param {Count[]} counts */
export const sum = (counts) =>
  counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    NOTHING,
  )

/** @param {Count} count */
export const sentence = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
