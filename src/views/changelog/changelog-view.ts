// Makes the views of the changelog, with releases by month and newest first.

import { defineReads, readAs } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import type { Announcement } from '../../site/announcements.ts'
import { isLarge } from '../../site/large-site.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import { listReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'
import { type AnnouncementView, toAnnouncementView } from '../releases/announcement-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import { formatMonth } from '../words/days.ts'
import { countOf } from '../words/words.ts'

export interface ChangelogMonth {
  /** `2026-05`, also part of the anchor. */
  readonly id: string
  readonly title: string
  /** Newest first. Within a day, announcements come before versions. */
  readonly entries: readonly ChangelogEntry[]
  /** On a large site, the versions of a busy month that are listed by name only. */
  readonly others: readonly ReleaseView[]
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

/** A version or an announcement, before its view is made. */
type Event =
  | {
      readonly kind: 'release'
      readonly day: string
      readonly policy: PolicyModel
      readonly version: Version
    }
  | { readonly kind: 'announcement'; readonly day: string; readonly announcement: Announcement }

/** Make the view of the changelog: all of it or, on a large site, its newest month. */
export function toChangelogView(site: Site): ChangelogView {
  const months = listMonths(site)
  const shown = isLarge(site) ? months.slice(0, 1) : months
  const undatedText = describeUndatedVersions(site.policies.flatMap(({ versions }) => versions))
  return {
    months: shown.map((month) => toMonth(site, month)),
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

/** List the months that have a page of their own. */
export function listChangelogMonths(site: Site): readonly string[] {
  return isLarge(site) ? listMonths(site).map(([id]) => id) : []
}

/** Make the view of one month. Throws if nothing happened in it. */
export function toChangelogMonth(site: Site, id: string): ChangelogMonth {
  const month = readAs(monthRead, id, () => findMonth(site, id))
  if (month === undefined) throw new Error(`nothing happened in ${id}`)
  return toMonth(site, month)
}

/** A month depends on its own events, and not on those of other months. */
const monthRead = 'month of changelog'

/** Define how the events of a month are looked up again. */
export function defineMonthReads(site: Site): void {
  defineReads(monthRead, (id) =>
    findMonth(site, id)?.[1].map((event) => [
      event.day,
      event.kind === 'release' ? [event.policy.name, event.version.id] : event.announcement.record,
    ]),
  )
}

const findMonth = (site: Site, id: string) => listMonths(site).find(([month]) => month === id)

/** List all releases and announcements by month, newest first. Runs once per site. */
const listMonths = rememberAll(groupEvents)

function groupEvents(site: Site): readonly (readonly [string, readonly Event[]])[] {
  const events = [
    ...site.announcements.map(
      (announcement): Event => ({ kind: 'announcement', day: announcement.record.date, announcement }),
    ),
    ...listReleases(site.policies).map(
      ({ policy, version }): Event => ({
        kind: 'release',
        day: version.date.orderedAt.slice(0, 10),
        policy,
        version,
      }),
    ),
  ].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
  return [...Map.groupBy(events, ({ day }) => day.slice(0, 7))]
}

/** On a large site, how many of a month's entries are shown in full. Later versions are listed by name. */
const mostListed = 40

function toMonth(site: Site, [id, events]: readonly [string, readonly Event[]]): ChangelogMonth {
  const undatedText = describeUndatedVersions(
    events.flatMap((event) => (event.kind === 'release' ? [event.version] : [])),
  )
  const isListed = ({ kind }: Event, i: number) => !isLarge(site) || kind === 'announcement' || i < mostListed
  return {
    id,
    title: formatMonth(`${id}-01`),
    entries: events.filter(isListed).map((event) => toEntry(site, event)),
    others: events.flatMap((event, i) =>
      event.kind === 'release' && !isListed(event, i)
        ? [toReleaseView(site, event.policy, event.version)]
        : [],
    ),
    ...(undatedText !== undefined && { undatedText }),
  }
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
