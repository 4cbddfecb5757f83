// The site in; what /announcements/ shows out: the rows, the lag as a picture, what was not found, what was not announced.

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
  /** The figures of the page in a sentence or two. */
  readonly summary: readonly string[]
  /** Newest first. */
  readonly announcements: readonly AnnouncementView[]
  readonly chart: LagChart
  /** Those that name what their version does not bring, or whose version was not found. */
  readonly notFound: readonly AnnouncementView[]
  /** Those in which AWS misspells a name. */
  readonly misspelled: readonly AnnouncementView[]
  /** Versions since AWS began to announce that no announcement speaks of, newest first. */
  readonly neverAnnounced: readonly ReleaseView[]
}

/** Make the view of the announcements' page. */
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
  const of = (holds: (lag: number) => boolean) => lags.filter(holds).length
  const [first, last] = [Math.min(...lags), Math.max(...lags)]
  const since = site.announcedSince
  const changes = all.filter(({ policy }) => policy !== undefined).length
  if (all.length === 0) return ['No announcement of AWS is recorded for the policies of this catalog.']
  if (lags.length === 0) return [`AWS announced ${countOf(changes, 'change')}.`]
  return [
    `AWS announced ${countOf(changes, 'change')}${since === undefined ? '' : ` since ${formatDay(since)}`}; ${lags.length === changes ? 'each is' : `${lags.length} are`} matched to a version by what it names.`,
    `${of((lag) => lag > 0)} came after the version was created, ${of((lag) => lag === 0)} on its day and ${of((lag) => lag < 0)} before it: from ${countOf(Math.max(0, -first), 'day')} before to ${countOf(Math.max(0, last), 'day')} after.`,
    // Only where a record tells since when AWS announces all its changes of these policies.
    ...(since === undefined
      ? []
      : [`${countOf(never, 'version')} of that time ${never === 1 ? 'was' : 'were'} never announced.`]),
  ]
}

const [width, height, left, right, top, bottom] = [960, 240, 44, 16, 14, 22]

/** Chart each announcement at its day: above the line announced after its version, below before it. */
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

/** Multiples of twenty days, zero among them. */
function ticksBetween(low: number, high: number): readonly number[] {
  const first = Math.ceil(low / 20)
  return Array.from({ length: Math.floor(high / 20) - first + 1 }, (_, i) => (first + i) * 20)
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
