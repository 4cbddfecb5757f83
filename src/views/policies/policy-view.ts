// A policy in; what its page shows, and what is said of it and of its versions in lists, out.
import { servicePrefix } from '../../core/actions/action-index.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { type PolicyModel, previousVersion, type Site, type Version } from '../../site/site.ts'
import { comparesAny } from '../../site/subject.ts'
import { countStatuses, type StatusCounts, tellCounts, tellGranted } from '../access/access-view.ts'
import { type GrantedView, toGrantedView } from '../access/granted-view.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import { type DocumentView, toDocumentView } from '../documents/version-document.ts'
import { type ExampleRef, listExamplesBesides } from '../examples/example-refs.ts'
import { type GrowthChart, toGrowthChart } from '../growth/growth-chart.ts'
import { type GrowthView, toGrowthView } from '../growth/growth-view.ts'
import { type AnnouncedView, tellAnnounced, toAnnouncedView } from '../releases/announcement-view.ts'
import { describePolicy } from '../words/describe-policy.ts'
import { splitName, writePolicy } from '../words/names.ts'
import { explainFirst } from '../words/verdict-sentence.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { countOf, formatDay, formatSkipped, type Phrase, tellSkipped } from '../words/words.ts'

/** What is said of a policy wherever it is named. */
export interface PolicySummary {
  readonly name: string
  /** The name split into words, for search: `Amazon Connect Full Access`. */
  readonly words: string
  /** The name, parted where a line may break. */
  readonly pieces: readonly string[]
  readonly href: string
  readonly record: PolicyRecord
  readonly kindLabel: string
  /** What it is for, in words of ours or computed ones. */
  readonly summary: string
  readonly versionCount: number
  readonly latest: VersionRef
  /** What the newest version grants, in words: `31 actions of 1 service: 31 full`, or `nothing`. */
  readonly grantsText: string
  readonly grantedCount: number
  /** The prefixes of the services whose actions the newest version grants or denies, sorted. */
  readonly services: readonly string[]
  /** Set when AWS has announced the end of the service behind it. */
  readonly ended?: {
    readonly service: string
    readonly iso: string
    readonly day: string
    readonly source: string
  }
}

/** One version in a list: when, and what it changed. */
export interface ReleaseView {
  readonly policy: string
  /** The policy's name, parted where a line may break. */
  readonly pieces: readonly string[]
  readonly policyHref: string
  readonly version: VersionRef
  readonly isFirst: boolean
  readonly identicalTo?: string
  /** Such as `v32 to v41`; version ids that the history does not have. */
  readonly skipped?: string
  /** The same as a sentence, with why that may be. */
  readonly skippedText?: string
  readonly change?: ComparisonView
  /** When AWS announced it, or that it did not. */
  readonly announced?: AnnouncedView
  /** The same in a few words, for tables. */
  readonly announcedText: string
  readonly counts: StatusCounts
  /** `31 full, 2 scoped`, the ones that occur. */
  readonly countsText: string
  readonly grantedText: string
  /** What the first recorded version grants, in a sentence; of any other, its change tells. */
  readonly firstSentence?: readonly Phrase[]
}

export interface PolicyView {
  /** Of the newest text; absent where its date is unknown. */
  readonly growth?: GrowthView
  /** Absent where no version has a date. */
  readonly chart?: GrowthChart
  readonly policy: PolicySummary
  readonly replacedByHref?: string
  /** The version in force where a source tells it, else the newest. */
  readonly shown: VersionRef
  /** Which of the two it is: `Version in force` or `Newest version`. */
  readonly shownLabel: string
  readonly granted: GrantedView
  readonly document: DocumentView
  /** Newest first. */
  readonly releases: readonly ReleaseView[]
  /** Policies to copy that are attached besides it. */
  readonly examples: readonly ExampleRef[]
  readonly pickerHref: string
  readonly pickerText: string
  readonly historyHref: string
  readonly rssHref: string
  readonly jsonHref: string
}

/** What the kinds of policies are called. */
export const kindLabels = {
  managed: 'Managed policy',
  'service-linked-role': 'Service-linked role policy',
} as const

/** Summarise a policy for lists and page heads. */
export function toPolicySummary(site: Site, policy: PolicyModel): PolicySummary {
  const services = new Set([...policy.latest.access.actions.values()].map(({ name }) => servicePrefix(name)))
  const end = policy.record.serviceStatus
  const counts = countStatuses(policy.latest.access.actions.values())
  return {
    name: policy.name,
    words: writePolicy(policy.name),
    pieces: splitName(policy.name),
    href: site.urls.policy(policy.name),
    record: policy.record,
    kindLabel: kindLabels[policy.record.kind],
    summary: describePolicy(site, policy),
    versionCount: policy.versions.length,
    latest: toVersionRef(site, policy.latest),
    grantsText: tellGranted(policy.latest.access),
    grantedCount: counts.full + counts.scoped,
    services: [...services].sort(),
    ...(end && {
      ended: { service: end.service, iso: end.ended, day: formatDay(end.ended), source: end.source },
    }),
  }
}

/** Tell what one version changed against the one before. */
export function toReleaseView(site: Site, policy: PolicyModel, version: Version): ReleaseView {
  const previous = previousVersion(policy, version)
  const counts = countStatuses(version.access.actions.values())
  const announced = toAnnouncedView(site, version)
  const skipped = version.skipped.length > 0 ? formatSkipped(version.skipped) : undefined
  return {
    policy: policy.name,
    pieces: splitName(policy.name),
    policyHref: site.urls.policy(policy.name),
    version: toVersionRef(site, version),
    isFirst: previous === undefined,
    ...(version.identicalTo !== undefined && { identicalTo: version.identicalTo }),
    ...(skipped && { skipped, skippedText: tellSkipped(skipped) }),
    ...(previous && { change: toComparisonView(site, policy, previous, version) }),
    ...(announced && { announced }),
    announcedText: tellAnnounced(announced),
    counts,
    countsText: tellCounts(counts),
    grantedText: countOf(counts.full + counts.scoped, 'action'),
    ...(previous === undefined && { firstSentence: explainFirst(site, policy, version.access) }),
  }
}

/** Make the view of a policy's page. */
export function toPolicyView(site: Site, policy: PolicyModel): PolicyView {
  const { defaultVersion, replacedBy } = policy.record
  const inForce = policy.versions.find(({ id }) => id === defaultVersion)
  const shown = inForce ?? policy.latest
  const [growth, chart] = [toGrowthView(site, policy.latest), toGrowthChart(site, policy)]
  return {
    policy: toPolicySummary(site, policy),
    ...(growth && { growth }),
    ...(chart && { chart }),
    ...(replacedBy !== undefined && { replacedByHref: site.urls.policy(replacedBy) }),
    shown: toVersionRef(site, shown),
    shownLabel: inForce === undefined ? 'Newest version' : 'Version in force',
    granted: toGrantedView(site, shown),
    document: toDocumentView(site, shown),
    releases: policy.versions.map((version) => toReleaseView(site, policy, version)).reverse(),
    examples: listExamplesBesides(site, policy),
    pickerHref: site.urls.comparePicker(policy.name),
    pickerText: comparesAny(site) ? 'Compare any two versions' : 'Compare versions',
    historyHref: site.urls.history(policy.name),
    rssHref: site.urls.feed(`policies/${policy.name}`, 'rss'),
    jsonHref: site.urls.json.policy(policy.name),
  }
}
