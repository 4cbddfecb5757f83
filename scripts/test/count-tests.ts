// Counts passed, failed and skipped tests in a test runner's JSON report.
import * as z from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
  /** What could not be tested on this machine, or needs a step that did not pass. */
  readonly skipped: number
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
  .transform(({ numPassedTests, numFailedTests, numPendingTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
  }))

const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats: { expected, unexpected, flaky, skipped } }) => ({
    passed: expected,
    failed: unexpected + flaky,
    skipped,
  }))

const report = z.union([vitestReport, playwrightReport])

/**
 * Count the tests of one step. `text` is its report, undefined when the runner wrote none; `succeeded` is whether it
 * exited with 0. A step that found no tests has failed, and so has one that stopped without naming a failed test.
 */
export function countTests(text: string | undefined, succeeded: boolean): Counts {
  const counts = text === undefined ? { passed: 0, failed: 0, skipped: 0 } : report.parse(JSON.parse(text))
  const named = counts.failed > 0 || (succeeded && counts.passed + counts.skipped > 0)
  return named ? counts : { ...counts, failed: 1 }
}

/** Add up counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}
