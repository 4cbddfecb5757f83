// Makes the view of /announcements/: the rows, the lag chart, what was not found, and what was never announced.

import { listReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { roundCoordinate, yearsBetween } from '../chart-scale.ts'
import { type AnnouncementView, toAnnouncedView, toAnnouncementView } from '../releases/announcement-view.ts'
import { type ReleaseView, toReleaseView } from '../releases/release-view.ts'
import { formatDay } from '../words/days.ts'
import { countOf } from '../words/words.ts'

export interface LagMark {
  readonly x: number
  readonly y: number
  readonly href: string
  readonly label: string
}

export interface LagChart {
  readonly width: number
  readonly height: number
  readonly zero: number
  readonly marks: readonly LagMark[]
  readonly years: readonly { readonly x: number; readonly label: string }[]
  readonly days: readonly { readonly y: number; readonly label: string }[]
}

export interface AnnouncementsView {
  /** The page's numbers, in a few sentences. */
  readonly summary: readonly string[]
  /** Newest first. */
  readonly announcements: readonly AnnouncementView[]
  readonly chart: LagChart
  /** Announcements that name something their version does not add, or whose version was not found. */
  readonly notFound: readonly AnnouncementView[]
  /** Announcements in which AWS misspells a name. */
  readonly misspelled: readonly AnnouncementView[]
  /** Versions without an announcement since AWS began to announce changes, newest first. */
  readonly neverAnnounced: readonly ReleaseView[]
}

/** Make the view of the announcements page. */
export function toAnnouncementsView(site: Site): AnnouncementsView {
  const announcements = site.announcements.map((announcement) => toAnnouncementView(site, announcement))
  const releases = listReleases(site.policies).filter(
    ({ version }) => toAnnouncedView(site, version)?.kind === 'never',
  )
  return {
    summary: summarize(site, announcements, releases.length),
    announcements,
    chart: toLagChart(site, announcements),
    notFound: announcements.filter(
      ({ policy, version, missing }) => missing.length > 0 || (policy && !version),
    ),
    misspelled: announcements.filter(({ misspelled }) => misspelled.length > 0),
    neverAnnounced: releases.map(({ policy, version }) => toReleaseView(site, policy, version)),
  }
}

function summarize(site: Site, all: readonly AnnouncementView[], never: number): readonly string[] {
  const lags = all.flatMap(({ lagDays }) => (lagDays === undefined ? [] : [lagDays]))
  const count = (matches: (lag: number) => boolean) => lags.filter(matches).length
  const [first, last] = [Math.min(...lags), Math.max(...lags)]
  if (all.length === 0) return ['No AWS announcements are recorded for the policies in this catalog.']
  const about = all.flatMap(({ policy }) => policy?.name ?? [])
  const [since, changes] = [site.announcedSince, about.length]
  const matched = `${lags.length === changes ? 'each is' : `${lags.length} are`} matched to a version by what it names.`
  const recorded = describeRecorded(site, about)
  if (lags.length === 0)
    return [since === undefined ? `${recorded}.` : `AWS has announced ${countOf(changes, 'change')}.`]
  return [
    since === undefined
      ? `${recorded}; ${matched}`
      : `AWS has announced ${countOf(changes, 'change')} since ${formatDay(since)}; ${matched}`,
    `${count((lag) => lag > 0)} came after the version was created, ${count((lag) => lag === 0)} on the same day and ${count((lag) => lag < 0)} before it: from ${countOf(Math.max(0, -first), 'day')} before to ${countOf(Math.max(0, last), 'day')} after.`,
    // Only if a record says since when AWS has announced all its changes to these policies.
    ...(since === undefined
      ? []
      : [`${countOf(never, 'version')} from that period ${never === 1 ? 'was' : 'were'} never announced.`]),
  ]
}

/** Say how many announcements are recorded and about how many policies, since AWS may have announced more. */
function describeRecorded({ policies }: Site, about: readonly string[]): string {
  const count = new Set(about).size
  const which =
    count === policies.length
      ? `the ${countOf(count, 'policy', 'policies')}`
      : `${count.toLocaleString('en')} of the ${countOf(policies.length, 'policy', 'policies')}`
  return `${countOf(about.length, 'announcement')} by AWS ${about.length === 1 ? 'is' : 'are'} recorded, about ${which} in this catalog`
}

const [width, height, left, right, top, bottom] = [960, 240, 44, 16, 14, 22]

/** Chart each announcement on its date: above the line if it came after its version, below if it came before. */
function toLagChart(site: Site, announcements: readonly AnnouncementView[]): LagChart {
  const dated = announcements.flatMap(({ date, day, lagDays, lagText, policy, version }) =>
    lagDays === undefined || version === undefined || policy === undefined
      ? []
      : [{ date, lagDays, href: version.href, label: `${policy.name} ${version.id}: ${lagText}, ${day}` }],
  )
  const lags = dated.map(({ lagDays }) => lagDays)
  const [low, high] = [Math.min(-10, ...lags), Math.max(10, ...lags)]
  const from = timeOf(`${dated.at(-1)?.date.slice(0, 4) ?? site.settings.asOf.slice(0, 4)}-01-01`)
  const to = timeOf(site.settings.asOf.slice(0, 10))
  const xOf = (date: string) =>
    roundCoordinate(left + ((timeOf(date) - from) / (to - from)) * (width - left - right))
  const yOf = (lag: number) => roundCoordinate(top + ((high - lag) / (high - low)) * (height - top - bottom))
  return {
    width,
    height,
    zero: yOf(0),
    marks: dated.map(({ date, lagDays, href, label }) => ({ x: xOf(date), y: yOf(lagDays), href, label })),
    years: yearsBetween(from, to).map((year) => ({ x: xOf(`${year}-01-01`), label: String(year) })),
    days: ticksBetween(low, high).map((lag) => ({ y: yOf(lag), label: String(lag).replace('-', '−') })),
  }
}

/** Lists multiples of twenty days, including zero. */
function ticksBetween(low: number, high: number): readonly number[] {
  const first = Math.ceil(low / 20)
  return Array.from({ length: Math.floor(high / 20) - first + 1 }, (_, i) => (first + i) * 20)
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
