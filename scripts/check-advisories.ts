// Asks the registry for known weaknesses of what the site is built from; says so when it cannot be asked.
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
    console.log('no advisory concerns a package that the site is built from')
    break
  case 'found':
    console.log(`advisories:\n${audit.lines.map((line) => `  ${line}`).join('\n')}`)
    process.exitCode = 1
    break
  case 'unreachable':
    console.log(`Skipped: advisories, because the registry cannot be asked (${audit.why}).`)
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
