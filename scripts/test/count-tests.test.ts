import { expect, test } from 'vitest'
import { countTests, sumCounts } from './count-tests.ts'

const unit = (numPassedTests: number, numFailedTests: number, numPendingTests = 0) =>
  JSON.stringify({ numPassedTests, numFailedTests, numPendingTests })
const e2e = (expected: number, unexpected: number, flaky = 0, skipped = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } })

test('counts the tests of both runners', () => {
  expect(countTests(unit(3, 0), true)).toEqual({ passed: 3, failed: 0, skipped: 0 })
  expect(countTests(unit(3, 2, 1), false)).toEqual({ passed: 3, failed: 2, skipped: 1 })
  expect(countTests(e2e(4, 1, 1, 2), false)).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

test('a runner that stops without naming a failed test counts as one failure', () => {
  expect(countTests(unit(3, 0), false)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  expect(countTests(undefined, false)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a runner that finds no tests counts as one failure, but one that skips them all does not', () => {
  expect(countTests(unit(0, 0), true)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countTests(unit(0, 0, 4), true)).toEqual({ passed: 0, failed: 0, skipped: 4 })
})

test('adds up the counts of all steps', () => {
  expect(
    sumCounts([
      { passed: 3, failed: 0, skipped: 1 },
      { passed: 1, failed: 2, skipped: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 2, skipped: 1 })
  expect(sumCounts([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
