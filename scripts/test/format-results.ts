// Formats the table and the last line that `npm test` prints.
import { type Counts, sumCounts } from './count-tests.ts'

export interface StepResult extends Counts {
  readonly name: string
  readonly outcome: 'passed' | 'FAILED' | 'skipped'
  readonly seconds: number
}

/** Format a table of steps: name, outcome, tests or checks, seconds. */
export function formatSteps(results: readonly StepResult[]): string {
  const rows = results.map(({ name, outcome, passed, failed, skipped, seconds }) => [
    name,
    outcome,
    String(passed),
    String(failed),
    String(skipped),
    seconds.toFixed(1),
  ])
  const table = [['step', 'outcome', 'passed', 'failed', 'skipped', 'seconds'], ...rows]
  return table
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(column === 0 ? 24 : 10) : cell.padStart(8)))
        .join(''),
    )
    .join('\n')
}

/** Format the sum of all steps, `12 passed, 0 failed`, after a line that counts what was skipped. */
export function formatTotal(results: readonly StepResult[]): string {
  const { passed, failed, skipped } = sumCounts(results)
  const notice =
    skipped === 0 ? '' : `${skipped} skipped; the lines above that start with "Skipped" say why\n`
  return `${notice}${passed} passed, ${failed} failed`
}

/** Pick the lines of a step's output that are worth showing when it passes: figures, and what was skipped. */
export function pickNotices(output: string): readonly string[] {
  return output.split('\n').filter((line) => /^(Figures|Skipped): /.test(line))
}
