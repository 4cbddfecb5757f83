// Makes the view of a policy's page.

import { isGranted } from '../../core/access/grant.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import type { PolicyModel, Version, VersionInForce } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { comparesAny } from '../../site/subject.ts'
import { type GrantedView, toGrantedInBrief } from '../access/granted-view.ts'
import { type DocumentView, toDocumentView } from '../documents/version-document.ts'
import { type ExampleRef, listExamplesBesides } from '../examples/example-refs.ts'
import { type GrowthChart, toGrowthChart } from '../growth/growth-chart.ts'
import { type GrowthView, toGrowthView } from '../growth/growth-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import type { ContentsLink, FigureLink } from '../words/contents-link.ts'
import { formatDay } from '../words/days.ts'
import { toVersionDestruction } from '../words/destruction-view.ts'
import { findStatus } from '../words/policy-status.ts'
import { toVersionRisks } from '../words/risk-view.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { formatDifference } from '../words/words.ts'
import { type PolicySummary, toPolicySummary } from './policy-summary.ts'

export interface PolicyView {
  /** How access grew under the newest text; absent if its date is unknown. */
  readonly growth?: GrowthView
  /** Absent if no version has a date. */
  readonly chart?: GrowthChart
  readonly policy: PolicySummary
  readonly replacedByHref?: string
  /** The version in force if a source gives it, otherwise the newest. */
  readonly shown: VersionRef
  /** Which of the two it is: `Version in force` or `Newest version`. */
  readonly shownLabel: string
  /** The version in force and the page that states it; absent if no source does. */
  readonly inForce?: { readonly id: string; readonly href: string; readonly source?: DefaultSource }
  readonly granted: GrantedView
  readonly document: DocumentView
  /** Newest first. */
  readonly releases: readonly ReleaseView[]
  /** What else must be attached; empty, like the examples, if the service has ended. */
  readonly companions: NonNullable<PolicyRecord['companions']>
  /** Example policies to attach in addition to this policy. */
  readonly examples: readonly ExampleRef[]
  /** The sections of the page. */
  readonly contents: readonly ContentsLink[]
  /** Its main figures, each with the section that explains it. */
  readonly figures: readonly FigureLink[]
  readonly pickerHref: string
  readonly pickerText: string
  readonly historyHref: string
  readonly rssHref: string
  readonly jsonHref: string
}

/** A page of AWS that states which version is in force. */
export interface DefaultSource {
  readonly href: string
  /** When the version was edited, in words and as a UTC minute. */
  readonly edited: string
  readonly iso: string
}

/** Make the view of a policy's page. */
export function toPolicyView(site: Site, policy: PolicyModel): PolicyView {
  const { inForce } = policy
  const { replacedBy } = policy.record
  const shown = inForce?.version ?? policy.latest
  // Advice on what to attach would only mislead when the service is gone.
  const isEnded = findStatus(site, policy.record) === 'ended'
  const jsonHref = site.urls.json.policy(policy.name)
  const growth = toGrowthView(site, policy.latest, {
    text: 'The JSON of this policy',
    href: jsonHref,
    has: 'lists them all',
  })
  const chart = toGrowthChart(site, policy)
  const summary = toPolicySummary(site, policy)
  const companions = isEnded ? [] : (policy.record.companions ?? [])
  const examples = isEnded ? [] : listExamplesBesides(site, policy)
  return {
    policy: summary,
    ...(growth && { growth }),
    ...(chart && { chart }),
    ...(replacedBy !== undefined && { replacedByHref: site.urls.policy(replacedBy) }),
    shown: toVersionRef(site, shown),
    shownLabel: inForce === undefined ? 'Newest version' : 'Version in force',
    ...(inForce && { inForce: toInForce(site, policy, inForce) }),
    granted: toGrantedInBrief(site, shown),
    document: toDocumentView(site, shown),
    releases: policy.versions.map((version) => toReleaseView(site, policy, version)).reverse(),
    companions,
    examples,
    contents: [
      ...(companions.length > 0 ? [{ text: 'Also required', href: '#companions' }] : []),
      ...(examples.length > 0 ? [{ text: 'Examples', href: '#examples', count: examples.length }] : []),
      { text: 'Versions', href: '#versions', count: policy.versions.length },
      { text: 'Growth', href: '#growth' },
      { text: 'Grants', href: '#grants' },
      { text: 'Document', href: '#document' },
    ],
    figures: listFigures(site, policy, shown, growth),
    pickerHref: site.urls.comparePicker(policy.name),
    pickerText: comparesAny(site) ? 'Compare any two versions' : 'Compare versions',
    historyHref: site.urls.history(policy.name),
    rssHref: site.urls.feed(`policies/${policy.name}`, 'rss'),
    jsonHref,
  }
}

/** Count what a reader looks for first: actions granted, marked ones among them, versions, and growth. */
function listFigures(
  site: Site,
  policy: PolicyModel,
  shown: Version,
  growth: GrowthView | undefined,
): readonly FigureLink[] {
  const granted = [...shown.access.actions.values()].filter(({ outcome }) => isGranted(outcome)).length
  const marked = [
    { count: toVersionRisks(site, shown).length, text: 'sensitive' },
    { count: toVersionDestruction(site, shown).length, text: 'destructive' },
  ]
  const added = growth === undefined ? 0 : growth.after - growth.before
  const versions = policy.versions.length
  return [
    { number: granted.toLocaleString('en'), text: granted === 1 ? 'action' : 'actions', href: '#grants' },
    ...marked
      .filter(({ count }) => count > 0)
      .map(({ count, text }) => ({ number: count.toLocaleString('en'), text, href: '#grants' })),
    {
      number: versions.toLocaleString('en'),
      text: versions === 1 ? 'version' : 'versions',
      href: '#versions',
    },
    ...(added === 0 ? [] : [{ number: formatDifference(added), text: 'by growth', href: '#growth' }]),
  ]
}

function toInForce(
  site: Site,
  { name }: PolicyModel,
  { version: { id }, source }: VersionInForce,
): NonNullable<PolicyView['inForce']> {
  return {
    id,
    href: site.urls.version(name, id),
    ...(source && {
      source: { href: source.address, edited: formatMinute(source.edited), iso: source.edited },
    }),
  }
}

/** Format a UTC minute: `27 May 2026, 21:57 UTC`. */
function formatMinute(minute: string): string {
  return `${formatDay(minute)}, ${minute.slice(11, 16)} UTC`
}
