// Shows one release: when the version was created and what it changed.
import { keepValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import { type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses, describeCounts, type StatusCounts } from '../access/access-view.ts'
import type { ScopeLine } from '../changes/change-picture-lists.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import { splitName } from '../words/names.ts'
import { explainFirst } from '../words/verdict/verdict-sentence.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { countOf, describeSkipped, formatSkipped, type Phrase } from '../words/words.ts'
import { type AnnouncedView, describeAnnounced, toAnnouncedView } from './announcement-view.ts'

/** One release in a list: when the version was created and what it changed. */
export interface ReleaseView {
  readonly policy: string
  /** The policy's name, split where a line may break. */
  readonly pieces: readonly string[]
  readonly policyHref: string
  readonly version: VersionRef
  readonly isFirst: boolean
  readonly identicalTo?: string
  /** How its text compares with another: `identical to v31`, or, if the access is the same, `same access, different text`. */
  readonly textNote?: string
  /** Version IDs that the history lacks, such as `v32 to v41`. */
  readonly skipped?: string
  /** The same in sentences, with possible reasons. */
  readonly skippedText?: string
  readonly change?: ReleaseChange
  /** When AWS announced it, or that it did not. */
  readonly announced?: AnnouncedView
  /** The same in a few words, for tables; empty if unknown. */
  readonly announcedText: string
  readonly counts: StatusCounts
  /** The counts that are not zero: `31 full, 2 scoped`. */
  readonly countsText: string
  readonly grantedText: string
  /** What the first recorded version grants, in a sentence; absent for others, which have a change. */
  readonly firstSentence?: readonly Phrase[]
}

/** What lists say of a change. Every list shows it, so it has to be small: there are thousands. */
export interface ReleaseChange extends Pick<ComparisonView, 'from' | 'to' | 'href' | 'verdict'> {
  /** How a scope changed: the line about the most actions. */
  readonly scope?: ScopeLine
}

/** Show what one version changed compared with the one before. */
export function toReleaseView(site: Site, policy: PolicyModel, version: Version): ReleaseView {
  return viewsOf(site)(version, policy)
}

/**
 * A release appears on its own page, its policy's pages, the home page, the changelog and in feeds. Lists show all
 * releases, most of which stay the same from build to build.
 */
const viewsOf = rememberAll((site: Site) =>
  rememberAll((version: Version, policy: PolicyModel) =>
    keepValue(viewRead, `${policy.name}/${version.id}`, () => buildReleaseView(site, policy, version)),
  ),
)

const viewRead = 'view of release'

/** Define how a release's view is looked up again. */
export function defineReleaseReads(site: Site): void {
  defineVersionReads(site, viewRead, (policy, version) => toReleaseView(site, policy, version))
}

function buildReleaseView(site: Site, policy: PolicyModel, version: Version): ReleaseView {
  const previous = previousVersion(policy, version)
  const counts = countStatuses(version.access.actions.values())
  const announced = toAnnouncedView(site, version)
  const change = previous && toReleaseChange(toComparisonView(site, policy, previous, version))
  const textNote =
    version.identicalTo === undefined ? change?.verdict.sameText : `identical to ${version.identicalTo}`
  const skipped = version.skipped.length > 0 ? formatSkipped(version.skipped) : undefined
  return {
    policy: policy.name,
    pieces: splitName(policy.name),
    policyHref: site.urls.policy(policy.name),
    version: toVersionRef(site, version),
    isFirst: previous === undefined,
    ...(version.identicalTo !== undefined && { identicalTo: version.identicalTo }),
    ...(textNote !== undefined && { textNote }),
    ...(skipped && { skipped, skippedText: describeSkipped(skipped) }),
    ...(change && { change }),
    ...(announced && { announced }),
    announcedText: describeAnnounced(announced),
    counts,
    countsText: describeCounts(counts),
    grantedText: countOf(counts.full + counts.scoped, 'action'),
    ...(previous === undefined && { firstSentence: explainFirst(site, policy, version.access) }),
  }
}

function toReleaseChange({ from, to, href, verdict, scopes }: ComparisonView): ReleaseChange {
  const [scope] = scopes.lines
  return { from, to, href, verdict, ...(scope && { scope }) }
}

/** Summarize a release in a few words: `broader, 18 gained`. */
export function titleOf({ change, textNote, isFirst, grantedText }: ReleaseView): string {
  if (change === undefined || isFirst) return `first recorded version, ${grantedText}`
  const { verdict, counts } = change.verdict
  if (verdict === 'same' && textNote !== undefined) return textNote
  const counted = Object.entries(counts).filter(([, count]) => count > 0)
  return [verdict, ...counted.map(([kind, count]) => `${count} ${kind}`)].join(', ')
}
