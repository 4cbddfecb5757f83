// Checks the built site in dist/: valid HTML, working links and fragments, feeds and JSON that parse, previews of
// shared links, styles that something uses, wording, and how heavy pages are.
import { globSync } from 'node:fs'
import { readBasePath } from './command/base-path.ts'
import { readSiteUrl } from './command/site-url.ts'
import { listSiteFiles, type SiteFault } from './site/site-files.ts'
import { checkSite } from './site-checks/check-site.ts'
import { findStyleFaults } from './site-checks/find-style-faults.ts'
import { formatSiteFaults } from './site-checks/print-faults.ts'

const address = { origin: readSiteUrl(), base: readBasePath() }

const weights = await checkSite('dist', address, { report })
// The default site has pages of every kind, so each style must be used there.
report(
  'styles',
  await findStyleFaults(listSiteFiles('dist'), list('src/styles/*.css'), list('src/components/**/*.astro')),
)
for (const line of weights) console.log(line)

function list(pattern: string): readonly string[] {
  return globSync(pattern).sort()
}

/** Print the result of one check; if it found anything, the command fails. */
function report(name: string, faults: readonly SiteFault[]): void {
  const seconds = (performance.now() / 1000).toFixed(1)
  console.log(`${name}: ${faults.length === 0 ? 'no faults' : `${faults.length} faults`} (at ${seconds} s)`)
  if (faults.length === 0) return
  console.log(formatSiteFaults(faults))
  process.exitCode = 1
}
