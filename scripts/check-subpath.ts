// Builds the site for a sub-path and checks that every link stays under it.
import { rmSync } from 'node:fs'
import { buildSite } from './site/build-site.ts'
import { findLinkFaults } from './site/find-link-faults.ts'
import { formatFaults } from './site/print-faults.ts'
import { listSiteFiles } from './site/site-files.ts'

const origin = 'https://example.org'
const base = '/some/where/'
const dir = '.cache/sub-path-build'

rmSync(dir, { recursive: true, force: true })
buildSite(dir, { SITE_URL: origin, BASE_PATH: base })
const faults = findLinkFaults(listSiteFiles(dir), { origin, base })

console.log(`built for ${origin}${base}: ${faults.length} links leave it or lead nowhere`)
if (faults.length > 0) {
  console.log(formatFaults(faults))
  process.exitCode = 1
}
