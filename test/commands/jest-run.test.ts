import { countOf, sentence, sum } from '../../src/commands/jest-run.mjs'

const report = {
  numPassedTests: 10,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
}

test('all that passed is said in one line', () => {
  expect(sentence(countOf(report, 0))).toBe('10 passed, 0 failed')
})

test('what was skipped or is still to do is told, when there is some', () => {
  expect(sentence(countOf({ ...report, numPendingTests: 2, numTodoTests: 1 }, 0))).toBe(
    '10 passed, 0 failed, 3 skipped',
  )
})

test('a test file that does not load counts as a failure', () => {
  expect(countOf({ ...report, numRuntimeErrorTestSuites: 2, numFailedTests: 1 }, 1).failed).toBe(3)
})

test('a run that ends badly without a report is a failure', () => {
  expect(sentence(countOf(null, 1))).toBe('0 passed, 1 failed')
})

test('a run that ends badly although every test passed is a failure', () => {
  expect(sentence(countOf(report, 1))).toBe('10 passed, 1 failed')
})

test('several runs add up', () => {
  const one = { passed: 2, failed: 1, skipped: 0 }
  expect(sum([one, one, { passed: 0, failed: 0, skipped: 4 }])).toEqual({ passed: 4, failed: 2, skipped: 4 })
})
