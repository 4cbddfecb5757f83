// Checks that every link of the site stays below the sub-path that it is built for.
// `--no-build` checks the build that the check of the same bytes has left.
import { buildSite } from './site/build-site.ts'
import { findLinkFaults } from './site/find-link-faults.ts'
import { formatFaults } from './site/print-faults.ts'
import { listSiteFiles } from './site/site-files.ts'
import { subPathSite, subPathVariables } from './site/sub-path.ts'

const { dir, origin, base } = subPathSite

if (!process.argv.includes('--no-build')) await buildSite(dir, subPathVariables)
const faults = findLinkFaults(listSiteFiles(dir), { origin, base })

console.log(`built for ${origin}${base}: ${faults.length} links leave it or lead nowhere`)
if (faults.length > 0) {
  console.log(formatFaults(faults))
  process.exitCode = 1
}
