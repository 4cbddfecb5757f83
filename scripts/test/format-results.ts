// The results of all steps in, the table and the last line of `npm test` out.
import { type Counts, sumCounts } from './count-tests.ts'

export interface StepResult extends Counts {
  readonly name: string
  readonly outcome: 'passed' | 'FAILED' | 'skipped'
  readonly seconds: number
}

/** Format a table of steps: name, outcome, tests or checks, seconds. */
export function formatTable(results: readonly StepResult[]): string {
  const rows = results.map(({ name, outcome, passed, failed, seconds }) => [
    name,
    outcome,
    String(passed),
    String(failed),
    seconds.toFixed(1),
  ])
  const table = [['step', 'outcome', 'passed', 'failed', 'seconds'], ...rows]
  return table
    .map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(18) : cell.padStart(8))).join(''))
    .join('\n')
}

/** Format the sum of all steps: `12 passed, 0 failed`. */
export function formatTotal(results: readonly StepResult[]): string {
  const { passed, failed } = sumCounts(results)
  return `${passed} passed, ${failed} failed`
}
