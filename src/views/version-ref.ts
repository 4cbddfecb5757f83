// A version in; the link to it, with its date, out.
import type { Site, Version } from './site.ts'
import { formatDay } from './words.ts'

export interface VersionRef {
  readonly id: string
  readonly created: string
  /** The day of `created`, in words. */
  readonly day: string
  readonly href: string
}

/** Link to a version, with its date. */
export function toVersionRef(site: Site, version: Version): VersionRef {
  return {
    id: version.id,
    created: version.record.created,
    day: formatDay(version.record.created),
    href: site.urls.version(version.record.policy, version.id),
  }
}
