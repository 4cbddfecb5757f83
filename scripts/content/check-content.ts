// Checks the records of a content folder, one by one and against the action snapshot.
import type { Snapshot } from '../../src/core/actions/action.ts'
import { countFacts } from '../../src/core/actions/fact-kinds.ts'
import { listExampleFindings } from '../../src/core/checker/example-policy.ts'
import { checkEveryActionJudged } from '../../src/core/content/check-destruction.ts'
import { checkManagedNames } from '../../src/core/content/check-managed-names.ts'
import { checkReachSnapshot } from '../../src/core/content/check-reach.ts'
import { checkContact } from '../../src/core/content/check-site-settings.ts'
import { checkSnapshotLosses } from '../../src/core/content/check-snapshot-losses.ts'
import type { Fault } from '../../src/core/json/fault.ts'
import type { Finding } from '../../src/core/json/finding.ts'
import { loadSnapshot } from '../../src/data/action-snapshot.ts'
import { type Content, readContent } from '../../src/data/records.ts'
import { recoverContent } from '../../src/data/recover-content.ts'
import { listMismatches } from '../../src/site/announcements.ts'
import { buildSite } from '../../src/site/site.ts'
import { createUrls } from '../../src/site/urls.ts'
import { stateFile } from '../sync/plan/reference-files.ts'
import { readWholeArchive } from '../sync/sources/archive.ts'

export type ContentCheck =
  | {
      readonly checked: { readonly content: Content; readonly snapshot: Snapshot }
      readonly faults: readonly []
    }
  | { readonly checked?: undefined; readonly faults: readonly Fault[] }

/**
 * Check every record of a content folder and, if each one is valid, whether they agree with each other.
 *
 * @param today the day, UTC, on which the contact for reports must be valid; not checked if absent
 */
export async function checkContent(dir: string, today?: string): Promise<ContentCheck> {
  await recoverContent(dir)
  const reading = await readContent(dir)
  if (reading.content === undefined) return reading
  const { content, locate } = reading
  const snapshot = await loadSnapshot()
  const site = buildSite(keepAnnounced(content), snapshot, createUrls('http://localhost', '/'))
  const findings = [
    ...listExampleFindings(content.examples, site.index, site.lintOptions),
    ...listMismatches(site),
    ...listLosses(content, snapshot, site.index.snapshot),
    ...(content.reachBasis === undefined ? [] : checkReachSnapshot(content.reachBasis, snapshot.name)),
    ...listStale(content, snapshot),
    ...(today === undefined ? [] : checkContact({ file: 'site.json', record: content.settings }, today)),
    ...listUnjudged(content, snapshot),
    ...(content.managedPolicies === undefined
      ? []
      : checkManagedNames(content.managedPolicies, await readWholeArchive())),
  ]
  if (findings.length > 0) return { faults: findings.map(locate) }
  return { checked: { content, snapshot }, faults: [] }
}

/** A newer package must not lose facts in silence: compare it with what was counted when the last sync ran. */
function listLosses({ referenceCounts }: Content, snapshot: Snapshot, shown: Snapshot): readonly Finding[] {
  if (referenceCounts === undefined) return []
  return checkSnapshotLosses(referenceCounts, countFacts(snapshot, shown), snapshot.name)
}

/** What the reference said on earlier days is derived from the snapshot that the recorded changes lead to. */
function listStale({ referenceState }: Content, { name }: Snapshot): readonly Finding[] {
  if (referenceState === undefined || referenceState.snapshot === name) return []
  const tip = 'Run npm run sync: it records what changed between the two.'
  const found = JSON.stringify(referenceState.snapshot)
  return [{ file: stateFile, at: ['snapshot'], found, expected: `the pinned snapshot, ${name}`, tip }]
}

/** A new action of the site's own services needs a judgment before anybody relies on its absence. */
function listUnjudged({ destruction, settings, firstSeen }: Content, snapshot: Snapshot): readonly Finding[] {
  if (destruction === undefined) return []
  return checkEveryActionJudged(destruction, settings.ownServices ?? [], snapshot, firstSeen)
}

/** Only policies that announcements mention must be worked out, which takes longer than everything else. */
function keepAnnounced(content: Content): Content {
  const announced = new Set(content.announcements.map(({ policy }) => policy))
  return { ...content, policies: content.policies.filter(({ record }) => announced.has(record.name)) }
}
