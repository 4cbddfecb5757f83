// Lists versions and announcements by month, and splits months of a large site with too many versions for one page.
import { defineReads, readAs } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import type { Announcement } from '../../site/announcements.ts'
import { isLarge } from '../../site/large-site.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import { listReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'

/** A version on the timeline, before its view is made. */
interface ReleaseEvent {
  readonly kind: 'release'
  readonly day: string
  readonly policy: PolicyModel
  readonly version: Version
}

/** A version or an announcement, before its view is made. */
export type Event =
  | ReleaseEvent
  | { readonly kind: 'announcement'; readonly day: string; readonly announcement: Announcement }

/** A month, such as `2026-05`, with its events, newest first. */
export type MonthEvents = readonly [id: string, events: readonly Event[]]

/** A part of a month that has a page of its own. */
export interface MonthPart {
  /** `2026-05`, for the second part `2026-05-part-2`; names it in URLs. */
  readonly slug: string
  readonly month: string
  /** Counted from 1. */
  readonly part: number
  /** Shown in full: the newest. */
  readonly listed: readonly Event[]
  /** In a table, a line each: what came before those. */
  readonly named: readonly Event[]
}

/** On a large site, how many of a month's entries are shown in full. A table has the rest. */
const mostListed = 40

/** The most lines of a page's table. */
const mostNamed = 400

/** List all releases and announcements by month, newest first. Runs once per site. */
export const listMonths = rememberAll(groupEvents)

function groupEvents(site: Site): readonly MonthEvents[] {
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

/** Split a month into the parts that have a page of their own; on a small site, there is one, which lists everything. */
export function splitMonth(site: Site, [month, events]: MonthEvents): readonly MonthPart[] {
  const most = isLarge(site) ? mostListed : events.length
  const [listed, named] = [events.slice(0, most), events.slice(most)]
  const count = Math.max(1, Math.ceil(named.length / mostNamed))
  const size = Math.ceil(named.length / count)
  return Array.from({ length: count }, (_, i) => ({
    slug: i === 0 ? month : `${month}-part-${i + 1}`,
    month,
    part: i + 1,
    listed: i === 0 ? listed : [],
    named: named.slice(i * size, (i + 1) * size),
  }))
}

/** List the parts of a month by the slug of one of them. Throws if nothing happened in that month. */
export function findParts(site: Site, slug: string): readonly MonthPart[] {
  const id = slug.slice(0, 7)
  const month = readAs(monthRead, id, () => findMonth(site, id))
  if (month === undefined) throw new Error(`nothing happened in ${id}`)
  return splitMonth(site, month)
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
