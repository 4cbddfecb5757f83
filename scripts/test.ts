// Runs every check and test of the project; the last line shows how many passed and failed.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { type Counts, countTests, sumCounts } from './test/count-tests.ts'
import { formatSteps, formatTotal, pickNotices, type StepResult } from './test/format-results.ts'
import { runScript, stopScripts } from './test/run-script.ts'
import { type Step, steps } from './test/steps.ts'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopScripts()
    console.error('\nStopped early.')
    process.exit(130)
  })
}

const results: StepResult[] = []
for (const together of steps) results.push(...(await Promise.all(together.map(runStep))))

console.log(`\n${formatSteps(results)}\n\n${formatTotal(results)}`)
if (sumCounts(results).failed > 0) process.exitCode = 1

async function runStep(step: Step): Promise<StepResult> {
  const { name, script, args = [], needs = [] } = step
  const missing = needs.filter((need) =>
    results.some((result) => result.name === need && result.outcome !== 'passed'),
  )
  if (missing.length > 0) {
    console.log(`Skipped: ${name}, which needs: ${missing.join(', ')}`)
    return { name, outcome: 'skipped', seconds: 0, passed: 0, failed: 0, skipped: 1 }
  }

  if (step.report !== undefined) rmSync(step.report, { force: true })
  console.log(`${name}: npm run ${script}`)
  const start = performance.now()
  const { succeeded, output } = await runScript(script, args)
  const seconds = (performance.now() - start) / 1000
  const counts = countStep(step, succeeded)
  const outcome = counts.failed > 0 ? 'FAILED' : 'passed'
  if (outcome === 'FAILED') console.log(output.trimEnd())
  for (const notice of pickNotices(output)) console.log(`  ${notice}`)
  console.log(`${name}: ${outcome} in ${seconds.toFixed(1)} s`)
  return { name, outcome, seconds, ...counts }
}

function countStep({ report }: Step, succeeded: boolean): Counts {
  if (report === undefined) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }
  return countTests(existsSync(report) ? readFileSync(report, 'utf8') : undefined, succeeded)
}
