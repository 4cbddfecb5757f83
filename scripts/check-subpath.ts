// Checks that every link of the site, its previews and its manifest stay below the sub-path that it is built for.
// `--no-build` checks the build that `npm run check:determinism` left behind.
import { buildFolder } from './site/build-site.ts'
import { listSiteFiles } from './site/site-files.ts'
import { subPathSite, subPathVariables } from './site/sub-path.ts'
import { findLinkFaults } from './site-checks/find-link-faults.ts'
import { findSharedFaults } from './site-checks/find-shared-faults.ts'
import { formatSiteFaults } from './site-checks/print-faults.ts'

const { dir, origin, base } = subPathSite

if (!process.argv.includes('--no-build')) await buildFolder(dir, subPathVariables)
const site = listSiteFiles(dir)
const faults = [...findLinkFaults(site, { origin, base }), ...findSharedFaults(site, { origin, base })]

console.log(`built for ${origin}${base}: ${faults.length} addresses are outside it or broken`)
if (faults.length > 0) {
  console.log(formatSiteFaults(faults))
  process.exitCode = 1
}
