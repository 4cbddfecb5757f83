// The content folder in, every fault of it on standard error and exit code 1, or a line of counts out.
import type { Catalogue } from '../src/core/catalogue.ts'
import { indexFirstSeen } from '../src/core/first-seen.ts'
import { formatExampleFindings } from '../src/core/lint/example-policy.ts'
import { formatFaults, toFault } from '../src/core/lint/fault.ts'
import { findUndatedActions } from '../src/core/lint/undated.ts'
import { loadCatalogue } from '../src/data/catalogue.ts'
import { type Content, contentRoot, readContent } from '../src/data/records.ts'
import { recoverContent } from '../src/data/recover-content.ts'
import { buildSite } from '../src/views/site.ts'
import { listMismatches } from '../src/views/site-announcements.ts'
import { createUrls } from '../src/views/urls.ts'

const dir = contentRoot()
await recoverContent(dir)
const { content, faults } = await readContent(dir)
if (content === undefined) {
  console.error(formatFaults(faults))
  process.exitCode = 1
} else {
  const catalogue = await loadCatalogue()
  const site = buildSite(content, catalogue, createUrls('http://localhost', '/'))
  const mismatches = listMismatches(site).map((finding) => toFault(finding))
  const wrong = [
    ...formatExampleFindings(content.examples, site.index, site.lintOptions),
    ...(mismatches.length === 0 ? [] : [formatFaults(mismatches)]),
  ]
  if (wrong.length > 0) {
    console.error(wrong.join('\n'))
    process.exitCode = 1
  } else {
    console.log(formatCounts(content))
    for (const line of listUndated(content, catalogue)) console.log(line)
  }
}

function formatCounts({ policies, firstSeen, risks, examples, announcements }: Content): string {
  const versions = policies.reduce((sum, policy) => sum + policy.versions.length, 0)
  const dated = Object.keys(firstSeen.actions).length
  const sensitive = risks.reduce((sum, { actions }) => sum + actions.length, 0)
  return `content: ${policies.length} policies, ${versions} versions, ${dated} dated actions, ${sensitive} sensitive actions, ${examples.length} examples, ${announcements.length} announcements, no faults`
}

/** These are no faults: the days come from dated snapshots, which end before the newest actions. */
function listUndated({ policies, firstSeen }: Content, { services }: Catalogue): readonly string[] {
  const snapshot = services.flatMap(({ actions }) => actions.map(({ name }) => name))
  const versions = policies.flatMap((policy) => policy.versions)
  const { listed, named } = findUndatedActions(indexFirstSeen(firstSeen), snapshot, versions)
  const newest = firstSeen.newestSnapshot
  return [
    ...listed.map((action) => `  ${action}: in the pinned snapshot, and in none up to ${newest}`),
    ...named.map((action) => `  ${action}: named by a version, and in no snapshot`),
  ]
}
