// Writes the titles of feed items, which begin with what changed because readers show little more than the start.
import { rememberAll } from '../../core/remember.ts'
import { type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type ReleaseView, titleOf } from '../releases/release-view.ts'
import { type ChangeCounts, changeLabels, countChanges } from '../words/change-words.ts'
import { listGivenRisks, toVersionRisks } from '../words/risk-view.ts'

/** Write the counts that are not zero, each with the sign of its kind: `+44 ↓33 ±29`; `=` if all are zero. */
export function writeMarks(counts: ChangeCounts): string {
  const marks = changeLabels.flatMap(({ kind, sign }) =>
    counts[kind] === 0 ? [] : [`${sign}${counts[kind].toLocaleString('en')}`],
  )
  return marks.length === 0 ? '=' : marks.join(' ')
}

/**
 * Write the title of a version's item: what changed, the version, a short name, whether sensitive actions are granted,
 * the verdict and the full name.
 */
export function writeReleaseTitle(
  site: Site,
  policy: PolicyModel,
  version: Version,
  release: ReleaseView,
): string {
  const previous = previousVersion(policy, version)
  const changes = previous && site.compare(previous, version).changes
  const short = shortNames(site).get(policy.name) ?? policy.name
  const risks = changes === undefined ? toVersionRisks(site, version) : listGivenRisks(site, changes)
  return [
    `${changes === undefined ? 'First' : writeMarks(countChanges(changes))} ${version.id} ${short}`,
    risks.length === 0 ? '' : ', sensitive',
    version.date.created === undefined ? ' (date unknown)' : '',
    `: ${describeOutcome(release)}`,
    short === policy.name ? '' : ` (${policy.name})`,
  ].join('')
}

/** Describe the outcome in words. The counts are left out, since the title begins with them. */
function describeOutcome(release: ReleaseView): string {
  const verdict = release.change?.verdict.verdict
  return verdict === undefined || verdict === 'same' ? titleOf(release) : verdict
}

/** Shorten the names of a site's policies. If two would be the same, both stay whole. */
const shortNames: (site: Site) => ReadonlyMap<string, string> = rememberAll(({ policies }) => {
  const byShort = Map.groupBy(policies, ({ name }) => shortenName(name))
  return new Map(
    policies.map(({ name }) => {
      const short = shortenName(name)
      return [name, byShort.get(short)?.length === 1 ? short : name]
    }),
  )
})

/** Leave out what most names share: `AmazonConnectServiceLinkedRolePolicy` is `Connect service-linked role`. */
function shortenName(name: string): string {
  return name
    .replace(/^(Amazon|AWS)(?=[A-Z])/, '')
    .replace(/(?<=.)ServiceLinkedRolePolicy$/, ' service-linked role')
    .replace(/(?<=.)ServiceRolePolicy$/, ' service role')
    .replace(/(?<=.)Policy$/, '')
}
