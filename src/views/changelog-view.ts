// All policies in; their releases newest first, by month, and the home page's choice of them out.
import { groupBy } from '../core/group-by.ts'
import { type AnnouncementView, toAnnouncementView } from './announcement-view.ts'
import { findTopGrowth, type TopGrowth } from './growth-view.ts'
import { type PolicySummary, type ReleaseView, toPolicySummary, toReleaseView } from './policy-view.ts'
import { comparedPairs, listReleases, type Site } from './site.ts'
import { formatMonth } from './words.ts'

export interface ChangelogView {
  readonly months: readonly {
    /** `2026-05`, also the anchor. */
    readonly id: string
    readonly title: string
    /** Newest first; of one day, what AWS announced stands above what it created. */
    readonly entries: readonly ChangelogEntry[]
  }[]
  readonly count: number
  readonly announcementsHref: string
  readonly rssHref: string
}

/** A version, or an announcement of AWS, on one line of time. */
export type ChangelogEntry =
  | { readonly kind: 'release'; readonly day: string; readonly release: ReleaseView }
  | { readonly kind: 'announcement'; readonly day: string; readonly announcement: AnnouncementView }

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
  const entries = [
    ...site.announcements.map((announcement): ChangelogEntry => {
      const view = toAnnouncementView(site, announcement)
      return { kind: 'announcement', day: view.date, announcement: view }
    }),
    ...releases.map(
      (release): ChangelogEntry => ({ kind: 'release', day: release.version.created.slice(0, 10), release }),
    ),
  ].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
  const months = groupBy(entries, ({ day }) => day.slice(0, 7))
  return {
    months: [...months].map(([id, ofMonth]) => ({ id, title: formatMonth(`${id}-01`), entries: ofMonth })),
    count: releases.length,
    announcementsHref: site.urls.announcements,
    rssHref: site.urls.feed('all', 'rss'),
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
    comparisonCount: site.policies.reduce((sum, policy) => sum + comparedPairs(site, policy).length, 0),
    ...(topGrowth && { topGrowth }),
  }
}

function toReleases(site: Site, most?: number): readonly ReleaseView[] {
  return listReleases(site.policies)
    .slice(0, most)
    .map(({ policy, version }) => toReleaseView(site, policy, version))
}
