import { expect, test } from 'vitest'
import { countTests, sumCounts } from './count-tests.ts'

const unit = (numPassedTests: number, numFailedTests: number) =>
  JSON.stringify({ numPassedTests, numFailedTests })
const e2e = (expected: number, unexpected: number, flaky = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 0 } })

test('counts the tests of both runners', () => {
  expect(countTests(unit(3, 0), true)).toEqual({ passed: 3, failed: 0 })
  expect(countTests(unit(3, 2), false)).toEqual({ passed: 3, failed: 2 })
  expect(countTests(e2e(4, 1, 1), false)).toEqual({ passed: 4, failed: 2 })
})

test('a runner that stops without naming a failed test is one failure', () => {
  expect(countTests(unit(3, 0), false)).toEqual({ passed: 3, failed: 1 })
  expect(countTests(undefined, false)).toEqual({ passed: 0, failed: 1 })
})

test('a runner that ran no test is one failure', () => {
  expect(countTests(unit(0, 0), true)).toEqual({ passed: 0, failed: 1 })
  expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1 })
})

test('sums over steps', () => {
  expect(
    sumCounts([
      { passed: 3, failed: 0 },
      { passed: 1, failed: 2 },
    ]),
  ).toEqual({ passed: 4, failed: 2 })
  expect(sumCounts([])).toEqual({ passed: 0, failed: 0 })
})
