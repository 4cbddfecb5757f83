// Builds the JSON of comparisons and of the list of all changes.
import type { Change, ChangeKind, Comparison, Verdict } from '../../core/changes/compare.ts'
import { keepValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import { mapReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { type EvidenceJson, toEvidence } from '../changes/evidence.ts'
import { explainVersions } from '../changes/explanation.ts'
import { type AnnouncementJson, toAnnouncementJson } from '../releases/announcement-view.ts'
import { listGivenDestruction } from '../words/destruction-view.ts'
import { listGivenRisks, type RiskJson } from '../words/risk-view.ts'
import { type Explanation, explainChange } from '../words/verdict/verdict-sentence.ts'
import type { NamedPolicy, NamedVersion, Wording } from '../words/verdict/verdict-subject.ts'
import { toDateJson } from '../words/version-ref.ts'
import { phrasesToText } from '../words/words.ts'

export interface CompareJson {
  readonly policy: string
  readonly from: string
  readonly to: string
  readonly verdict: Verdict
  /** The verdict in words, as the page prints it. */
  readonly sentence: string
  readonly notes: readonly string[]
  /** The sensitive actions among those gained, widened or reshaped. */
  readonly risks: readonly RiskJson[]
  /** The destructive actions among those gained, widened or reshaped. */
  readonly destructive: readonly string[]
  readonly changes: Readonly<Record<ChangeKind, readonly string[]>>
  readonly evidence: readonly EvidenceJson[]
}

export interface ChangeJson extends CompareJson {
  /** When the newer version was created, UTC, ISO 8601; omitted if no source states it. */
  readonly date?: string
  readonly notBefore?: string
  readonly notAfter?: string
  readonly url: string
  readonly announcements: readonly AnnouncementJson[]
}

/** Compare two versions: /api/v1/policies/<Name>/compare/<a>...<b>.json. */
export function toCompareJson(site: Site, policy: PolicyModel, from: Version, to: Version): CompareJson {
  const explanation = explainVersions(site, policy, from, to)
  return writeComparison(site, policy.name, from.id, to.id, site.compare(from, to), explanation)
}

/** Describe a comparison of any two policies in the same shape as one between two versions. */
export function describeComparison(
  site: Wording,
  policy: NamedPolicy & { readonly name: string },
  from: NamedVersion,
  to: NamedVersion,
  comparison: Comparison,
): CompareJson {
  const explanation = explainChange(site, policy, from, to, comparison)
  return writeComparison(site, policy.name, from.id, to.id, comparison, explanation)
}

function writeComparison(
  site: Wording,
  policy: string,
  from: string,
  to: string,
  comparison: Comparison,
  { sentence, notes }: Explanation,
): CompareJson {
  return {
    policy,
    from,
    to,
    verdict: comparison.verdict,
    sentence: phrasesToText(sentence),
    notes: notes.map(phrasesToText),
    risks: listGivenRisks(site, comparison.changes).map(({ change, classes }) => ({
      action: change.name,
      classes,
    })),
    destructive: listGivenDestruction(site, comparison.changes).map(({ name }) => name),
    changes: listByKind(comparison.changes),
    evidence: toEvidence(comparison.changes),
  }
}

/** List every change between neighboring versions, newest first: /api/v1/changes.json. Built once per site. */
export const toChangesJson: (site: Site) => readonly ChangeJson[] = rememberAll((site) =>
  mapReleases(site.policies, ({ policy, from, version }) =>
    from === undefined ? [] : [keepChange(site, policy, version, from)],
  ).flat(),
)

const changeRead = 'JSON of change'

/** Define how the JSON of a change is looked up again. */
export function defineChangeReads(site: Site): void {
  defineVersionReads(site, changeRead, (policy, version, before) => {
    const from = policy.versions.find(({ id }) => id === before)
    return from && keepChange(site, policy, version, from)
  })
}

/**
 * Make the JSON of a change between neighboring versions. Most stay the same from build to build; one that was recorded
 * later can come between two versions, so both are in the name.
 */
export function keepChange(site: Site, policy: PolicyModel, version: Version, from: Version): ChangeJson {
  return keepValue(changeRead, `${policy.name}/${version.id}/${from.id}`, () =>
    toChangeJson(site, policy, from, version),
  )
}

function toChangeJson(site: Site, policy: PolicyModel, from: Version, to: Version): ChangeJson {
  const { created, ...bounds } = toDateJson(to.date)
  return {
    ...toCompareJson(site, policy, from, to),
    ...(created !== undefined && { date: created }),
    ...bounds,
    url: site.urls.absolute(site.urls.compare(policy.name, from.id, to.id)),
    announcements: site.announcementsOf(to).map(toAnnouncementJson),
  }
}

/** List the names of changed actions by the kind of their change. */
export function listByKind(changes: readonly Change[]): CompareJson['changes'] {
  const namesOf = (kind: ChangeKind) =>
    changes.filter((change) => change.kind === kind).map(({ name }) => name)
  return {
    gained: namesOf('gained'),
    lost: namesOf('lost'),
    widened: namesOf('widened'),
    narrowed: namesOf('narrowed'),
    reshaped: namesOf('reshaped'),
  }
}
