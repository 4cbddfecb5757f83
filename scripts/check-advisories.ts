// Asks the npm registry for advisories about the packages that the site and the command are built from; skips when it cannot.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readAudit } from './advisories/read-audit.ts'
import { builtFrom, listNeeded } from './advisories/site-packages.ts'

const { stdout } = spawnSync('npm', ['audit', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const needed = listNeeded(JSON.parse(readFileSync('package-lock.json', 'utf8')), builtFrom)
const audit = readAudit(stdout, (name) => needed.has(name))

switch (audit.outcome) {
  case 'clean':
    console.log('no advisories for the packages that the site and the command are built from')
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
