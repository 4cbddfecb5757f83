// A version in; the link to it, with its date or what is known of it, out.
import type { VersionDate } from '../../core/records/version-dates.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { formatDay } from './days.ts'

export interface VersionRef {
  readonly id: string
  /** Absent where no source tells it. */
  readonly created?: string
  /** The day of `created`, in words; `date unknown` where no source tells it. */
  readonly day: string
  /** What the dates of its neighbors say of an unknown one, for where there is room: `by 4 June 2022`. */
  readonly bounds?: string
  /** To sort by and to place it on a line of time, never to be shown. */
  readonly orderedAt: string
  readonly href: string
}

/** Link to a version, with its date. */
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

/** Tell the day on which a version was created: `7 March 2023`, or `date unknown`. */
export function describeDay({ created }: VersionDate): string {
  return created === undefined ? 'date unknown' : formatDay(created)
}

/** Tell the same with what is known of an unknown date: `date unknown: by 4 June 2022`. */
export function describeDate({ day, bounds }: Pick<VersionRef, 'day' | 'bounds'>): string {
  return bounds === undefined ? day : `${day}: ${bounds}`
}

/** Say in a sentence that a date is unknown, with what is known of it; nothing of a known one. */
export function describeUndated(version: Pick<VersionRef, 'created' | 'day' | 'bounds'>): string | undefined {
  if (version.created !== undefined) return undefined
  const told = describeDate(version)
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}.`
}

/** Tell between which days an unknown date lies; nothing of a known one, and where no neighbor has a date. */
function describeBounds({ notBefore, notAfter }: VersionDate): string | undefined {
  const [from, to] = [notBefore, notAfter].map((bound) => bound && formatDay(bound))
  if (from !== undefined && from === to) return `on ${from}, like the versions around it`
  if (from !== undefined && to !== undefined) return `between ${from} and ${to}`
  if (from !== undefined) return `${from} or later`
  return to && `by ${to}`
}

/** Give the date of a version, or its bounds, as JSON has them. */
export function toDateJson({ orderedAt: _, ...date }: VersionDate): Omit<VersionDate, 'orderedAt'> {
  return date
}
