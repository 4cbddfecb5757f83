// Checks the content folder; prints a line of counts, or every fault on standard error with exit code 1.
import type { Snapshot } from '../src/core/actions/action.ts'
import { indexFirstSeen } from '../src/core/actions/first-seen.ts'
import { findUndatedActions } from '../src/core/content/undated-actions.ts'
import { formatFaults } from '../src/core/json/fault.ts'
import { contentRoot } from '../src/data/content-root.ts'
import type { Content } from '../src/data/records.ts'
import { checkContent } from './content/check-content.ts'

// Unlike a build, this looks at the clock: a contact expires even if no record changes.
const { checked, faults } = await checkContent(contentRoot(), new Date().toISOString().slice(0, 10))
if (checked === undefined) {
  console.error(formatFaults(faults))
  process.exitCode = 1
} else {
  console.log(formatCounts(checked.content))
  for (const line of listUndated(checked.content, checked.snapshot)) console.log(line)
}

function formatCounts({
  policies,
  firstSeen,
  risks,
  destruction,
  examples,
  announcements,
  reach,
}: Content): string {
  const versions = policies.reduce((sum, policy) => sum + policy.versions.length, 0)
  const undated = policies.flatMap(({ versions: all }) => all.filter(({ created }) => created === undefined))
  const dated = Object.keys(firstSeen.actions).length
  const sensitive = risks.reduce((sum, { actions }) => sum + actions.length, 0)
  const destructive = (destruction ?? []).filter(({ effect }) => effect !== 'none')
  const destroying = destructive.reduce((sum, { actions }) => sum + actions.length, 0)
  return `content: ${policies.length} policies, ${versions} versions${undated.length === 0 ? '' : `, ${undated.length} of them undated`}, ${dated} dated actions, ${sensitive} sensitive actions, ${destroying} destructive ones, ${examples.length} examples, ${announcements.length} announcements, ${reach.length} other policies, no faults`
}

/** These are not faults: the dates come from dated snapshots, which end before the newest actions. */
function listUndated({ policies, firstSeen }: Content, { services }: Snapshot): readonly string[] {
  const snapshot = services.flatMap(({ actions }) => actions.map(({ name }) => name))
  const versions = policies.flatMap((policy) => policy.versions)
  const { listed, named } = findUndatedActions(indexFirstSeen(firstSeen), snapshot, versions)
  const newest = firstSeen.newestSnapshot
  return [
    ...listed.map(
      (action) => `  ${action}: in the pinned snapshot, but in no dated snapshot up to ${newest}`,
    ),
    ...named.map((action) => `  ${action}: named by a version, but in no snapshot`),
  ]
}
