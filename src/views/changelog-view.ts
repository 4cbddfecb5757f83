// All policies in; their releases newest first, by month, and the home page's choice of them out.
import { groupBy } from '../core/group-by.ts'
import { findTopGrowth, type TopGrowth } from './growth-view.ts'
import { type PolicySummary, type ReleaseView, toPolicySummary, toReleaseView } from './policy-view.ts'
import { listReleases, type Site } from './site.ts'
import { formatMonth } from './words.ts'

export interface ChangelogView {
  readonly months: readonly {
    /** `2026-05`, also the anchor. */
    readonly id: string
    readonly title: string
    readonly releases: readonly ReleaseView[]
  }[]
  readonly count: number
  readonly rssHref: string
}

export interface HomeView {
  readonly latest: readonly ReleaseView[]
  readonly policies: readonly PolicySummary[]
  readonly versionCount: number
  readonly comparisonCount: number
  readonly topGrowth?: TopGrowth
}

/** Make the view of the changelog. */
export function toChangelogView(site: Site): ChangelogView {
  const releases = toReleases(site)
  const months = groupBy(releases, ({ version }) => version.created.slice(0, 7))
  return {
    months: [...months].map(([id, ofMonth]) => ({ id, title: formatMonth(`${id}-01`), releases: ofMonth })),
    count: releases.length,
    rssHref: site.urls.rss,
  }
}

const latestShown = 8

/** Make the view of the home page. */
export function toHomeView(site: Site): HomeView {
  const latest = toReleases(site, latestShown)
  const topGrowth = findTopGrowth(site)
  return {
    latest,
    policies: site.policies.map((policy) => toPolicySummary(site, policy)),
    versionCount: site.policies.reduce((sum, { versions }) => sum + versions.length, 0),
    comparisonCount: site.policies.reduce(
      (sum, { versions: { length } }) => sum + (length * (length - 1)) / 2,
      0,
    ),
    ...(topGrowth && { topGrowth }),
  }
}

function toReleases(site: Site, most?: number): readonly ReleaseView[] {
  return listReleases(site.policies)
    .slice(0, most)
    .map(({ policy, version }) => toReleaseView(site, policy, version))
}
