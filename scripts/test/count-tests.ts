// A test runner's JSON report in, how many tests passed and failed out.
import * as z from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform(({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }))

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }))

const report = z.union([vitestReport, playwrightReport])

/**
 * Count the tests of one step. `text` is its report, undefined when the runner wrote none; `succeeded` is what its
 * exit code said. A step that ran no test has failed, and so has one that stopped without naming a failed test.
 */
export function countTests(text: string | undefined, succeeded: boolean): Counts {
  const counts = text === undefined ? { passed: 0, failed: 0 } : report.parse(JSON.parse(text))
  const named = counts.failed > 0 || (succeeded && counts.passed > 0)
  return named ? counts : { ...counts, failed: 1 }
}

/** Add up counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  )
}
