// Makes the views of the changelog, with releases by month and newest first.

import { isLarge } from '../../site/large-site.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'
import { type AnnouncementView, toAnnouncementView } from '../releases/announcement-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import { formatMonth } from '../words/days.ts'
import { countOf } from '../words/words.ts'
import { type Event, findParts, listMonths, type MonthPart, splitMonth } from './month-parts.ts'

export interface ChangelogMonth {
  /** `2026-05`, also part of the anchor. */
  readonly id: string
  readonly title: string
  /** Newest first. Within a day, announcements come before versions. */
  readonly entries: readonly ChangelogEntry[]
  /** On a large site, the older entries of a busy month, for a table. */
  readonly others: readonly ChangelogEntry[]
  /** `part 2`; absent for the first part, which most months are. */
  readonly partText?: string
  readonly href: string
  /** The part of the month with newer versions, and the one with older versions. */
  readonly previous?: Link
  readonly next?: Link & { readonly count: number }
  /** How many of its versions have no date, and why they are in this month; absent if all have one. */
  readonly undatedText?: string
}

export interface ChangelogView {
  readonly months: readonly ChangelogMonth[]
  readonly count: number
  /** How many of the versions have no date, and where they are listed; absent if all have one. */
  readonly undatedText?: string
  /** The months that have a page of their own, newest first; empty if one page lists everything. */
  readonly pages: readonly (Link & { readonly count: number })[]
  readonly announcementsHref: string
  readonly rssHref: string
}

/** A version or an AWS announcement on the timeline. */
export type ChangelogEntry =
  | { readonly kind: 'release'; readonly day: string; readonly release: ReleaseView }
  | { readonly kind: 'announcement'; readonly day: string; readonly announcement: AnnouncementView }

/** Make the view of the changelog: all of it or, on a large site, its newest month. */
export function toChangelogView(site: Site): ChangelogView {
  const months = listMonths(site)
  const shown = isLarge(site) ? months.slice(0, 1) : months
  const undatedText = describeUndatedVersions(site.policies.flatMap(({ versions }) => versions))
  return {
    months: shown.flatMap((month) => {
      const parts = splitMonth(site, month)
      return parts.slice(0, 1).map((part) => toMonth(site, part, parts))
    }),
    count: site.policies.reduce((sum, { versions }) => sum + versions.length, 0),
    ...(undatedText !== undefined && { undatedText }),
    pages: isLarge(site)
      ? months.map(([id, events]) => ({
          text: formatMonth(`${id}-01`),
          href: site.urls.changelogMonth(id),
          count: events.length,
        }))
      : [],
    announcementsHref: site.urls.announcements,
    rssHref: site.urls.feed('all', 'rss'),
  }
}

/** List the parts of months that have a page of their own, newest first. */
export function listChangelogParts(site: Site): readonly Pick<MonthPart, 'slug' | 'month' | 'part'>[] {
  return isLarge(site) ? listMonths(site).flatMap((month) => splitMonth(site, month)) : []
}

/** Make the view of one part of a month. Throws if there is none. */
export function toChangelogMonth(site: Site, slug: string): ChangelogMonth {
  const parts = findParts(site, slug)
  const part = parts.find((other) => other.slug === slug)
  if (part === undefined) throw new Error(`${slug} is not a part of its month`)
  return toMonth(site, part, parts)
}

function toMonth(site: Site, part: MonthPart, parts: readonly MonthPart[]): ChangelogMonth {
  const { slug, month, listed, named } = part
  const undatedText = describeUndatedVersions(listVersions([...listed, ...named]))
  const [previous, next] = [parts[part.part - 2], parts[part.part]]
  return {
    id: month,
    title: formatMonth(`${month}-01`),
    ...(part.part > 1 && { partText: `part ${part.part}` }),
    href: site.urls.changelogMonth(slug),
    entries: listed.map((event) => toEntry(site, event)),
    others: named.map((event) => toEntry(site, event)),
    ...(previous && { previous: toPartLink(site, previous) }),
    ...(next && { next: { ...toPartLink(site, next), count: listVersions(next.named).length } }),
    ...(undatedText !== undefined && { undatedText }),
  }
}

const listVersions = (events: readonly Event[]) =>
  events.flatMap((event) => (event.kind === 'release' ? [event.version] : []))

function toPartLink(site: Site, { slug, month, part }: MonthPart): Link {
  return { text: `Part ${part} of ${formatMonth(`${month}-01`)}`, href: site.urls.changelogMonth(slug) }
}

function describeUndatedVersions(versions: readonly Version[]): string | undefined {
  const count = versions.filter(({ date }) => date.created === undefined).length
  if (count === 0) return undefined
  return `The date of ${countOf(count, 'version')} is unknown. A version without a date is listed next to a dated version of the same policy or, if there is none, in the newest month.`
}

function toEntry(site: Site, event: Event): ChangelogEntry {
  const { day } = event
  return event.kind === 'release'
    ? { kind: 'release', day, release: toReleaseView(site, event.policy, event.version) }
    : { kind: 'announcement', day, announcement: toAnnouncementView(site, event.announcement) }
}
