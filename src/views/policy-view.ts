// A policy, or one of its versions, in; what its page shows out.
import { servicePrefix } from '../core/catalogue.ts'
import type { PolicyRecord } from '../core/record.ts'
import { type AccessPicture, toAccessPicture } from './access-picture.ts'
import {
  countStatuses,
  isListed,
  type ServiceAccess,
  type StatusCounts,
  tellCounts,
  tellGranted,
  toServiceAccess,
} from './access-view.ts'
import { linkPattern } from './action-index.ts'
import { type AnnouncedView, tellAnnounced, toAnnouncedView } from './announcement-view.ts'
import { type ComparisonView, toComparisonView } from './comparison-view.ts'
import { describePolicy } from './describe-policy.ts'
import { type DiffView, toDiffView } from './diff-view.ts'
import { type DocumentLine, toDocumentLines } from './document-view.ts'
import { type ExampleRef, listExamplesBesides } from './example-refs.ts'
import { type FindingGroup, toFindingGroups } from './findings-view.ts'
import { type GrowthChart, toGrowthChart } from './growth-chart.ts'
import { type GrowthView, toGrowthView } from './growth-view.ts'
import { splitName, writePolicy } from './names.ts'
import { explainFirst } from './sentence.ts'
import { nextVersion, type PolicyModel, previousVersion, type Site, type Version } from './site.ts'
import { comparesAny } from './subject.ts'
import { toVersionRef, type VersionRef } from './version-ref.ts'
import { countOf, formatDay, formatSkipped, type Phrase, tellSkipped } from './words.ts'

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
  /** `in force` where a source tells IAM's default version, else `newest`. */
  readonly documentLabel: string
  readonly document: VersionView
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

export interface VersionView {
  readonly policy: PolicySummary
  readonly release: ReleaseView
  readonly isLatest: boolean
  readonly isInForce: boolean
  /** Where all announcements of AWS are. */
  readonly announcementsHref: string
  readonly sources: readonly string[]
  readonly previous?: VersionRef
  readonly next?: VersionRef
  /** How the access grew while this text stood still; absent where its date is unknown. */
  readonly growth?: GrowthView
  /** The text diff against the version before. */
  readonly diff?: DiffView
  /** What it grants at a glance; absent where it grants nothing. */
  readonly picture?: AccessPicture
  readonly services: readonly ServiceAccess[]
  /** Where the actions are named, when they are too many for the page. */
  readonly actionsHref?: string
  /** What the policy checker finds in the document. */
  readonly findings: readonly FindingGroup[]
  readonly lines: readonly DocumentLine[]
  /** `38 statements, 6,144 characters without white space`: IAM counts a policy's size so. */
  readonly sizeText: string
  /** The document's JSON, for copying. */
  readonly json: string
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

/** Make the view of one version's page. */
export function toVersionView(site: Site, policy: PolicyModel, version: Version): VersionView {
  const [previous, next] = [previousVersion(policy, version), nextVersion(policy, version)]
  const json = JSON.stringify(version.record.document, null, 2)
  const picture = toAccessPicture(site, version.access.actions.values())
  const growth = toGrowthView(site, version)
  return {
    policy: toPolicySummary(site, policy),
    release: toReleaseView(site, policy, version),
    isLatest: version === policy.latest,
    isInForce: version.id === policy.record.defaultVersion,
    announcementsHref: site.urls.announcements,
    sources: version.record.sources,
    ...(previous && { previous: toVersionRef(site, previous) }),
    ...(next && { next: toVersionRef(site, next) }),
    ...(growth && { growth }),
    ...(previous && { diff: toDiffView(previous, version) }),
    ...(picture && { picture }),
    services: toServiceAccess(site, version),
    ...(!isListed(version) && { actionsHref: site.urls.json.version(policy.name, version.id) }),
    findings: toFindingGroups(site, version),
    lines: toDocumentLines(version.record.document, site.index, linksOf(site, json)),
    sizeText: `${countOf(version.policy.statements.length, 'statement')}, ${countOf(json.replace(/\s/g, '').length, 'character')} without white space`,
    json,
    jsonHref: site.urls.json.version(policy.name, version.id),
  }
}

/** Lines up to which every action of a document is a link; of more, the links would weigh more than the text. */
const mostLinkedLines = 1000

function linksOf(site: Site, json: string): (action: string) => string | undefined {
  const isLong = json.split('\n').length > mostLinkedLines
  return (action) => (isLong ? undefined : linkPattern(site, action))
}

/** Make the view of a policy's page. */
export function toPolicyView(site: Site, policy: PolicyModel): PolicyView {
  const { defaultVersion, replacedBy } = policy.record
  const inForce = policy.versions.find(({ id }) => id === defaultVersion)
  const [growth, chart] = [toGrowthView(site, policy.latest), toGrowthChart(site, policy)]
  return {
    policy: toPolicySummary(site, policy),
    ...(growth && { growth }),
    ...(chart && { chart }),
    ...(replacedBy !== undefined && { replacedByHref: site.urls.policy(replacedBy) }),
    documentLabel: inForce === undefined ? 'Newest version' : 'Version in force',
    document: toVersionView(site, policy, inForce ?? policy.latest),
    releases: policy.versions.map((version) => toReleaseView(site, policy, version)).reverse(),
    examples: listExamplesBesides(site, policy),
    pickerHref: site.urls.comparePicker(policy.name),
    pickerText: comparesAny(site) ? 'Compare any two versions' : 'Compare versions',
    historyHref: site.urls.history(policy.name),
    rssHref: site.urls.feed(`policies/${policy.name}`, 'rss'),
    jsonHref: site.urls.json.policy(policy.name),
  }
}
