// Makes the views of the page that compares two versions and of the page where a reader picks them.

import { isLarge } from '../../site/large-site.ts'
import { listBetween, type PolicyModel, previousVersion, type Version } from '../../site/policy-model.ts'
import { comparedPairs, type Site } from '../../site/site.ts'
import { comparesAny } from '../../site/subject.ts'
import { listChangeSections } from '../changes/change-contents.ts'
import { type ComparisonView, toComparisonView } from '../changes/comparison-view.ts'
import type { ShownSection } from '../changes/shown-change.ts'
import type { DiffView } from '../documents/diff-view.ts'
import type { ContentsLink } from '../words/contents-link.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'
import { describeSkipped, formatSkipped } from '../words/words.ts'
import { fitComparison } from './fit-comparison.ts'
import { type PolicyHead, toPolicyHead } from './policy-summary.ts'
import { toVersionDiff } from './version-diff.ts'

export interface CompareView {
  readonly policy: PolicyHead
  readonly change: ComparisonView
  /** The versions between the two. */
  readonly between: readonly VersionRef[]
  /** Present if the two are neighbors and version numbers are missing between them. */
  readonly skippedText?: string
  /** The changed actions; with few details if there are too many for the page. */
  readonly sections: readonly ShownSection[]
  readonly diff: DiffView
  /** The sections of the page. */
  readonly contents: readonly ContentsLink[]
  readonly jsonHref: string
  readonly pickerHref: string
}

/**
 * Check whether a comparison page has a Markdown twin: only neighbors of a small site. The many other pairs repeat what
 * those say, and have JSON.
 */
export function hasComparisonTwin(site: Site, policy: PolicyModel, from: Version, to: Version): boolean {
  return !isLarge(site) && previousVersion(policy, to) === from
}

/** Make the view of a comparison page. */
export function toCompareView(site: Site, policy: PolicyModel, from: Version, to: Version): CompareView {
  const isAdjacent = previousVersion(policy, to) === from
  const change = toComparisonView(site, policy, from, to)
  const whole = toVersionDiff(site, from, to)
  const { sections, diff } = fitComparison(site, change, [from, to], whole)
  return {
    policy: toPolicyHead(site, policy),
    change,
    contents: listChangeSections(change, true),
    between: listBetween(policy, from, to).map((version) => toVersionRef(site, version)),
    ...(isAdjacent && to.skipped.length > 0 && { skippedText: describeSkipped(formatSkipped(to.skipped)) }),
    sections,
    diff,
    jsonHref: site.urls.json.compare(policy.name, from.id, to.id),
    pickerHref: site.urls.comparePicker(policy.name),
  }
}

export interface PickerView {
  readonly name: string
  readonly description: string
  readonly href: string
  readonly policyHref: string
  /** Newest first. */
  readonly versions: readonly VersionRef[]
  /** The URL of a comparison with `FROM` and `TO` in place of the version IDs. */
  readonly hrefPattern: string
  /** The site's base path; present if the picker page itself compares the versions. */
  readonly comparesHere?: string
  readonly rows: readonly {
    readonly to: VersionRef
    readonly comparisons: readonly { readonly from: string; readonly href: string }[]
  }[]
}

/** Make the view of the page where a reader picks two versions. */
export function toPickerView(site: Site, policy: PolicyModel): PickerView {
  const newestFirst = policy.versions.toReversed()
  const pairs = comparedPairs(site, policy)
  return {
    name: policy.name,
    description: `Pick any two versions of ${policy.name} and see what changed in the access it grants.`,
    href: site.urls.comparePicker(policy.name),
    policyHref: site.urls.policy(policy.name),
    versions: newestFirst.map((version) => toVersionRef(site, version)),
    ...(comparesAny(site)
      ? { hrefPattern: site.urls.compare(policy.name, 'FROM', 'TO') }
      : { hrefPattern: '?from=FROM&to=TO', comparesHere: site.urls.home }),
    rows: newestFirst.slice(0, -1).map((to) => ({
      to: toVersionRef(site, to),
      comparisons: pairs
        .filter(([, newer]) => newer === to)
        .map(([from]) => ({ from: from.id, href: site.urls.compare(policy.name, from.id, to.id) }))
        .reverse(),
    })),
  }
}
