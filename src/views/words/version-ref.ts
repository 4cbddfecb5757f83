// Links to a version and describes its creation date, as far as it is known.
import type { VersionDate } from '../../core/records/version-dates.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { formatDay } from './days.ts'

export interface VersionRef {
  readonly id: string
  /** ISO 8601, UTC; absent if no source has it. */
  readonly created?: string
  /** The day of `created` in words, or `date unknown`. */
  readonly day: string
  /** What the neighbors' dates imply about an unknown date: `by 4 June 2022`. Shown where there is room. */
  readonly bounds?: string
  /** For sorting and for the timeline; never shown. */
  readonly orderedAt: string
  readonly href: string
}

/** An unbroken run of versions; without `until` it includes the newest one. */
export interface VersionSpan {
  readonly since: VersionRef
  readonly until?: VersionRef
  /** `from` if the run ends with another version than it begins with. */
  readonly word: 'since' | 'from' | 'only in'
}

/** Make a link to a version, with its date. */
export function toVersionRef(site: Site, version: Version): VersionRef {
  const { created, orderedAt } = version.date
  const bounds = describeBounds(version.date)
  return {
    id: version.id,
    ...(created !== undefined && { created }),
    day: describeDay(version.date),
    ...(bounds !== undefined && { bounds }),
    orderedAt,
    href: site.urls.version(version.record.policy, version.id),
  }
}

/** Make a span of versions, with the word that introduces its first version. */
export function toVersionSpan(since: VersionRef, until: VersionRef | undefined): VersionSpan {
  if (until === undefined) return { since, word: 'since' }
  return { since, until, word: until.id === since.id ? 'only in' : 'from' }
}

/** Format the day on which a version was created: `7 March 2023`, or `date unknown`. */
export function describeDay({ created }: VersionDate): string {
  return created === undefined ? 'date unknown' : formatDay(created)
}

/** Add what is known about an unknown date: `date unknown: by 4 June 2022`. */
export function describeDate({ day, bounds }: Pick<VersionRef, 'day' | 'bounds'>): string {
  return bounds === undefined ? day : `${day}: ${bounds}`
}

/** Write a sentence that the date is unknown, with what is known about it; undefined for a known date. */
export function describeUndated(version: Pick<VersionRef, 'created' | 'day' | 'bounds'>): string | undefined {
  if (version.created !== undefined) return undefined
  const words = describeDate(version)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Describe the range of an unknown date; undefined for a known date, or if no neighbor has one. */
function describeBounds({ notBefore, notAfter }: VersionDate): string | undefined {
  const [from, to] = [notBefore, notAfter].map((bound) => bound && formatDay(bound))
  if (from !== undefined && from === to) return `on ${from}, like the versions around it`
  if (from !== undefined && to !== undefined) return `between ${from} and ${to}`
  if (from !== undefined) return `${from} or later`
  return to && `by ${to}`
}

/** Return the date of a version, or its bounds, in the shape that JSON files use. */
export function toDateJson({ orderedAt: _, ...date }: VersionDate): Omit<VersionDate, 'orderedAt'> {
  return date
}
