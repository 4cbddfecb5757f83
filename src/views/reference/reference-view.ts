// Makes the views of /reference/ and of its parts: what AWS changed in its reference, by year and by service.
import { servicePrefix } from '../../core/actions/action.ts'
import type { ActionDay } from '../../core/reference/action-days.ts'
import { rememberAll } from '../../core/remember.ts'
import { linkService } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'
import { formatDay } from '../words/days.ts'
import { countOf } from '../words/words.ts'
import {
  type ReferenceEntry,
  type ReferenceMonth,
  toReferenceEntries,
  toReferenceMonths,
} from './reference-entries.ts'

/** A link to a part, with how many changes it has. */
export interface PartLink extends Link {
  readonly count: number
  /** The service's name. */
  readonly note?: string
}

/** An entry that moved a policy, named in a list that leads to it. */
export interface MovedLink extends Link {
  readonly dayText: string
  readonly day: string
  readonly policies: readonly string[]
}

export interface ReferenceView {
  readonly summary: string
  /** Changes of existing actions that moved a policy, newest first. */
  readonly moved: readonly MovedLink[]
  /** The newest months. */
  readonly months: readonly ReferenceMonth[]
  readonly years: readonly PartLink[]
  readonly services: readonly PartLink[]
}

export interface ReferencePartView {
  /** `2026`, or the name of a service. */
  readonly title: string
  /** The service's prefix. */
  readonly prefix?: string
  /** The page of the service's actions, if it has one. */
  readonly serviceHref?: string
  readonly href: string
  readonly summary: string
  readonly moved: readonly MovedLink[]
  readonly months: readonly ReferenceMonth[]
}

/** How many months the first page has. */
const monthsShown = 3

/** Make the view of the first page. */
export function toReferenceView(site: Site): ReferenceView {
  const { period } = site.reference
  const days = site.reference.days()
  const newest = [...new Set(days.map(({ day }) => day.slice(0, 7)))].slice(0, monthsShown)
  return {
    summary:
      period === undefined
        ? 'No changes to AWS’s reference are recorded for this catalog.'
        : `From ${formatDay(period.since)} to ${formatDay(period.until)}, AWS made ${countOf(countRows(days), 'change')} to its reference for ${listServices(site).length} of the ${countOf(period.services.length, 'service')} that this site follows. ${describeMoved(site, days)}`,
    moved: listMoved(site, days),
    months: toReferenceMonths(
      site,
      days.filter(({ day }) => newest.includes(day.slice(0, 7))),
    ),
    years: listYears(site).map((year) => toPartLink(site, year, ofYear(site, year))),
    services: listServices(site).map((prefix) => ({
      ...toPartLink(site, prefix, ofService(site, prefix)),
      note: site.serviceNames.get(prefix) ?? prefix,
    })),
  }
}

/** List the years and the services that have a page. */
export const listReferenceParts: (site: Site) => readonly string[] = rememberAll((site: Site) => [
  ...listYears(site),
  ...listServices(site),
])

/** Return the address of a service's changes; undefined if it has none. */
export function linkServiceChanges(site: Site, prefix: string): PartLink | undefined {
  const days = ofService(site, prefix)
  return days.length === 0 ? undefined : toPartLink(site, prefix, days)
}

/** Make the view of a year's or a service's page. */
export function toReferencePart(site: Site, part: string): ReferencePartView {
  const isYear = /^\d{4}$/.test(part)
  const days = isYear ? ofYear(site, part) : ofService(site, part)
  const serviceHref = isYear ? undefined : linkService(site, part)
  const about = isYear ? `in ${part}` : `for ${site.serviceNames.get(part) ?? part}`
  return {
    title: isYear ? part : (site.serviceNames.get(part) ?? part),
    ...(!isYear && { prefix: part }),
    ...(serviceHref !== undefined && { serviceHref }),
    href: site.urls.referencePart(part),
    summary: `${countOf(countRows(days), 'change')} to AWS’s reference ${about}. ${describeMoved(site, days)}`,
    moved: listMoved(site, days, site.urls.referencePart(part)),
    months: toReferenceMonths(site, days),
  }
}

function describeMoved(site: Site, days: readonly ActionDay[]): string {
  const moves = listMovedEntries(site, days)
  const count = moves.reduce((sum, { actions }) => sum + actions.length, 0)
  if (count === 0) {
    const isOpen = existingActions(days).some((day) => site.reference.movesOf(day).undecided.length > 0)
    return isOpen
      ? 'No change to an existing action is known to have moved what a policy in this catalog allows; for some, that is not decided.'
      : 'No change to an existing action moved what a policy in this catalog allows.'
  }
  const times = count === 1 ? 'Once' : `${count.toLocaleString('en')} times`
  return `${times}, what changed about an existing action moved what a policy in this catalog allows, with no change to its text.`
}

/** `page` is the page that has the entries; the first page leads to those of the years. */
function listMoved(site: Site, days: readonly ActionDay[], page?: string): readonly MovedLink[] {
  return listMovedEntries(site, days).map(({ id, day, dayText, actions, moves, more }) => ({
    text: `${actions[0]?.name}${actions.length === 1 ? '' : ` and ${actions.length - 1} more`}`,
    href: `${page ?? site.urls.referencePart(day.slice(0, 4))}#${id}`,
    day,
    dayText,
    policies: [
      ...moves.map(({ policy, kind }) => `${kind}: ${policy}`),
      ...(more === undefined ? [] : [more]),
    ],
  }))
}

function listMovedEntries(site: Site, days: readonly ActionDay[]): readonly ReferenceEntry[] {
  return toReferenceEntries(
    site,
    existingActions(days).filter((day) => site.reference.movesOf(day).moved.length > 0),
  )
}

const existingActions = (days: readonly ActionDay[]) =>
  days.filter(({ before, after }) => before !== undefined && after !== undefined)

function toPartLink({ urls }: Site, part: string, days: readonly ActionDay[]): PartLink {
  return { text: part, href: urls.referencePart(part), count: countRows(days) }
}

const countRows = (days: readonly ActionDay[]) => days.reduce((sum, { rows }) => sum + rows.length, 0)

function listYears(site: Site): readonly string[] {
  return [...new Set(site.reference.days().map(({ day }) => day.slice(0, 4)))]
}

function listServices(site: Site): readonly string[] {
  return [...indexServices(site).keys()].sort()
}

const ofYear = (site: Site, year: string) =>
  site.reference.days().filter(({ day }) => day.startsWith(`${year}-`))

const ofService = (site: Site, prefix: string) => indexServices(site).get(prefix) ?? []

const indexServices = rememberAll((site: Site) =>
  Map.groupBy(site.reference.days(), ({ action }) => servicePrefix(action)),
)
