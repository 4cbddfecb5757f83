// Asks the npm registry for advisories about the packages that the site is built from; skips when it cannot.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { readAudit } from './advisories/read-audit.ts'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const audit = readAudit(stdout)

switch (audit.outcome) {
  case 'clean':
    console.log('no advisories for the packages that the site is built from')
    break
  case 'found':
    console.log(`advisories:\n${audit.lines.map((line) => `  ${line}`).join('\n')}`)
    process.exitCode = 1
    break
  case 'unreachable':
    console.log(`Skipped: advisories, because the registry could not be queried (${audit.why}).`)
    break
  default:
    audit satisfies never
}

mkdirSync('.cache/test', { recursive: true })
const count = (outcome: typeof audit.outcome) => Number(audit.outcome === outcome)
writeFileSync(
  '.cache/test/advisories.json',
  JSON.stringify({
    numPassedTests: count('clean'),
    numFailedTests: count('found'),
    numPendingTests: count('unreachable'),
  }),
)
